import { Goal } from '../../../shared/model';
import type { Label, Row, Values } from '../../../shared/model';
import { isGoalLinkable } from '../../../shared/rules/goals';
import { addDays } from '../../../shared/time';
import type { LocalDate } from '../../../shared/time';
import type { WriteContext } from '../store/changes';
import type { Writer } from '../store/connection';
import { insertRecord } from '../store/records';
import type { SeededRandom } from './random';

interface SampleGoal {
  readonly words: Label;
  readonly lifeArea: Values<typeof Goal>['lifeArea'];
}

/** What people want for themselves, as they say it. */
const SAMPLE_GOALS: readonly [SampleGoal, ...SampleGoal[]] = [
  {
    words: { en: 'I want my own place by spring.', es: 'Quiero tener mi propio lugar para la primavera.' },
    lifeArea: 'housing',
  },
  {
    words: { en: 'Get through Fridays without using.', es: 'Pasar los viernes sin consumir.' },
    lifeArea: 'substance_use',
  },
  {
    words: { en: 'See my kids every weekend.', es: 'Ver a mis hijos cada fin de semana.' },
    lifeArea: 'family',
  },
  {
    words: { en: 'A job where they know I show up.', es: 'Un trabajo donde sepan que cumplo.' },
    lifeArea: 'employment',
  },
  {
    words: { en: 'Get my driver’s license back.', es: 'Recuperar mi licencia de conducir.' },
    lifeArea: 'transport',
  },
  {
    words: { en: 'Finish my GED.', es: 'Terminar mi GED.' },
    lifeArea: 'education',
  },
  {
    words: { en: 'Sleep through the night again.', es: 'Volver a dormir toda la noche.' },
    lifeArea: 'mental_health',
  },
  {
    words: { en: 'Pay off my court fines.', es: 'Pagar mis multas del tribunal.' },
    lifeArea: 'legal',
  },
  {
    words: { en: 'Play guitar in front of people.', es: 'Tocar la guitarra frente a la gente.' },
    lifeArea: 'daily_life',
  },
];

const ENDINGS = [
  'active',
  'active',
  'active',
  'active',
  'on_hold',
  'completed',
  'completed',
  'planned',
] as const;

interface SamplePerson {
  readonly clientId: string;
  readonly from: LocalDate;
  readonly today: LocalDate;
  readonly language: 'en' | 'es';
}

/** Writes one to three goals of a person, some of them achieved, as if each had been set in the first weeks. */
export function writeSampleGoals(
  writer: Writer,
  change: WriteContext,
  random: SeededRandom,
  { clientId, from, today, language }: SamplePerson,
): readonly Row<typeof Goal>[] {
  const chosen = random.some(SAMPLE_GOALS, random.between(1, 3));
  return chosen.map(({ words, lifeArea }) => {
    const set = addDays(from, random.between(0, 20));
    const startedOn = set > today ? today : set;
    const status = random.pick(ENDINGS);
    const isOver = status === 'completed' || status === 'on_hold';
    const later = addDays(startedOn, random.between(14, 90));
    const statusOn = isOver ? (later > today ? today : later) : startedOn;
    return insertRecord(writer, change, Goal, {
      clientId,
      words: words[language],
      lifeArea,
      baseline: null,
      startedOn,
      targetOn: random.chance(0.4) ? addDays(startedOn, random.between(60, 200)) : null,
      status,
      statusOn,
      statusReason: null,
      achievement:
        status === 'completed' ? 'achieved' : random.pick(['in_progress', 'improving', 'no_change']),
      achievedOn: status === 'completed' ? statusOn : null,
    });
  });
}

/** The goals a contact of that day was about, at most two of them; `null` for somebody who has none. */
export function goalsOfContact(
  random: SeededRandom,
  goals: readonly Row<typeof Goal>[] | undefined,
  serviceDate: LocalDate,
): readonly Row<typeof Goal>[] | null {
  if (goals === undefined) return null;
  const possible = goals.filter((goal) => goal.startedOn <= serviceDate && isGoalLinkable(goal, serviceDate));
  return possible.length > 0 && random.chance(0.7) ? random.some(possible, random.between(1, 2)) : [];
}
