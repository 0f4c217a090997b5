import type { NoteView } from '../../../shared/contract/notes';
import { useNavigate } from '../../app/navigation';
import { Banner, Button } from '../../components';
import { useTranslation } from '../../i18n';
import { useVaultQuery } from '../../vault';

export interface EditorBannersProps {
  readonly note: NoteView;
  readonly broughtBack: boolean;
  readonly isStale: boolean;
  readonly onUseMine: () => void;
  readonly onUseSaved: () => void;
}

/** What to know before writing on: a draft that came back, another save, and why a supervisor returned the note. */
export function EditorBanners({ note, broughtBack, isStale, onUseMine, onUseSaved }: EditorBannersProps) {
  const { t } = useTranslation('notes');
  return (
    <>
      {note.replacesNoteId !== null && <Returned noteId={note.replacesNoteId} />}
      {broughtBack && !isStale && (
        <Banner tone="info" actions={<Button onPress={onUseSaved}>{t('editor.throwAway')}</Button>}>
          {t('editor.broughtBack')}
        </Banner>
      )}
      {isStale && (
        <Banner
          tone="warning"
          actions={
            <>
              <Button onPress={onUseMine}>{t('editor.staleUseMine')}</Button>
              <Button onPress={onUseSaved}>{t('editor.staleUseSaved')}</Button>
            </>
          }
        >
          {t('editor.stale')}
        </Banner>
      )}
    </>
  );
}

/** The supervisor's words, from the version that was returned. */
function Returned({ noteId }: { readonly noteId: string }) {
  const { t } = useTranslation('notes');
  const navigate = useNavigate();
  const { value } = useVaultQuery('note.open', { noteId }, { entities: ['noteReview'] });
  const review = value?.reviews.find(({ decision }) => decision === 'returned');
  if (review === undefined) return null;
  return (
    <Banner
      tone="warning"
      title={t('review.returnedBy', { name: review.reviewerName })}
      actions={<Button onPress={() => navigate({ name: 'note', noteId })}>{t('review.openReturned')}</Button>}
    >
      <p className="notes__text">{review.comment}</p>
    </Banner>
  );
}
