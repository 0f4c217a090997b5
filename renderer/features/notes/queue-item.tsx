import { ENCOUNTER_KIND } from '../../../shared/codes';
import type { MethodOutput } from '../../../shared/contract';
import { useErrorMessage } from '../../app/error-message';
import { useNavigate } from '../../app/navigation';
import { Button, Chip, useNotify } from '../../components';
import { useClock, useFormat, useLabel, useTranslation } from '../../i18n';
import { useCommand } from '../../vault';
import { noteDueAt } from './note-due';

const QUEUE_WORDS = {
  note_to_write: 'queue.write',
  note_to_sign: 'queue.open',
  note_returned: 'queue.writeReturned',
} as const;

export interface QueueItemProps {
  readonly item: MethodOutput<'note.workQueue'>['items'][number];
}

/** One contact whose note is missing or unsigned, with the one thing to do about it. */
export function QueueItem({ item }: QueueItemProps) {
  const { t } = useTranslation('notes');
  const format = useFormat();
  const label = useLabel();
  const navigate = useNavigate();
  const notify = useNotify();
  const errorMessage = useErrorMessage();
  const start = useCommand('note.start');

  const open = async () => {
    if (item.noteId !== null) {
      navigate({ name: 'note', noteId: item.noteId });
      return;
    }
    const result = await start.run({ encounterId: item.encounterId, formatCode: null });
    if (result.ok) navigate({ name: 'note', noteId: result.value.noteId });
    else notify({ tone: 'danger', message: errorMessage(result.error), staysOpen: true });
  };

  const { clock } = useClock();
  const dueAt = noteDueAt(item);
  const isLate = clock.now() > dueAt;
  const date = format.date(item.serviceDate);
  const words = { name: item.clientDisplayName, date };
  const details = [
    item.groupName ?? label(ENCOUNTER_KIND.codes[item.encounterKind]),
    `${date}, ${format.time(item.startAt)}`,
    format.duration(item.minutes),
    ...(isLate ? [] : [t('queue.due', { when: format.dateTime(dueAt) })]),
  ];
  return (
    <li>
      <div className="card-list__main">
        <p className="card-list__title">
          <strong>{item.clientDisplayName}</strong> {isLate && <Chip tone="warning" text={t('queue.late')} />}
        </p>
        <p className="card-list__detail">{details.join(' · ')}</p>
      </div>
      <Button
        onPress={() => void open()}
        isPending={start.isRunning}
        aria-label={t(item.noteId === null ? 'queue.writeFor' : 'queue.openFor', words)}
      >
        {t(QUEUE_WORDS[item.kind])}
      </Button>
    </li>
  );
}
