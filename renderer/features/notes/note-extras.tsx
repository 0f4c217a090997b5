import { INTERVENTION } from '../../../shared/codes';
import { CheckboxGroup, FormRow, SelectField, type FormState } from '../../components';
import { useTranslation } from '../../i18n';
import { NO_CHOICE, useCodeChoices } from '../support/code-choices';
import { SCALES, SCALE_STEPS, chosenInterventions, interventionsText, type NoteForm } from './note-form';

export interface NoteExtrasProps {
  readonly form: Pick<FormState<NoteForm>, 'values' | 'set'>;
}

/** What the worker did, in ticks, and the two numbers the person gave for themselves. All may stay open. */
export function NoteExtras({ form }: NoteExtrasProps) {
  const { t } = useTranslation('notes');
  const choices = useCodeChoices(INTERVENTION);
  const steps = [
    { id: NO_CHOICE, label: t('editor.notAsked') },
    ...SCALE_STEPS.map((step) => ({ id: step, label: step })),
  ];
  return (
    <>
      <CheckboxGroup
        label={t('editor.interventions')}
        isOptional
        layout="row"
        width="full"
        choices={choices}
        value={chosenInterventions(form.values)}
        onChange={(chosen) => form.set('interventions', interventionsText(chosen))}
      />
      <FormRow>
        {SCALES.map((scale) => (
          <SelectField
            key={scale}
            label={t(`editor.${scale}`)}
            hint={t(`editor.${scale}Hint`)}
            isOptional
            choices={steps}
            value={steps.find(({ id }) => id === form.values[scale])?.id ?? NO_CHOICE}
            onChange={(step) => form.set(scale, step)}
          />
        ))}
      </FormRow>
    </>
  );
}
