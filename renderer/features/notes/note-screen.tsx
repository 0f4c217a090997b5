import { useErrorMessage } from '../../app/error-message';
import type { RouteOf } from '../../app/routes';
import { useSession } from '../../app/session';
import { Banner, SkeletonLines } from '../../components';
import { useTranslation } from '../../i18n';
import { useVaultQuery } from '../../vault';
import { NoteEditor } from './note-editor';
import { NoteReader } from './note-reader';
import './notes.css';

/** One note: its author writes in it until it is signed, everybody else reads. */
export function NoteScreen({ route }: { readonly route: RouteOf<'note'> }) {
  const { t } = useTranslation('errors');
  const errorMessage = useErrorMessage();
  const { user } = useSession();
  const { value, error, isLoading } = useVaultQuery(
    'note.open',
    { noteId: route.noteId },
    { entities: ['note', 'noteAddendum', 'noteReview', 'goal'] },
  );
  if (error !== null) return <Banner tone="danger">{errorMessage(error)}</Banner>;
  if (value === undefined) return isLoading ? <SkeletonLines lines={10} /> : null;
  const { format } = value;
  if (format === null) return <Banner tone="danger">{t('NOT_FOUND')}</Banner>;
  return value.status === 'draft' && value.authorId === user.id ? (
    <NoteEditor key={`${value.id}/${format.code}/${String(format.version)}`} note={value} format={format} />
  ) : (
    <NoteReader key={value.id} note={value} format={format} />
  );
}
