import { z } from 'zod';
import { GOAL_ACHIEVEMENT, LIFE_AREA } from '../../../shared/codes';
import type { MethodInput } from '../../../shared/contract';
import type { GoalView } from '../../../shared/contract/goals';
import { UuidSchema } from '../../../shared/identifiers';
import { Goal } from '../../../shared/model';
import { FIRST_GOAL_STATUSES, OPEN_GOAL_ACHIEVEMENTS } from '../../../shared/rules/goals';
import { LocalDateSchema, type LocalDate } from '../../../shared/time';
import { textOrNull } from '../support/text-or-null';

/** The tab of a chart the goals are on. */
export const GOALS_TAB = 'goals';

/** More than the vault takes: what is too long is kept, and said. */
const KEPT_LETTERS = 5_000;

const GoalFieldsSchema = z.object({
  words: z.string().max(KEPT_LETTERS),
  lifeArea: LIFE_AREA.schema.nullable(),
  baseline: z.string().max(KEPT_LETTERS),
  startedOn: LocalDateSchema.nullable(),
  targetOn: LocalDateSchema.nullable(),
  /** Of a new goal. */
  status: z.enum(FIRST_GOAL_STATUSES),
  achievement: GOAL_ACHIEVEMENT.schema.nullable(),
});
/** A goal as its form holds it. */
export type GoalForm = z.infer<typeof GoalFieldsSchema>;

const WrittenSchema = z.object({
  about: z.literal('goal'),
  /** The one being changed, with what the change is based on; `null` for a new one. */
  changes: z.object({ goalId: UuidSchema, revision: z.int().positive() }).nullable(),
  form: GoalFieldsSchema,
});
/** A goal being written, as it is kept. */
export type WrittenGoal = z.infer<typeof WrittenSchema>;

const StepSchema = z.object({
  about: z.literal('step'),
  goalId: UuidSchema,
  revision: z.int().positive(),
  status: Goal.fields.status.schema,
  form: z.object({ on: LocalDateSchema.nullable(), reason: z.string().max(KEPT_LETTERS) }),
});
/** What becomes of a goal, while somebody says why; as it is kept. */
export type GoalStepDraft = z.infer<typeof StepSchema>;

export const GoalDraftSchema = z.discriminatedUnion('about', [WrittenSchema, StepSchema]);
export type GoalDraft = z.infer<typeof GoalDraftSchema>;

/** The form of a new goal, begun today. */
export function emptyGoal(today: LocalDate): WrittenGoal {
  return {
    about: 'goal',
    changes: null,
    form: {
      words: '',
      lifeArea: null,
      baseline: '',
      startedOn: today,
      targetOn: null,
      status: FIRST_GOAL_STATUSES[0],
      achievement: null,
    },
  };
}

/** A goal on the chart, to be changed. */
export function writtenGoal(goal: GoalView): WrittenGoal {
  return {
    about: 'goal',
    changes: { goalId: goal.id, revision: goal.revision },
    form: formOfGoal(goal),
  };
}

/** What a goal on the chart says, as the form holds it. */
export function formOfGoal(goal: GoalView): GoalForm {
  const { words, lifeArea, baseline, startedOn, targetOn, achievement } = goal;
  return {
    words,
    lifeArea,
    baseline: baseline ?? '',
    startedOn,
    targetOn,
    status: FIRST_GOAL_STATUSES.find((status) => status === goal.status) ?? FIRST_GOAL_STATUSES[0],
    achievement,
  };
}

/** What the vault takes of a form, or `null` while something is missing. */
export function goalText({
  words,
  lifeArea,
  baseline,
  startedOn,
  targetOn,
}: GoalForm): Pick<
  MethodInput<'goal.add'>,
  'words' | 'lifeArea' | 'baseline' | 'startedOn' | 'targetOn'
> | null {
  if (lifeArea === null || startedOn === null) return null;
  return { words: words.trim(), lifeArea, baseline: textOrNull(baseline), startedOn, targetOn };
}

/** How it is going, as far as it can be said of an open goal. */
export function openAchievement({ achievement }: GoalForm): MethodInput<'goal.change'>['achievement'] {
  return OPEN_GOAL_ACHIEVEMENTS.find((open) => open === achievement) ?? null;
}
