import { NotebookPen } from 'lucide-react';
import { NOTE_STATUS } from '../../../shared/codes';
import type { EncounterSummary } from '../../../shared/contract/clients';
import type { NoteSummary } from '../../../shared/contract/notes';
import { useNavigate } from '../../app/navigation';
import { useSession } from '../../app/session';
import { Button, Chip, EmptyState } from '../../components';
import { useFormat, useLabel, useTranslation } from '../../i18n';
import { Card } from '../support/card';
import { EncounterLine, useEncounterName } from './encounter-line';
import { mayWriteNote } from './note-action';

export interface NotesTabProps {
  readonly notes: readonly NoteSummary[];
  readonly encounters: readonly EncounterSummary[];
}

/** Notes about the person, newest first, after the contacts that still need one. */
export function NotesTab({ notes, encounters }: NotesTabProps) {
  const { t } = useTranslation('chart');
  const { user } = useSession();
  const waiting = encounters.filter(
    (encounter) => encounter.noteId === null && mayWriteNote(encounter, user.id),
  );
  if (notes.length === 0 && waiting.length === 0) {
    return (
      <EmptyState icon={NotebookPen} title={t('notes.none')}>
        <p>{t('notes.noneText')}</p>
      </EmptyState>
    );
  }
  return (
    <div className="chart__single">
      {waiting.length > 0 && (
        <Card title={t('notes.waiting')}>
          <ul className="card-list">
            {waiting.map((encounter) => (
              <EncounterLine key={encounter.id} encounter={encounter} />
            ))}
          </ul>
        </Card>
      )}
      {notes.length > 0 && (
        <Card title={t('notes.written')}>
          <ul className="card-list">
            {notes.map((note) => (
              <NoteLine
                key={note.id}
                note={note}
                encounter={encounters.find((encounter) => encounter.id === note.encounterId)}
              />
            ))}
          </ul>
        </Card>
      )}
    </div>
  );
}

interface NoteLineProps {
  readonly note: NoteSummary;
  readonly encounter: EncounterSummary | undefined;
}

function NoteLine({ note, encounter }: NoteLineProps) {
  const { t } = useTranslation('chart');
  const format = useFormat();
  const navigate = useNavigate();
  const { user } = useSession();
  const label = useLabel();
  const encounterName = useEncounterName();
  const date = format.date(note.serviceDate);
  const isOwnDraft = note.status === 'draft' && note.authorId === user.id;
  return (
    <li>
      <span className="card-list__main">
        <span className="card-list__title">
          {date}
          {encounter !== undefined && ` · ${encounterName(encounter)}`}
        </span>{' '}
        {note.status === 'draft' && <Chip text={t('notes.draft')} tone="info" />}
        {note.status === 'returned' && <Chip text={label(NOTE_STATUS.codes.returned)} tone="warning" />}
        {note.status === 'entered_in_error' && (
          <Chip text={label(NOTE_STATUS.codes.entered_in_error)} tone="warning" />
        )}
        {note.isLateEntry && <Chip text={t('notes.late')} tone="warning" />}
        <span className="card-list__detail chart__block">
          {t('notes.by', { name: note.authorName })}
          {note.signedAt !== null && ` · ${t('notes.signedAt', { when: format.dateTime(note.signedAt) })}`}
        </span>
      </span>
      <Button
        size="small"
        aria-label={isOwnDraft ? t('notes.goOnOf', { date }) : t('notes.openOf', { date })}
        onPress={() => navigate({ name: 'note', noteId: note.id })}
      >
        {isOwnDraft ? t('notes.goOn') : t('notes.open')}
      </Button>
    </li>
  );
}
