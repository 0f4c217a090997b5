import { UsersRound } from 'lucide-react';
import { useState } from 'react';
import { z } from 'zod';
import { SUPERVISION_FORMAT } from '../../../shared/codes';
import { SupervisionEntry } from '../../../shared/model';
import { LocalDateSchema } from '../../../shared/time';
import { useErrorMessage } from '../../app/error-message';
import { useNavigate, useRoute } from '../../app/navigation';
import { useMayCall, useSession } from '../../app/session';
import {
  Banner,
  Button,
  CheckboxGroup,
  DateField,
  EmptyState,
  FormDialog,
  TextArea,
  TextField,
  useForm,
  useNotify,
} from '../../components';
import { useFormat, useLabel, useTranslation } from '../../i18n';
import { useCommand, useDraft, useKeepForm, useVaultQuery, type Draft } from '../../vault';
import { Card } from '../support/card';
import '../support/plain-table.css';
import { useFailed } from '../support/use-failed';
import { useWorkerChoices } from '../support/use-staff';

/** The subject of the draft of a meeting. */
const NEW_MEETING = 'new';

/** Supervision meetings: a supervisor sees and writes all, a worker sees their own. */
export function SupervisionTab() {
  const { t } = useTranslation('notes');
  const errorMessage = useErrorMessage();
  const format = useFormat();
  const label = useLabel();
  const mayCall = useMayCall();
  const route = useRoute();
  const navigate = useNavigate();
  // Part of the place, so that a lock or a resumed draft comes back to the open form.
  const isOpen = route.name === 'notes' && route.opens === NEW_MEETING;
  const setOpen = (isWanted: boolean) =>
    navigate(
      { name: 'notes', tab: 'supervision', ...(isWanted ? { opens: NEW_MEETING } : {}) },
      { replace: true },
    );
  const { value, error } = useVaultQuery('supervision.list', {}, { entities: ['supervisionEntry', 'user'] });
  const entries = value?.entries ?? [];
  const minutes = entries.reduce((sum, entry) => sum + entry.minutes, 0);
  const record = mayCall('supervision.record') && (
    <Button variant="primary" onPress={() => setOpen(true)}>
      {t('supervision.record')}
    </Button>
  );
  return (
    <div className="notes__panel">
      {error !== null && <Banner tone="danger">{errorMessage(error)}</Banner>}
      {value !== undefined && entries.length === 0 && (
        <EmptyState icon={UsersRound} title={t('supervision.none')} actions={record}>
          <p>{t('supervision.noneExplain')}</p>
        </EmptyState>
      )}
      {entries.length > 0 && (
        <Card
          title={t('supervision.title')}
          hint={t('supervision.total', { duration: format.duration(minutes) })}
          actions={record}
        >
          <div className="plain-table-frame">
            <table className="plain-table">
              <thead>
                <tr>
                  <th scope="col">{t('supervision.heldOn')}</th>
                  <th scope="col">{t('supervision.worker')}</th>
                  <th scope="col">{t('supervision.supervisor')}</th>
                  <th scope="col">{t('supervision.format')}</th>
                  <th scope="col">{t('supervision.minutes')}</th>
                  <th scope="col">{t('supervision.topics')}</th>
                </tr>
              </thead>
              <tbody>
                {entries.map((entry) => (
                  <tr key={entry.id}>
                    <th scope="row">{format.date(entry.heldOn)}</th>
                    <td>{entry.workerName}</td>
                    <td>{entry.supervisorName}</td>
                    <td>{label(SUPERVISION_FORMAT.codes[entry.format])}</td>
                    <td>{format.duration(entry.minutes)}</td>
                    <td className="notes__text">{entry.topics}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Card>
      )}
      {isOpen && mayCall('supervision.record') && <RecordDialog onClose={() => setOpen(false)} />}
    </div>
  );
}

const MeetingSchema = z.object({
  workerIds: z.array(z.uuid()).readonly(),
  heldOn: LocalDateSchema.nullable(),
  minutes: z.string().max(40),
  topics: z.string().max(10_000),
});
type Meeting = z.infer<typeof MeetingSchema>;

interface RecordDialogProps {
  readonly onClose: () => void;
}

/** What is typed outlives a lock and Esc. */
function RecordDialog(props: RecordDialogProps) {
  const draft = useDraft('supervision', NEW_MEETING, MeetingSchema);
  return draft.status === 'loading' ? null : <RecordForm {...props} draft={draft} />;
}

interface RecordFormProps extends RecordDialogProps {
  readonly draft: Draft<Meeting>;
}

function RecordForm({ onClose, draft }: RecordFormProps) {
  const { t } = useTranslation('notes');
  const { user, today } = useSession();
  const failed = useFailed();
  const notify = useNotify();
  const workers = useWorkerChoices().filter(({ id }) => id !== user.id);
  const command = useCommand('supervision.record');
  const [blank] = useState<Meeting>(() => ({ workerIds: [], heldOn: today, minutes: '60', topics: '' }));
  const form = useForm<Meeting>({
    initialValues: draft.found ?? blank,
    validate: ({ workerIds, heldOn, minutes, topics }) => ({
      ...(workerIds.length === 0 ? { workerIds: t('supervision.workerMissing') } : {}),
      ...(heldOn === null ? { heldOn: t('supervision.dateMissing') } : {}),
      ...(/^[1-9]\d{0,2}$/.test(minutes.trim()) && Number(minutes) <= 720
        ? {}
        : { minutes: t('supervision.minutesMissing') }),
      ...(topics.trim() === '' ? { topics: t('supervision.topicsMissing') } : {}),
    }),
  });
  useKeepForm(draft, form.values, blank);
  const save = async (values: Meeting) => {
    if (values.heldOn === null) return;
    const meeting = {
      workerIds: [...values.workerIds],
      heldOn: values.heldOn,
      minutes: Number(values.minutes),
      topics: values.topics.trim(),
    };
    const result = await command.run(meeting, { operationId: draft.operationId });
    if (result.ok) {
      notify({ tone: 'success', message: t('supervision.saved') });
      await draft.discard();
      onClose();
      return;
    }
    failed(form, result.error);
  };
  return (
    <FormDialog
      title={t('supervision.record')}
      onClose={onClose}
      size="wide"
      submitLabel={t('supervision.save')}
      isSubmitting={form.isSubmitting}
      {...form.bind(save)}
    >
      <CheckboxGroup
        label={t('supervision.workers')}
        name="workerIds"
        layout="row"
        width="full"
        choices={workers}
        value={form.values.workerIds}
        onChange={(chosen) => form.set('workerIds', chosen)}
      />
      <DateField label={t('supervision.heldOn')} {...form.field('heldOn')} />
      <TextField
        label={t('supervision.minutes')}
        inputMode="numeric"
        width="narrow"
        {...form.field('minutes')}
      />
      <TextArea
        label={t('supervision.topics')}
        hint={t('supervision.topicsHint')}
        rows={3}
        width="full"
        characterLimit={SupervisionEntry.fields.topics.maxLength}
        {...form.field('topics')}
      />
    </FormDialog>
  );
}
