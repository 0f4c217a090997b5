import { useEffect, useState, type ReactNode } from 'react';
import type { FoundNote } from '../../../shared/contract/notes';
import { NOTE_STATUS } from '../../../shared/codes';
import { useErrorMessage } from '../../app/error-message';
import { useNavigate } from '../../app/navigation';
import { Banner, Button, Chip, SearchField } from '../../components';
import { useFormat, useLabel, useTranslation } from '../../i18n';
import { useVaultQuery } from '../../vault';
import { Card } from '../support/card';

const PAGE = 20;
const MOST = 50;
const TYPING_PAUSE_MILLISECONDS = 200;
const SHORTEST = 2;

/** Looks for words in the notes the person may read, and shows where they are. */
export function SearchTab() {
  const { t } = useTranslation('notes');
  const errorMessage = useErrorMessage();
  const [text, setText] = useState('');
  const [asked, setAsked] = useState('');
  const [limit, setLimit] = useState(PAGE);
  useEffect(() => {
    const timer = setTimeout(() => {
      setAsked(text.trim());
      setLimit(PAGE);
    }, TYPING_PAUSE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [text]);
  const isAsking = asked.length >= SHORTEST;
  const { value, error } = useVaultQuery(
    'note.search',
    isAsking ? { text: asked, clientId: null, offset: 0, limit } : null,
    { entities: ['note', 'noteAddendum'], keepPrevious: true },
  );
  const notes = isAsking ? (value?.notes ?? []) : [];
  return (
    <div className="notes__panel">
      <SearchField
        label={t('search.label')}
        hint={t('search.hint')}
        value={text}
        onChange={setText}
        isLabelHidden={false}
        width="wide"
      />
      {error !== null && <Banner tone="danger">{errorMessage(error)}</Banner>}
      <p role="status" className="text-muted">
        {isAsking && value !== undefined && notes.length === 0 && t('search.none')}
        {notes.length > 0 &&
          t(value?.hasMore === true ? 'search.countMore' : 'search.count', { count: notes.length })}
      </p>
      {notes.length > 0 && (
        <Card title={t('search.found')}>
          <ul className="card-list">
            {notes.map((note) => (
              <FoundLine key={note.noteId} note={note} />
            ))}
          </ul>
        </Card>
      )}
      {value?.hasMore === true && limit < MOST && notes.length > 0 && (
        <div>
          <Button onPress={() => setLimit(MOST)}>{t('search.more')}</Button>
        </div>
      )}
    </div>
  );
}

function FoundLine({ note }: { readonly note: FoundNote }) {
  const { t } = useTranslation('notes');
  const format = useFormat();
  const label = useLabel();
  const navigate = useNavigate();
  const date = format.date(note.serviceDate);
  const partName = (fragment: FoundNote['fragments'][number]) => {
    if (fragment.partLabel !== null) return label(fragment.partLabel);
    if (fragment.part === 'addendum') return t('search.addendum');
    return fragment.part === 'safety_step' ? t('read.safetyStep') : '';
  };
  return (
    <li>
      <span className="card-list__main">
        <span className="card-list__title">
          <strong>{note.clientDisplayName}</strong>
          {` · ${date} · ${note.authorName} `}
          {note.status !== 'signed' && <Chip text={label(NOTE_STATUS.codes[note.status])} />}
        </span>
        {note.fragments.map((fragment) => (
          <span key={fragment.part} className="notes__fragment">
            <span className="text-muted text-small">{partName(fragment)}</span> <Marked fragment={fragment} />
          </span>
        ))}
      </span>
      <Button
        size="small"
        aria-label={t('search.openOf', { name: note.clientDisplayName, date })}
        onPress={() => navigate({ name: 'note', noteId: note.noteId })}
      >
        {t('search.open')}
      </Button>
    </li>
  );
}

/** A fragment with the words that were looked for marked. */
function Marked({ fragment }: { readonly fragment: FoundNote['fragments'][number] }) {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const { start, end } of fragment.highlights) {
    parts.push(fragment.text.slice(at, start), <mark key={start}>{fragment.text.slice(start, end)}</mark>);
    at = end;
  }
  return (
    <span className="notes__text">
      {parts}
      {fragment.text.slice(at)}
    </span>
  );
}
