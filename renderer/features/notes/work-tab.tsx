import { NotebookPen } from 'lucide-react';
import type { MethodOutput } from '../../../shared/contract';
import { useErrorMessage } from '../../app/error-message';
import { useNavigate } from '../../app/navigation';
import { useMayCall } from '../../app/session';
import { Banner, Button, EmptyState, SkeletonLines } from '../../components';
import { useClock, useFormat, useLabel, useTranslation } from '../../i18n';
import { useCommand, useVaultQuery } from '../../vault';
import { Card } from '../support/card';
import { notesDueCount } from './notes-due-count';
import { QueueItem } from './queue-item';

type Queue = MethodOutput<'note.workQueue'>;
type Item = Queue['items'][number];
type NoteDraft = MethodOutput<'note.drafts'>['drafts'][number];

/** What the signed-in person still has to write, to mend and to sign, and what they typed and left. */
export function WorkTab() {
  const errorMessage = useErrorMessage();
  const { value, error, isLoading } = useVaultQuery(
    'note.workQueue',
    {},
    { entities: ['note', 'encounter', 'client', 'attendance', 'groupSession', 'draft'] },
  );
  const drafts = useVaultQuery('note.drafts', {}, { entities: ['draft', 'note'] });
  const typed = drafts.value?.drafts ?? [];
  return (
    <div className="notes__panel">
      {error !== null && <Banner tone="danger">{errorMessage(error)}</Banner>}
      {isLoading && <SkeletonLines lines={6} />}
      {typed.length > 0 && <Drafts drafts={typed} />}
      {value !== undefined && value.followUps.length > 0 && <FollowUps people={value.followUps} />}
      {value !== undefined && value.sessionsToClose.length > 0 && (
        <Sessions sessions={value.sessionsToClose} />
      )}
      {value !== undefined &&
        (value.items.length === 0 ? (
          typed.length + value.followUps.length + value.sessionsToClose.length === 0 && <NothingToDo />
        ) : (
          <NotesQueue items={value.items} dueCount={notesDueCount(value.counts)} />
        ))}
    </div>
  );
}

interface NotesQueueProps {
  readonly items: readonly Item[];
  /** Of all, also of those a very long list leaves out. */
  readonly dueCount: number;
}

function NotesQueue({ items, dueCount }: NotesQueueProps) {
  const { t } = useTranslation('notes');
  const ofKind = (kind: Item['kind']) => items.filter((item) => item.kind === kind);
  const returned = ofKind('note_returned');
  const cards = [
    ...(returned.length > 0
      ? [{ id: 'returned', title: t('queue.returned'), none: '', items: returned }]
      : []),
    { id: 'sign', title: t('queue.toSign'), none: t('queue.toSignNone'), items: ofKind('note_to_sign') },
    { id: 'write', title: t('queue.toWrite'), none: t('queue.toWriteNone'), items: ofKind('note_to_write') },
  ];
  return (
    <>
      {cards.map((card) => (
        <Card key={card.id} title={card.title}>
          {card.items.length === 0 && <p className="text-muted">{card.none}</p>}
          <ul className="card-list">
            {card.items.map((item) => (
              <QueueItem key={item.encounterId} item={item} />
            ))}
          </ul>
        </Card>
      ))}
      {items.length < dueCount && (
        <p className="text-muted">{t('review.more', { count: dueCount - items.length })}</p>
      )}
    </>
  );
}

/** Sessions whose roll call isn't saved, or whose people still need a note: closing one starts them all. */
function Sessions({ sessions }: { readonly sessions: Queue['sessionsToClose'] }) {
  const { t } = useTranslation('notes');
  const format = useFormat();
  const navigate = useNavigate();
  return (
    <Card title={t('queue.sessions')}>
      <ul className="card-list">
        {sessions.map(({ groupId, groupName, heldOn, isSaved, noteCount }) => (
          <li key={`${groupId}/${heldOn}`}>
            <span className="card-list__main">
              <strong className="card-list__title">{groupName}</strong>
              <span className="card-list__detail notes__block">
                {[
                  format.date(heldOn),
                  isSaved ? t('queue.sessionNotes', { count: noteCount }) : t('queue.sessionNotSaved'),
                ].join(' · ')}
              </span>
            </span>
            <Button
              aria-label={t(isSaved ? 'queue.closeOf' : 'queue.rollCallOf', {
                group: groupName,
                date: format.date(heldOn),
              })}
              onPress={() => navigate({ name: 'groupSession', groupId, heldOn })}
            >
              {t(isSaved ? 'queue.close' : 'queue.rollCall')}
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Who did not come to a group or an appointment and was not reached for since. */
function FollowUps({ people }: { readonly people: Queue['followUps'] }) {
  const { t } = useTranslation('notes');
  const format = useFormat();
  const navigate = useNavigate();
  return (
    <Card title={t('queue.followUps')} hint={t('queue.followUpsHint')}>
      <ul className="card-list">
        {people.map(({ clientId, clientDisplayName, groupName, heldOn }) => (
          <li key={clientId}>
            <span className="card-list__main">
              <strong className="card-list__title">{clientDisplayName}</strong>
              <span className="card-list__detail notes__block">
                {groupName === null
                  ? t('queue.missedAppointment', { date: format.date(heldOn) })
                  : t('queue.missed', { group: groupName, date: format.date(heldOn) })}
              </span>
            </span>
            <Button
              aria-label={t('queue.chartOf', { name: clientDisplayName })}
              onPress={() => navigate({ name: 'chart', clientId })}
            >
              {t('queue.chart')}
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Typed and neither saved nor signed: by person, format and time, each to go on with or to throw away (R-NOTE-07). */
function Drafts({ drafts }: { readonly drafts: readonly NoteDraft[] }) {
  const { t } = useTranslation(['notes', 'common']);
  const navigate = useNavigate();
  const label = useLabel();
  const format = useFormat();
  const { clock } = useClock();
  const discard = useCommand('draft.discard');
  return (
    <Card title={t('drafts.title')} hint={t('drafts.hint')}>
      <ul className="card-list">
        {drafts.map((draft) => {
          const kind = draft.isAddendum
            ? t('drafts.addendum')
            : draft.formatLabel === null
              ? t('drafts.note')
              : label(draft.formatLabel);
          const words = { name: draft.clientDisplayName, date: format.date(draft.serviceDate) };
          return (
            <li key={draft.noteId}>
              <span className="card-list__main">
                <strong className="card-list__title">{draft.clientDisplayName}</strong>
                <span className="card-list__detail notes__block">
                  {[
                    kind,
                    words.date,
                    t('drafts.typed', { when: format.relativeTime(draft.savedAt, clock.now()) }),
                  ].join(' · ')}
                </span>
              </span>
              <span className="row">
                <Button
                  aria-label={t('drafts.resumeOf', words)}
                  onPress={() => navigate({ name: 'note', noteId: draft.noteId })}
                >
                  {t('drafts.resume')}
                </Button>
                <Button
                  variant="quiet"
                  aria-label={t('drafts.discardOf', words)}
                  onPress={() => void discard.run({ kind: 'note', subject: draft.noteId })}
                >
                  {t('common:discard')}
                </Button>
              </span>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

function NothingToDo() {
  const { t } = useTranslation('notes');
  const navigate = useNavigate();
  const mayCall = useMayCall();
  return (
    <EmptyState
      icon={NotebookPen}
      title={t('queue.empty')}
      actions={
        <>
          <Button onPress={() => navigate({ name: 'groups' })}>{t('queue.toGroups')}</Button>
          {mayCall('client.list') && (
            <Button onPress={() => navigate({ name: 'caseload' })}>{t('queue.toCaseload')}</Button>
          )}
        </>
      }
    >
      <p>{t('queue.emptyExplain')}</p>
    </EmptyState>
  );
}
