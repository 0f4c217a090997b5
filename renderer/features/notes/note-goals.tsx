import { GOAL_STATUS, LIFE_AREA, NO_GOAL_REASON } from '../../../shared/codes';
import type { NoteView } from '../../../shared/contract/notes';
import { COPIED_GOALS } from '../../../shared/model';
import { CheckboxGroup, RadioGroup, type FormState } from '../../components';
import { useFormat, useLabel, useTranslation } from '../../i18n';
import { useCodeChoices } from '../support/code-choices';
import { GOALS_FIELD, chosenGoals, copiedField, goalsText, type NoteForm } from './note-form';

export interface NoteGoalsProps {
  readonly note: NoteView;
  readonly form: Pick<FormState<NoteForm>, 'values' | 'assign' | 'set'>;
}

/** Which of the person's goals the contact worked on, or why none (R-NOTE-03). */
export function NoteGoals({ note, form }: NoteGoalsProps) {
  const { t } = useTranslation('notes');
  const label = useLabel();
  const format = useFormat();
  const allReasons = useCodeChoices(NO_GOAL_REASON);
  const chosen = chosenGoals(form.values);
  // A goal that was carried over or chosen and can't be named any more stays on the list, to be unticked.
  const known = [...note.linkableGoals, ...note.goals.filter(({ id }) => !isAmong(note.linkableGoals, id))];
  const reason = form.values['noGoalReason'];
  // Where goals are written, that there are none is no reason; one that was given stays to be seen.
  const reasons = allReasons.filter(({ id }) => id !== 'no_goal_yet' || known.length === 0 || reason === id);
  const copiedFrom = form.values[copiedField(COPIED_GOALS)] ?? '';
  const copied =
    copiedFrom === '' || chosen.length === 0
      ? null
      : note.goalsCopiedFrom?.noteId === copiedFrom
        ? t('editor.copiedFrom', { date: format.date(note.goalsCopiedFrom.serviceDate) })
        : t('editor.copied');
  return (
    <>
      {known.length > 0 && (
        <CheckboxGroup
          label={t('editor.goals')}
          hint={[t('editor.goalsHint'), copied].filter(Boolean).join(' · ')}
          name={GOALS_FIELD}
          width="full"
          choices={known.map((goal) => ({
            id: goal.id,
            label: goal.words,
            description: [
              label(LIFE_AREA.codes[goal.lifeArea]),
              ...(goal.status === 'active' ? [] : [label(GOAL_STATUS.codes[goal.status])]),
            ].join(' · '),
          }))}
          value={chosen}
          onChange={(ids) =>
            form.assign({
              [GOALS_FIELD]: goalsText(ids),
              ...(ids.length === 0 ? { [copiedField(COPIED_GOALS)]: '' } : {}),
            })
          }
        />
      )}
      {chosen.length === 0 && (
        <RadioGroup
          label={t('editor.goal')}
          hint={t(known.length === 0 ? 'editor.goalHintNone' : 'editor.goalHint')}
          name="noGoalReason"
          choices={reasons}
          value={reasons.find(({ id }) => id === reason)?.id ?? null}
          onChange={(chosenReason) => form.set('noGoalReason', chosenReason)}
        />
      )}
    </>
  );
}

function isAmong(goals: readonly { readonly id: string }[], goalId: string): boolean {
  return goals.some(({ id }) => id === goalId);
}
