import { useMemo } from 'react';
import { z } from 'zod';
import type { NoteView } from '../../../shared/contract/notes';
import { Note } from '../../../shared/model';
import { FormDialog, PassphraseField, TextArea, useForm, useNotify } from '../../components';
import { useTranslation } from '../../i18n';
import { useCommand, useDraft, useKeepForm, type Draft } from '../../vault';
import { useFailed } from '../support/use-failed';

export interface ErrorDialogProps {
  readonly note: NoteView;
  readonly onClose: () => void;
  readonly onMarked?: () => void;
}

/** Only the reason: a passphrase is never kept. */
const ReasonDraftSchema = z.object({ reason: z.string().max(5_000) });
type ReasonDraft = z.infer<typeof ReasonDraftSchema>;
const NO_REASON: ReasonDraft = { reason: '' };

/** Says that a note should never have been: it stays readable, with the reason, and counts nowhere (R-NOTE-09). */
export function ErrorDialog(props: ErrorDialogProps) {
  const draft = useDraft('inError', props.note.id, ReasonDraftSchema);
  return draft.status === 'loading' ? null : <ErrorForm {...props} draft={draft} />;
}

interface ErrorFormProps extends ErrorDialogProps {
  readonly draft: Draft<ReasonDraft>;
}

function ErrorForm({ note, onClose, onMarked, draft }: ErrorFormProps) {
  const { t } = useTranslation('notes');
  const failed = useFailed();
  const notify = useNotify();
  const command = useCommand('note.markInError');
  const form = useForm({
    initialValues: { reason: draft.found?.reason ?? '', passphrase: '' },
    validate: ({ reason, passphrase }) => ({
      ...(reason.trim() === '' ? { reason: t('error.reasonMissing') } : {}),
      ...(passphrase === '' ? { passphrase: t('error.passphraseMissing') } : {}),
    }),
  });
  const { reason: typed } = form.values;
  useKeepForm(
    draft,
    useMemo(() => ({ reason: typed }), [typed]),
    NO_REASON,
  );
  const mark = async (values: { readonly reason: string; readonly passphrase: string }) => {
    const result = await command.run({
      noteId: note.id,
      expectedRevision: note.revision,
      reason: values.reason.trim(),
      passphrase: values.passphrase,
    });
    if (result.ok) {
      notify({ tone: 'success', message: t('error.done') });
      await draft.discard();
      onMarked?.();
      onClose();
    } else if (result.error.code === 'WRONG_PASSPHRASE') form.fail({ passphrase: t('error.wrong') });
    else failed(form, result.error);
  };
  return (
    <FormDialog
      title={t('error.title')}
      onClose={onClose}
      submitLabel={t('error.confirm')}
      isSubmitting={form.isSubmitting}
      isDanger
      {...form.bind(mark)}
    >
      <p>{t('error.explain')}</p>
      <TextArea
        label={t('error.reason')}
        hint={t('error.reasonHint')}
        rows={2}
        width="full"
        characterLimit={Note.fields.statusReason.maxLength}
        autoFocus
        {...form.field('reason')}
      />
      <PassphraseField label={t('sign.passphrase')} {...form.field('passphrase')} />
    </FormDialog>
  );
}
