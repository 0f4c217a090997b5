import { useState } from 'react';
import type { ClientChart } from '../../../shared/contract/clients';
import { Coverage } from '../../../shared/model';
import {
  Button,
  DateField,
  type FieldErrors,
  FormDialog,
  FormRow,
  SelectField,
  TextField,
  useForm,
  useNotify,
} from '../../components';
import { useTranslation } from '../../i18n';
import { useCommand, useKeepForm, type Draft } from '../../vault';
import { usePersonName } from '../support/person-label';
import { useProblemText } from '../support/problem-text';
import { useFailed } from '../support/use-failed';
import { toCoverageInput, type CoverageForm } from './coverage-form';
import type { Payers } from './use-payers';

export interface CoverageDialogProps {
  readonly chart: ClientChart;
  readonly payers: Payers;
  readonly draft: Draft<CoverageForm>;
  /** What the form begins with: a blank one, one on record, or what was being typed before a lock. */
  readonly start: CoverageForm;
  readonly onClose: () => void;
}

/** Adds who pays for somebody, or changes it. */
export function CoverageDialog({ chart, payers, draft, start, onClose }: CoverageDialogProps) {
  const { t } = useTranslation(['chart', 'common']);
  const notify = useNotify();
  const failed = useFailed();
  const problemText = useProblemText();
  const command = useCommand('coverage.save');
  const name = usePersonName()(chart);
  const [initial] = useState(start);
  const form = useForm<CoverageForm>({
    initialValues: initial,
    validate: (values): FieldErrors<CoverageForm> => ({
      ...(values.payerCode === null ? { payerCode: t('coverage.payerMissing') } : {}),
      ...(values.startsOn === null ? { startsOn: t('coverage.startMissing') } : {}),
      ...(values.startsOn !== null && values.endsOn !== null && values.endsOn < values.startsOn
        ? { endsOn: problemText('ends_before_starts') }
        : {}),
    }),
  });
  useKeepForm(draft, form.values, initial);
  const { changes } = initial;
  const title = t(changes === null ? 'coverage.addTitle' : 'coverage.changeTitle', { name });
  const close = () => {
    void draft.discard();
    onClose();
  };

  const save = async (values: CoverageForm, isActive: boolean) => {
    // A second try after somebody else's change knows the newest revision.
    const newest = chart.coverages.find(({ id }) => id === values.changes?.coverageId);
    const isRetry = command.error?.code === 'STALE_EDIT' && newest !== undefined;
    const based = isRetry
      ? { ...values, changes: { coverageId: newest.id, revision: newest.revision } }
      : values;
    const input = toCoverageInput(based, isActive);
    if (input === null) return;
    const result = await command.run({ clientId: chart.id, ...input });
    if (result.ok) {
      notify({ message: t(isActive ? 'coverage.saved' : 'coverage.removed'), tone: 'success' });
      close();
      return;
    }
    if (result.error.code === 'STALE_EDIT') {
      form.fail({}, t('coverage.stale'));
      return;
    }
    failed(form, result.error);
  };

  return (
    <FormDialog
      title={title}
      onClose={close}
      submitLabel={t('coverage.save')}
      isSubmitting={form.isSubmitting}
      actions={
        changes !== null && (
          <Button
            variant="quiet"
            isDisabled={form.isSubmitting}
            onPress={() => void save(form.values, false)}
          >
            {t('coverage.mistake')}
          </Button>
        )
      }
      {...form.bind((values) => save(values, true))}
    >
      <SelectField
        label={t('coverage.payer')}
        choices={payers.choices}
        autoFocus
        {...form.field('payerCode')}
      />
      <TextField
        label={t('coverage.memberId')}
        hint={t('coverage.memberIdHint')}
        isOptional
        maxLength={Coverage.fields.memberId.maxLength}
        {...form.field('memberId')}
      />
      <FormRow>
        <DateField label={t('coverage.startsOn')} hint={false} {...form.field('startsOn')} />
        <DateField
          label={t('coverage.endsOn')}
          hint={t('coverage.endsOnHint')}
          isOptional
          {...form.field('endsOn')}
        />
      </FormRow>
    </FormDialog>
  );
}
