import { Printer, ShieldCheck } from 'lucide-react';
import { CREDENTIAL_TYPE, INTERVENTION, NO_GOAL_REASON } from '../../../shared/codes';
import type { NoteView } from '../../../shared/contract/notes';
import type { NoteFormat } from '../../../shared/rules/note-format';
import { useErrorMessage } from '../../app/error-message';
import { useNavigate, useRoute } from '../../app/navigation';
import { useMayCall, useSession } from '../../app/session';
import { Banner, Button, Chip, KeyValueList, LinkButton, PageHeader, useNotify } from '../../components';
import { useFormat, useLabel, useTranslation } from '../../i18n';
import { useVault } from '../../vault';
import { Addenda } from './addenda';
import { ErrorDialog } from './error-dialog';
import { NoteFacts } from './note-facts';
import { NoteReview } from './note-review';

export interface NoteReaderProps {
  readonly note: NoteView;
  readonly format: NoteFormat;
}

/** A note nobody can change any more, whether it still is what was signed, and what was added. */
export function NoteReader({ note, format }: NoteReaderProps) {
  const { t } = useTranslation(['notes', 'common']);
  const label = useLabel();
  const navigate = useNavigate();
  const vault = useVault();
  const notify = useNotify();
  const errorMessage = useErrorMessage();
  const { site, user } = useSession();
  const isSigned = note.signedAt !== null;
  const mayCall = useMayCall();
  const formatter = useFormat();
  const route = useRoute();
  const setMarking = (isOpen: boolean) =>
    navigate({ name: 'note', noteId: note.id, ...(isOpen ? { opens: 'error' } : {}) }, { replace: true });
  const isOwn = note.authorId === user.id;
  const mayMark =
    note.status !== 'entered_in_error' && note.status !== 'returned' && (isOwn || user.role === 'supervisor');
  const { replacedByNoteId } = note;

  const print = async () => {
    const result = await vault.call('page.print', { job: { what: 'note', noteId: note.id } });
    if (!result.ok) notify({ tone: 'warning', message: errorMessage(result.error) });
  };

  return (
    <article className="notes">
      <PageHeader
        title={t('read.title', { format: label(format.label), name: note.clientDisplayName })}
        description={<NoteFacts note={note} />}
        actions={
          <span className="row no-print">
            <LinkButton onPress={() => navigate({ name: 'chart', clientId: note.clientId })}>
              {t('editor.chart')}
            </LinkButton>
            {isSigned && (
              <Button icon={Printer} onPress={() => void print()}>
                {t('common:print')}
              </Button>
            )}
            {mayMark && (
              <Button variant="quiet" onPress={() => setMarking(true)}>
                {t('error.open')}
              </Button>
            )}
          </span>
        }
        takesFocus
      />
      <p className="notes__print-site">{site.name}</p>
      {note.status === 'draft' && (
        <Banner tone="info">{t('read.draftOfOther', { name: note.authorName })}</Banner>
      )}
      {note.status === 'entered_in_error' && (
        <Banner tone="warning" title={t('read.enteredInError')}>
          {note.statusReason}
        </Banner>
      )}
      {note.status === 'returned' && (
        <Banner
          tone="warning"
          actions={
            replacedByNoteId !== null && (
              <Button onPress={() => navigate({ name: 'note', noteId: replacedByNoteId })}>
                {t('review.openNew')}
              </Button>
            )
          }
        >
          {t('read.returned')}
        </Banner>
      )}
      {note.isLateEntry && (
        <p className="row">
          <Chip tone="warning" text={t('read.lateEntry')} />
          <span className="text-muted">{t('read.lateEntryExplain')}</span>
        </p>
      )}
      {format.sections.map((section) => (
        <section key={section.code} className="notes__section">
          <h2>{label(section.label)}</h2>
          <CopiedFrom note={note} section={section.code} />
          <p className="notes__text">
            {note.sections[section.code] ?? <span className="text-muted">{t('read.empty')}</span>}
          </p>
        </section>
      ))}
      {note.goals.length > 0 && (
        <section className="notes__section">
          <h2>{t('read.goals')}</h2>
          {note.goalsCopiedFrom !== null && (
            <p className="text-muted text-small">
              {t('editor.copiedFrom', { date: formatter.date(note.goalsCopiedFrom.serviceDate) })}
            </p>
          )}
          <ul className="notes__goals">
            {note.goals.map(({ id, words }) => (
              <li key={id} className="notes__text">
                {words}
              </li>
            ))}
          </ul>
        </section>
      )}
      {note.interventions !== null && (
        <section className="notes__section">
          <h2>{t('editor.interventions')}</h2>
          <p>{formatter.list(note.interventions.map((code) => label(INTERVENTION.codes[code])))}</p>
        </section>
      )}
      {(note.craving !== null || note.confidence !== null) && (
        <section className="notes__section">
          <h2>{t('read.scales')}</h2>
          <KeyValueList
            items={[
              { key: t('editor.craving'), value: note.craving },
              { key: t('editor.confidence'), value: note.confidence },
            ].filter(({ value }) => value !== null)}
          />
        </section>
      )}
      {note.safetyStep !== null && (
        <section className="notes__section">
          <h2>{t('read.safetyStep')}</h2>
          <p className="notes__text">{note.safetyStep}</p>
        </section>
      )}
      {note.noGoalReason !== null && (
        <section className="notes__section">
          <h2>{t('read.noGoal')}</h2>
          <p>{label(NO_GOAL_REASON.codes[note.noGoalReason])}</p>
        </section>
      )}
      {isSigned && <Signature note={note} />}
      {isSigned && <NoteReview note={note} mayReview={mayCall('review.decide') && !isOwn} />}
      {isSigned && <Addenda note={note} mayAdd={isOwn && note.status === 'signed'} />}
      {mayMark && route.name === 'note' && route.opens === 'error' && (
        <ErrorDialog note={note} onClose={() => setMarking(false)} />
      )}
    </article>
  );
}

function CopiedFrom({ note, section }: { readonly note: NoteView; readonly section: string }) {
  const { t } = useTranslation('notes');
  const format = useFormat();
  const copied = note.copied.find((part) => part.section === section);
  if (copied === undefined) return null;
  return (
    <p className="text-muted text-small">
      {t('editor.copiedFrom', { date: format.date(copied.serviceDate) })}
    </p>
  );
}

function Signature({ note }: { readonly note: NoteView }) {
  const { t } = useTranslation('notes');
  const label = useLabel();
  const format = useFormat();
  const credential =
    note.credentialType === null
      ? null
      : [label(CREDENTIAL_TYPE.codes[note.credentialType]), note.credentialNumber]
          .filter((part) => part !== null)
          .join(' ');
  return (
    <section className="notes__signature" aria-label={t('read.fingerprint')}>
      {note.signatureMatches === false ? (
        <Banner tone="danger">{t('read.altered')}</Banner>
      ) : (
        <p>
          <Chip tone="success" icon={ShieldCheck} text={t('read.verified')} />
        </p>
      )}
      <KeyValueList
        items={[
          { key: t('read.signer'), value: note.authorName },
          { key: t('read.credential'), value: credential },
          { key: t('read.signedAt'), value: note.signedAt === null ? null : format.dateTime(note.signedAt) },
          {
            key: t('read.fingerprint'),
            value: <span className="text-code text-small notes__hash">{note.signatureHash}</span>,
          },
        ]}
      />
    </section>
  );
}
