import { PREGNANCY, YES_NO_ANSWER } from '../../../shared/codes';
import type { WaitingPerson } from '../../../shared/contract/waiting-list';
import { FormDialog, SelectField, useForm, useNotify } from '../../components';
import { useTranslation } from '../../i18n';
import { useCommand } from '../../vault';
import { NO_CHOICE, chosenCode, useCodeChoices, withNoChoice } from '../support/code-choices';
import { usePersonName } from '../support/person-label';
import type { WaitingDialogProps } from './dialog-props';
import { useFailed } from '../support/use-failed';

type Answers = NonNullable<WaitingPerson['answers']>;

/** Asks the two questions the order follows from (R-INT-09). */
export function AnswersDialog({ person, onClose }: WaitingDialogProps) {
  const { t } = useTranslation(['waiting', 'common']);
  const notify = useNotify();
  const failed = useFailed();
  const command = useCommand('waiting.saveAnswers');
  const pregnancies = withNoChoice(useCodeChoices(PREGNANCY), t('answers.notAsked'));
  const yesNo = withNoChoice(useCodeChoices(YES_NO_ANSWER), t('answers.notAsked'));
  const title = t('answers.title', { name: usePersonName()(person) });
  const form = useForm<Answers>({
    initialValues: person.answers ?? { pregnancy: null, injection: null },
    validate: () => ({}),
  });

  const save = async (answers: Answers) => {
    const { entryId, revision } = person;
    const result = await command.run({ entryId, expectedRevision: revision, ...answers });
    if (!result.ok) {
      failed(form, result.error);
      return;
    }
    notify({ tone: 'success', message: t('answers.done') });
    onClose();
  };

  return (
    <FormDialog
      title={title}
      onClose={onClose}
      submitLabel={t('answers.save')}
      isSubmitting={form.isSubmitting}
      {...form.bind(save)}
    >
      <p>{t('answers.text')}</p>
      <SelectField
        label={t('answers.pregnancy')}
        name="pregnancy"
        choices={pregnancies}
        value={form.values.pregnancy ?? NO_CHOICE}
        onChange={(choice) => form.set('pregnancy', chosenCode(choice))}
        autoFocus
      />
      <SelectField
        label={t('answers.injection')}
        name="injection"
        choices={yesNo}
        value={form.values.injection ?? NO_CHOICE}
        onChange={(choice) => form.set('injection', chosenCode(choice))}
      />
    </FormDialog>
  );
}
