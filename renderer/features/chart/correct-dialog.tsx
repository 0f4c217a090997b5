import { useState } from 'react';
import { ENCOUNTER_KIND, MODALITY, PLACE_OF_SERVICE } from '../../../shared/codes';
import type { ClientChart, EncounterSummary } from '../../../shared/contract/clients';
import { Banner, Button, FormDialog, useForm, useNotify } from '../../components';
import { useFormat, useLabel, useTranslation } from '../../i18n';
import { useCommand, useDraft, useKeepForm, type Draft } from '../../vault';
import { BothVersions } from '../support/both-versions';
import { useFailed } from '../support/use-failed';
import { CorrectionFormSchema, type CorrectionForm } from './record-draft';
import { PayerField, ReasonFields, RecordFields } from './record-fields';
import {
  fieldOfGroupContactPath,
  fieldOfRecordPath,
  recordOfContact,
  recordProblems,
  toNewContact,
  type RecordForm,
} from './record-form';
import { useContactReasons } from './use-contact-reasons';
import { usePayers, type Payers } from './use-payers';

export interface CorrectDialogProps {
  readonly chart: ClientChart;
  /** The contact as the vault has it now; it changes while the dialog is open when somebody else saves. */
  readonly encounter: EncounterSummary;
  readonly onClose: () => void;
}

/** Corrects a contact whose note isn't signed; what was typed is kept over a lock. */
export function CorrectDialog(props: CorrectDialogProps) {
  const draft = useDraft('encounter', props.encounter.id, CorrectionFormSchema);
  return draft.status === 'loading' ? null : <CorrectDialogForm {...props} draft={draft} />;
}

interface CorrectDialogFormProps extends CorrectDialogProps {
  readonly draft: Draft<CorrectionForm>;
}

function CorrectDialogForm({ chart, encounter, onClose, draft }: CorrectDialogFormProps) {
  const { t } = useTranslation(['chart', 'common']);
  const format = useFormat();
  const { timeZone } = format;
  const payers = usePayers(chart);
  const notify = useNotify();
  const failed = useFailed();
  const correct = useCommand('encounter.correct');
  const isOfGroup = encounter.groupName !== null;
  // What the correction is based on: another one saved meanwhile is shown beside it, never written over unseen.
  const [ground, setGround] = useState(draft.found?.revision ?? encounter.revision);
  const [saved] = useState(() => recordOfContact(encounter, timeZone));
  const reasons = useContactReasons({
    overlap: encounter.statusReason,
    limit: encounter.limitReason,
  });
  const form = useForm<RecordForm>({
    initialValues: draft.found?.contact ?? saved,
    validate: (values) =>
      Object.fromEntries(
        Object.entries(recordProblems(values)).map(([field, problem]) => [field, t(`recordForm.${problem}`)]),
      ),
  });
  const { values } = form;
  useKeepForm(
    draft,
    { clientId: chart.id, revision: ground, contact: values },
    { clientId: chart.id, revision: ground, contact: saved },
  );
  const isStale = encounter.revision !== ground;
  const title = t('correct.title', { date: format.date(encounter.serviceDate) });

  const save = async (valid: RecordForm) => {
    const input = toNewContact(valid, timeZone);
    if (input === null) return;
    // The appointment it came from stays as it is.
    const { appointmentId: _appointment, ...contact } = input;
    const result = await correct.run(
      { encounterId: encounter.id, expectedRevision: ground, ...contact, ...reasons.given },
      { operationId: draft.operationId },
    );
    if (result.ok) {
      await draft.discard();
      notify({ message: t('correct.saved'), tone: 'success' });
      onClose();
      return;
    }
    // Both versions come up as soon as the newer one is here.
    if (result.error.code === 'STALE_EDIT') return;
    reasons.ask(result.error);
    failed(form, result.error, isOfGroup ? fieldOfGroupContactPath : fieldOfRecordPath);
  };

  return (
    <FormDialog
      title={title}
      onClose={onClose}
      size="wide"
      submitLabel={t('correct.save')}
      isSubmitting={form.isSubmitting}
      isSubmitDisabled={isStale}
      {...form.bind(save)}
    >
      <p className="text-muted">{t(isOfGroup ? 'correct.group' : 'correct.explain')}</p>
      {isStale && (
        <Banner
          tone="warning"
          isLive
          title={t('correct.staleTitle')}
          actions={
            <>
              <Button onPress={() => setGround(encounter.revision)}>{t('correct.keepMine')}</Button>
              <Button
                variant="quiet"
                onPress={() => {
                  form.assign(recordOfContact(encounter, timeZone));
                  setGround(encounter.revision);
                }}
              >
                {t('correct.takeTheirs')}
              </Button>
            </>
          }
        >
          <p>{t('correct.staleText')}</p>
          <Compared theirs={recordOfContact(encounter, timeZone)} yours={values} payers={payers} />
        </Banner>
      )}
      {isOfGroup ? (
        <>
          <PayerField form={form} payers={payers} payerOtherwise={payers.usual} />
          <ReasonFields reasons={reasons} />
        </>
      ) : (
        <RecordFields
          form={form}
          payers={payers}
          payerOtherwise={payers.usual}
          reasons={reasons}
          timer={null}
        />
      )}
    </FormDialog>
  );
}

interface ComparedProps {
  readonly theirs: RecordForm;
  readonly yours: RecordForm;
  readonly payers: Payers;
}

/** What is saved beside what is typed, line by line. */
function Compared({ theirs, yours, payers }: ComparedProps) {
  const { t } = useTranslation('chart');
  const format = useFormat();
  const label = useLabel();
  const lines: readonly (readonly [string, (form: RecordForm) => string])[] = [
    [t('contacts.kind'), ({ kind }) => (kind === null ? '' : label(ENCOUNTER_KIND.codes[kind]))],
    [t('contacts.how'), ({ modality }) => (modality === null ? '' : label(MODALITY.codes[modality]))],
    [t('contacts.date'), ({ date }) => (date === null ? '' : format.date(date))],
    [t('contacts.time'), ({ startTime, endTime }) => `${startTime ?? ''} – ${endTime ?? ''}`],
    [t('recordForm.excluded'), ({ excludedMinutes }) => excludedMinutes || '0'],
    [
      t('recordForm.place'),
      ({ placeOfService }) => (placeOfService === null ? '' : label(PLACE_OF_SERVICE.codes[placeOfService])),
    ],
    [t('recordForm.payer'), ({ payerCode }) => payers.nameOf(payerCode ?? payers.usual)],
  ];
  return (
    <BothVersions
      lines={lines.map(([name, textOf]) => ({ name, theirs: textOf(theirs), yours: textOf(yours) }))}
    />
  );
}
