import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
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
import { useCommand, useVaultQuery } from '../../vault';
import '../support/card.css';

export interface SnippetsDialogProps {
  /** What is marked in the note, to be kept. */
  readonly selectedText: string;
  readonly onInsert: (text: string) => void;
  readonly onClose: () => void;
}

const TEXT_LIMIT = 2_000;

/** The person's own phrases: put one into the note, keep a new one, throw one away. */
export function SnippetsDialog({ selectedText, onInsert, onClose }: SnippetsDialogProps) {
  const { t } = useTranslation('notes');
  const errorMessage = useErrorMessage();
  const { value, error } = useVaultQuery('snippet.list', {}, { entities: ['noteSnippet'] });
  const remove = useCommand('snippet.remove');
  const [isAdding, setAdding] = useState(selectedText !== '');
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
          <NewSnippet text={selectedText} onDone={() => setAdding(false)} />
        ) : (
          <div>
            <Button icon={Plus} onPress={() => setAdding(true)}>
              {t('snippets.add')}
            </Button>
          </div>
        )}
      </div>
    </Dialog>
  );
}

function NewSnippet({ text, onDone }: { readonly text: string; readonly onDone: () => void }) {
  const { t } = useTranslation(['notes', 'common']);
  const errorMessage = useErrorMessage();
  const save = useCommand('snippet.save');
  const form = useForm({
    initialValues: { title: '', text },
    validate: (values) => ({
      ...(values.title.trim() === '' ? { title: t('snippets.titleMissing') } : {}),
      ...(values.text.trim() === '' ? { text: t('snippets.textMissing') } : {}),
    }),
  });
  const keep = async (values: { readonly title: string; readonly text: string }) => {
    const result = await save.run({ id: null, title: values.title.trim(), text: values.text.trim() });
    if (result.ok) onDone();
    else form.fail({}, errorMessage(result.error));
  };
  return (
    <Form aria-label={t('snippets.add')} {...form.bind(keep)}>
      <TextField
        label={t('snippets.name')}
        hint={t('snippets.nameHint')}
        maxLength={60}
        autoFocus
        {...form.field('title')}
      />
      <TextArea
        label={t('snippets.text')}
        rows={3}
        width="full"
        characterLimit={TEXT_LIMIT}
        {...form.field('text')}
      />
      <FormActions>
        <Button type="submit" variant="primary" isPending={form.isSubmitting}>
          {t('snippets.save')}
        </Button>
        <Button onPress={onDone}>{t('common:cancel')}</Button>
      </FormActions>
    </Form>
  );
}
