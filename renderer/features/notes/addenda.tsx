import { MessageSquarePlus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { z } from 'zod';
import type { NoteView } from '../../../shared/contract/notes';
import { SECTION_TEXT_MAX } from '../../../shared/model';
import { useErrorMessage } from '../../app/error-message';
import {
  Banner,
  Button,
  Form,
  FormActions,
  PassphraseField,
  TextArea,
  useForm,
  useNotify,
  type FieldErrors,
} from '../../components';
import { useFormat, useTranslation } from '../../i18n';
import { useCommand, useDraft, type Draft } from '../../vault';

/** Only the text: a passphrase is never kept. */
const AddendumDraftSchema = z.strictObject({ text: z.string() });
type AddendumDraft = z.infer<typeof AddendumDraftSchema>;

export interface AddendaProps {
  readonly note: NoteView;
  /** Only the note's author may add to it. */
  readonly mayAdd: boolean;
}

/** What was added after signing, and adding more. */
export function Addenda({ note, mayAdd }: AddendaProps) {
  const { t } = useTranslation('notes');
  const format = useFormat();
  const draft = useDraft('note', note.id, AddendumDraftSchema);
  const [isOpen, setOpen] = useState(false);
  const isWriting = mayAdd && draft.status === 'ready' && (isOpen || draft.found !== null);
  return (
    <section className="notes__addenda">
      <h2>{t('addenda.title')}</h2>
      {note.addenda.length === 0 && !isWriting && <p className="text-muted">{t('addenda.none')}</p>}
      {note.addenda.map((addendum) => (
        <div key={addendum.id} className="notes__addendum">
          <p className="text-muted text-small">
            {t('addenda.by', { name: addendum.authorName, when: format.dateTime(addendum.signedAt) })}
          </p>
          <p className="notes__text">{addendum.text}</p>
          {!addendum.signatureMatches && <Banner tone="danger">{t('addenda.altered')}</Banner>}
        </div>
      ))}
      {mayAdd && !isWriting && (
        <div className="no-print">
          <Button
            icon={MessageSquarePlus}
            onPress={() => setOpen(true)}
            isDisabled={draft.status === 'loading'}
          >
            {t('addenda.add')}
          </Button>
        </div>
      )}
      {isWriting && <AddendumForm noteId={note.id} draft={draft} onDone={() => setOpen(false)} />}
    </section>
  );
}

interface AddendumFormProps {
  readonly noteId: string;
  readonly draft: Draft<AddendumDraft>;
  readonly onDone: () => void;
}

function AddendumForm({ noteId, draft, onDone }: AddendumFormProps) {
  const { t } = useTranslation('notes');
  const errorMessage = useErrorMessage();
  const notify = useNotify();
  const command = useCommand('note.addAddendum');
  const form = useForm({
    initialValues: { text: draft.found?.text ?? '', passphrase: '' },
    validate: ({ text, passphrase }) => {
      const errors: FieldErrors<{ text: string; passphrase: string }> = {};
      if (text.trim() === '') errors.text = t('addenda.textMissing');
      if (passphrase === '') errors.passphrase = t('sign.passphraseMissing');
      return errors;
    },
  });
  const { text } = form.values;
  const { keep } = draft;
  useEffect(() => {
    if (text !== '') keep({ text });
  }, [text, keep]);

  const leave = async () => {
    await draft.discard();
    onDone();
  };
  const sign = async (values: { readonly text: string; readonly passphrase: string }) => {
    const result = await command.run(
      { noteId, text: values.text.trim(), passphrase: values.passphrase },
      { operationId: draft.operationId },
    );
    if (result.ok) {
      notify({ tone: 'success', message: t('addenda.added') });
      await leave();
    } else if (result.error.code === 'WRONG_PASSPHRASE') form.fail({ passphrase: t('sign.wrong') });
    else form.fail({}, errorMessage(result.error));
  };

  return (
    <div className="no-print">
      <Form aria-label={t('addenda.add')} {...form.bind(sign)}>
        <TextArea
          label={t('addenda.text')}
          hint={t('addenda.textHint')}
          rows={4}
          width="full"
          characterLimit={SECTION_TEXT_MAX}
          autoFocus
          {...form.field('text')}
        />
        <PassphraseField label={t('sign.passphrase')} {...form.field('passphrase')} />
        <FormActions>
          <Button variant="primary" type="submit" isPending={form.isSubmitting}>
            {t('addenda.sign')}
          </Button>
          <Button onPress={() => void leave()}>{t('addenda.discard')}</Button>
        </FormActions>
      </Form>
    </div>
  );
}
