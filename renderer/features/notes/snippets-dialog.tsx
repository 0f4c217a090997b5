import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { z } from 'zod';
import { NoteSnippet } from '../../../shared/model';
import { useErrorMessage } from '../../app/error-message';
import {
  Banner,
  Button,
  Dialog,
  Form,
  FormActions,
  IconButton,
  TextArea,
  TextField,
  useForm,
} from '../../components';
import { useTranslation } from '../../i18n';
import { useCommand, useDraft, useKeepForm, useVaultQuery, type Draft } from '../../vault';
import '../support/card.css';

const SnippetFormSchema = z.object({ title: z.string().max(1_000), text: z.string().max(20_000) });
type SnippetForm = z.infer<typeof SnippetFormSchema>;
const EMPTY_SNIPPET: SnippetForm = { title: '', text: '' };

export interface SnippetsDialogProps {
  /** The note it was opened from. */
  readonly noteId: string;
  /** What is marked in the note, to be kept. */
  readonly selectedText: string;
  readonly onInsert: (text: string) => void;
  readonly onClose: () => void;
}

/** The person's own phrases: put one into the note, keep a new one, throw one away. */
export function SnippetsDialog({ noteId, selectedText, onInsert, onClose }: SnippetsDialogProps) {
  const { t } = useTranslation('notes');
  const errorMessage = useErrorMessage();
  const { value, error } = useVaultQuery('snippet.list', {}, { entities: ['noteSnippet'] });
  const remove = useCommand('snippet.remove');
  const draft = useDraft('snippet', noteId, SnippetFormSchema);
  const [wantsToAdd, setAdding] = useState(selectedText === '' ? null : true);
  // A phrase that a lock cut off goes on.
  const isAdding = wantsToAdd ?? draft.found !== null;
  const snippets = value?.snippets ?? [];
  const problem = error ?? remove.error;
  return (
    <Dialog title={t('snippets.title')} isOpen onClose={onClose} size="wide">
      <div className="stack">
        {problem !== null && <Banner tone="danger">{errorMessage(problem)}</Banner>}
        {value !== undefined && snippets.length === 0 && !isAdding && (
          <p className="text-muted">{t('snippets.none')}</p>
        )}
        <ul className="card-list">
          {snippets.map(({ id, title, text }) => (
            <li key={id}>
              <span className="card-list__main">
                <strong>{title}</strong>
                <span className="card-list__detail notes__block">{text}</span>
              </span>
              <span className="row">
                <Button
                  size="small"
                  aria-label={t('snippets.insertOf', { title })}
                  onPress={() => onInsert(text)}
                >
                  {t('snippets.insert')}
                </Button>
                <IconButton
                  size="small"
                  icon={Trash2}
                  label={t('snippets.removeOf', { title })}
                  onPress={() => void remove.run({ id })}
                />
              </span>
            </li>
          ))}
        </ul>
        {isAdding ? (
          draft.status === 'ready' && (
            <NewSnippet selectedText={selectedText} draft={draft} onDone={() => setAdding(false)} />
          )
        ) : (
          <div>
            <Button icon={Plus} autoFocus={wantsToAdd === false} onPress={() => setAdding(true)}>
              {t('snippets.add')}
            </Button>
          </div>
        )}
      </div>
    </Dialog>
  );
}

interface NewSnippetProps {
  readonly selectedText: string;
  readonly draft: Draft<SnippetForm>;
  readonly onDone: () => void;
}

function NewSnippet({ selectedText, draft, onDone }: NewSnippetProps) {
  const { t } = useTranslation(['notes', 'common']);
  const errorMessage = useErrorMessage();
  const save = useCommand('snippet.save');
  const form = useForm({
    initialValues: selectedText === '' ? (draft.found ?? EMPTY_SNIPPET) : { title: '', text: selectedText },
    validate: (values) => ({
      ...(values.title.trim() === '' ? { title: t('snippets.titleMissing') } : {}),
      ...(values.text.trim() === '' ? { text: t('snippets.textMissing') } : {}),
    }),
  });
  useKeepForm(draft, form.values, EMPTY_SNIPPET);
  const leave = async () => {
    await draft.discard();
    onDone();
  };
  const keep = async (values: SnippetForm) => {
    const phrase = { id: null, title: values.title.trim(), text: values.text.trim() };
    const result = await save.run(phrase, { operationId: draft.operationId });
    if (result.ok) await leave();
    else form.fail({}, errorMessage(result.error));
  };
  return (
    <Form aria-label={t('snippets.add')} {...form.bind(keep)}>
      <TextField
        label={t('snippets.name')}
        hint={t('snippets.nameHint')}
        maxLength={NoteSnippet.fields.title.maxLength}
        autoFocus
        {...form.field('title')}
      />
      <TextArea
        label={t('snippets.text')}
        rows={3}
        width="full"
        characterLimit={NoteSnippet.fields.text.maxLength}
        {...form.field('text')}
      />
      <FormActions>
        <Button type="submit" variant="primary" isPending={form.isSubmitting}>
          {t('snippets.save')}
        </Button>
        <Button onPress={() => void leave()}>{t('common:cancel')}</Button>
      </FormActions>
    </Form>
  );
}
