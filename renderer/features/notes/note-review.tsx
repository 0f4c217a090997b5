import { BadgeCheck, Undo2 } from 'lucide-react';
import { useMemo } from 'react';
import { REVIEW_DECISION } from '../../../shared/codes';
import type { NoteView } from '../../../shared/contract/notes';
import { NoteReview as NoteReviewRecord } from '../../../shared/model';
import { useNavigate, useRoute } from '../../app/navigation';
import { Banner, Button, FormDialog, PassphraseField, TextArea, useForm, useNotify } from '../../components';
import { useFormat, useLabel, useTranslation } from '../../i18n';
import { useCommand, useDraft, useKeepForm, type Draft } from '../../vault';
import { useProblemText } from '../support/problem-text';
import { useFailed } from '../support/use-failed';
import { DecisionDraftSchema, type DecisionDraft } from './decision-draft';

export interface NoteReviewProps {
  readonly note: NoteView;
  /** A supervisor who isn't its author (R-NOTE-04). */
  readonly mayReview: boolean;
}

/** What supervisors decided about the note, and deciding it. */
export function NoteReview({ note, mayReview }: NoteReviewProps) {
  const { t } = useTranslation('notes');
  const format = useFormat();
  const label = useLabel();
  const route = useRoute();
  const navigate = useNavigate();
  // Part of the place, so that a lock or a resumed draft comes back to the open form.
  const setDecision = (opens?: DecisionDraft['decision']) =>
    navigate({ name: 'note', noteId: note.id, ...(opens === undefined ? {} : { opens }) }, { replace: true });
  const opens = route.name === 'note' ? route.opens : undefined;
  const canDecide = mayReview && note.status === 'signed' && note.reviews.length === 0;
  if (note.reviews.length === 0 && !canDecide && !note.waitsForReview) return null;
  return (
    <section className="notes__addenda" aria-label={t('review.title')}>
      <h2>{t('review.title')}</h2>
      {note.reviews.map((review) => (
        <div key={review.id} className="notes__addendum">
          <p className="text-muted text-small">
            {label(REVIEW_DECISION.codes[review.decision])}
            {' · '}
            {t('addenda.by', { name: review.reviewerName, when: format.dateTime(review.decidedAt) })}
          </p>
          {review.comment !== null && <p className="notes__text">{review.comment}</p>}
          {!review.signatureMatches && <Banner tone="danger">{t('review.altered')}</Banner>}
        </div>
      ))}
      {note.waitsForReview && <p className="text-muted">{t('review.waits')}</p>}
      {note.identicalNoteCount >= 2 && mayReview && (
        <Banner tone="info">{t('review.identical', { count: note.identicalNoteCount })}</Banner>
      )}
      {canDecide && (
        <div className="row no-print">
          <Button variant="primary" icon={BadgeCheck} onPress={() => setDecision('cosigned')}>
            {t('review.cosign')}
          </Button>
          <Button icon={Undo2} onPress={() => setDecision('returned')}>
            {t('review.return')}
          </Button>
        </div>
      )}
      {canDecide && (opens === 'cosigned' || opens === 'returned') && (
        <DecisionDialog key={opens} noteId={note.id} decision={opens} onClose={() => setDecision()} />
      )}
    </section>
  );
}

interface DecisionDialogProps {
  readonly noteId: string;
  readonly decision: 'cosigned' | 'returned';
  readonly onClose: () => void;
}

/** The comment outlives a lock and Esc. */
function DecisionDialog(props: DecisionDialogProps) {
  const draft = useDraft('review', props.noteId, DecisionDraftSchema);
  return draft.status === 'loading' ? null : <DecisionForm {...props} draft={draft} />;
}

interface DecisionFormProps extends DecisionDialogProps {
  readonly draft: Draft<DecisionDraft>;
}

function DecisionForm({ noteId, decision, onClose, draft }: DecisionFormProps) {
  const { t } = useTranslation('notes');
  const failed = useFailed();
  const problemText = useProblemText();
  const navigate = useNavigate();
  const notify = useNotify();
  const command = useCommand('review.decide');
  const isReturn = decision === 'returned';
  const form = useForm({
    initialValues: { comment: draft.found?.comment ?? '', passphrase: '' },
    validate: ({ comment, passphrase }) => ({
      ...(isReturn && comment.trim() === '' ? { comment: problemText('comment_missing') } : {}),
      ...(passphrase === '' ? { passphrase: t('error.passphraseMissing') } : {}),
    }),
  });
  const { comment: typed } = form.values;
  const blank = useMemo(() => ({ decision, comment: '' }), [decision]);
  useKeepForm(
    draft,
    useMemo(() => ({ decision, comment: typed }), [decision, typed]),
    blank,
  );
  const decide = async (values: { readonly comment: string; readonly passphrase: string }) => {
    const comment = values.comment.trim();
    const result = await command.run({
      noteId,
      decision,
      comment: comment === '' ? null : comment,
      passphrase: values.passphrase,
    });
    if (result.ok) {
      notify({ tone: 'success', message: t(isReturn ? 'review.returned' : 'review.cosigned') });
      await draft.discard();
      navigate({ name: 'notes', tab: 'review' });
    } else if (result.error.code === 'WRONG_PASSPHRASE') form.fail({ passphrase: t('review.wrong') });
    else failed(form, result.error);
  };
  const title = t(isReturn ? 'review.return' : 'review.cosign');
  return (
    <FormDialog
      title={title}
      onClose={onClose}
      submitLabel={title}
      isSubmitting={form.isSubmitting}
      {...form.bind(decide)}
    >
      <p>{t(isReturn ? 'review.returnExplain' : 'review.cosignExplain')}</p>
      <TextArea
        label={t('review.comment')}
        isOptional={!isReturn}
        rows={3}
        width="full"
        characterLimit={NoteReviewRecord.fields.comment.maxLength}
        autoFocus
        {...form.field('comment')}
      />
      <PassphraseField label={t('sign.passphrase')} {...form.field('passphrase')} />
    </FormDialog>
  );
}
