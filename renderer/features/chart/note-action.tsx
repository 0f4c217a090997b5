import { FileText, PenLine } from 'lucide-react';
import type { EncounterSummary } from '../../../shared/contract/clients';
import { useNavigate } from '../../app/navigation';
import { useMayCall, useSession } from '../../app/session';
import { Button, useNotify } from '../../components';
import { useFormat, useTranslation } from '../../i18n';
import { useCommand } from '../../vault';
import { useRefusalText } from '../support/use-refusal-text';

/** Starts the note of a contact in the usual format and opens it. */
export function useStartNote(): {
  readonly start: (encounterId: string) => Promise<void>;
  readonly isStarting: boolean;
} {
  const navigate = useNavigate();
  const notify = useNotify();
  const refusalText = useRefusalText();
  const command = useCommand('note.start');
  const start = async (encounterId: string) => {
    const result = await command.run({ encounterId, formatCode: null });
    if (result.ok) {
      navigate({ name: 'note', noteId: result.value.noteId });
      return;
    }
    notify({ tone: 'danger', message: refusalText(result.error), staysOpen: true });
  };
  return { start, isStarting: command.isRunning };
}

/**
 * Whether the person may write the note of a contact, as far as the page knows: their own, or of a group they may have
 * led. The vault decides.
 */
export function mayWriteNote(encounter: EncounterSummary, userId: string): boolean {
  return encounter.status === 'done' && (encounter.workerId === userId || encounter.groupName !== null);
}

/** The note of a contact: open it, or write it. */
export function NoteAction({ encounter }: { readonly encounter: EncounterSummary }) {
  const { t } = useTranslation('chart');
  const format = useFormat();
  const navigate = useNavigate();
  const { user } = useSession();
  const mayCall = useMayCall();
  const { start, isStarting } = useStartNote();
  const { noteId } = encounter;
  const date = format.date(encounter.serviceDate);
  if (noteId !== null && mayCall('note.open')) {
    return (
      <Button
        size="small"
        icon={FileText}
        aria-label={t('contacts.openNoteOf', { date })}
        onPress={() => navigate({ name: 'note', noteId })}
      >
        {t('contacts.openNote')}
      </Button>
    );
  }
  if (noteId === null && mayCall('note.start') && mayWriteNote(encounter, user.id)) {
    return (
      <Button
        size="small"
        icon={PenLine}
        isPending={isStarting}
        aria-label={t('contacts.writeNoteOf', { date })}
        onPress={() => void start(encounter.id)}
      >
        {t('contacts.writeNote')}
      </Button>
    );
  }
  return encounter.status === 'done' ? (
    <span className="text-muted text-small">{t('contacts.noNote')}</span>
  ) : null;
}
