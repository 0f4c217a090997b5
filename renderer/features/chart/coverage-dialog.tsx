import { useState } from 'react';
import type { ClientChart } from '../../../shared/contract/clients';
import { Coverage } from '../../../shared/model';
import { useSession } from '../../app/session';
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
import { emptyCoverage, formOfCoverage, toCoverageInput, type CoverageForm } from './coverage-form';
import type { Payers } from './use-payers';

export interface CoverageDialogProps {
  readonly chart: ClientChart;
  readonly payers: Payers;
  readonly draft: Draft<CoverageForm>;
  /** What the form begins with: a blank one, one on record, or what was being typed before a lock. */
  readonly start: CoverageForm;
  /** Closes without throwing anything away; `null` when nothing was typed. */
  readonly onLeave: (typed: CoverageForm | null) => void;
  readonly onDone: () => void;
}

/** Adds who pays for somebody, or changes it. */
export function CoverageDialog({ chart, payers, draft, start, onLeave, onDone }: CoverageDialogProps) {
  const { t } = useTranslation(['chart', 'common']);
  const notify = useNotify();
  const failed = useFailed();
  const problemText = useProblemText();
  const command = useCommand('coverage.save');
  const name = usePersonName()(chart);
  const { today } = useSession();
  const [initial] = useState(start);
  const { changes } = initial;
  const [blank] = useState(() => {
    const recorded = chart.coverages.find(({ id }) => id === changes?.coverageId);
    return recorded === undefined ? emptyCoverage(today) : formOfCoverage(recorded);
  });
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
  useKeepForm(draft, form.values, blank);
  const title = t(changes === null ? 'coverage.addTitle' : 'coverage.changeTitle', { name });
  const hasTyped = JSON.stringify(form.values) !== JSON.stringify(blank);
  const finish = () => {
    void draft.discard();
    onDone();
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
      finish();
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
      onClose={() => onLeave(hasTyped ? form.values : null)}
      submitLabel={t('coverage.save')}
      isSubmitting={form.isSubmitting}
      actions={
        <>
          {hasTyped && (
            <Button variant="quiet" isDisabled={form.isSubmitting} onPress={finish}>
              {t('common:discard')}
            </Button>
          )}
          {changes !== null && (
            <Button
              variant="quiet"
              isDisabled={form.isSubmitting}
              onPress={() => void save(form.values, false)}
            >
              {t('coverage.mistake')}
            </Button>
          )}
        </>
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
