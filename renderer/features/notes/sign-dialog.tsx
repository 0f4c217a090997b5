import type { NoteView } from '../../../shared/contract/notes';
import { isLateEntry } from '../../../shared/rules/note-signing';
import { Banner, FormDialog, PassphraseField, useForm } from '../../components';
import { useClock, useTranslation } from '../../i18n';
import { useCommand } from '../../vault';
import { useFailed } from '../support/use-failed';
import type { TypedNote } from './note-form';

export interface SignDialogProps {
  readonly note: NoteView;
  readonly expectedRevision: number;
  readonly content: TypedNote;
  readonly operationId: string;
  readonly onClose: () => void;
  readonly onSigned: () => void;
}

/** Signs what is on the screen with the author's passphrase (R-NOTE-02). */
export function SignDialog({
  note,
  expectedRevision,
  content,
  operationId,
  onClose,
  onSigned,
}: SignDialogProps) {
  const { t } = useTranslation('notes');
  const { clock } = useClock();
  const failed = useFailed();
  const command = useCommand('note.sign');
  const form = useForm({
    initialValues: { passphrase: '' },
    validate: ({ passphrase }) => (passphrase === '' ? { passphrase: t('sign.passphraseMissing') } : {}),
  });
  const sign = async ({ passphrase }: { readonly passphrase: string }) => {
    const result = await command.run(
      { noteId: note.id, expectedRevision, ...content, passphrase },
      { operationId },
    );
    if (result.ok) onSigned();
    else if (result.error.code === 'WRONG_PASSPHRASE') form.fail({ passphrase: t('sign.wrong') });
    else failed(form, result.error);
  };
  return (
    <FormDialog
      title={t('sign.title')}
      onClose={onClose}
      submitLabel={t('sign.confirm')}
      isSubmitting={form.isSubmitting}
      {...form.bind(sign)}
    >
      <p>{t('sign.explain')}</p>
      {isLateEntry(clock.now(), note.encounter.endAt) && <Banner tone="info">{t('sign.late')}</Banner>}
      <PassphraseField label={t('sign.passphrase')} autoFocus {...form.field('passphrase')} />
    </FormDialog>
  );
}
