import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { z } from 'zod';
import type { MethodOutput } from '../../../shared/contract';
import { SiteNoteFormat } from '../../../shared/model';
import { useErrorMessage } from '../../app/error-message';
import { useNavigate, useRoute } from '../../app/navigation';
import {
  Button,
  CheckboxField,
  Chip,
  FormDialog,
  FormRow,
  FormSection,
  IconButton,
  TextField,
  useForm,
} from '../../components';
import { useLabel, useTranslation } from '../../i18n';
import { useCommand, useDraft, useKeepForm, useVaultQuery, type Draft } from '../../vault';
import { Card } from '../support/card';

type Format = MethodOutput<'note.formats'>['formats'][number];

/** The subject of the draft of a kind of note that isn't there yet. */
const NEW_FORMAT = 'new';

/** The kinds of notes of this site. A change makes a new version: notes keep the one they were written in. */
export function FormatsTab() {
  const { t } = useTranslation('notes');
  const label = useLabel();
  const { value } = useVaultQuery('note.formats', {}, { entities: ['siteNoteFormat'] });
  const route = useRoute();
  const navigate = useNavigate();
  // Part of the place, so that a lock or a resumed draft comes back to the open form.
  const opens = route.name === 'notes' ? route.opens : undefined;
  const edited = value?.formats.find(({ code, isOfSite }) => isOfSite && code === opens);
  const edit = (code?: string) =>
    navigate(
      { name: 'notes', tab: 'formats', ...(code === undefined ? {} : { opens: code }) },
      { replace: true },
    );
  return (
    <div className="notes__panel">
      <Card
        title={t('formats.title')}
        hint={t('formats.hint')}
        actions={
          <Button variant="primary" icon={Plus} onPress={() => edit(NEW_FORMAT)}>
            {t('formats.add')}
          </Button>
        }
      >
        <ul className="card-list">
          {(value?.formats ?? []).map((format) => (
            <li key={format.code}>
              <span className="card-list__main">
                <strong className="card-list__title">{label(format.label)}</strong>{' '}
                {!format.isOffered && <Chip text={t('formats.notOffered')} />}
                <span className="card-list__detail notes__block">
                  {format.sections.map((section) => label(section.label)).join(' · ')}
                </span>
              </span>
              {format.isOfSite && (
                <Button
                  size="small"
                  aria-label={t('formats.changeOf', { name: label(format.label) })}
                  onPress={() => edit(format.code)}
                >
                  {t('formats.change')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      </Card>
      {(edited !== undefined || opens === NEW_FORMAT) && (
        <FormatDialog key={opens} format={edited ?? null} onClose={() => edit()} />
      )}
    </div>
  );
}

const PartSchema = z.object({
  /** Kept from version to version, so that text stays with its part. */
  code: z.string().max(40).nullable(),
  name: z.string().max(1_000),
  prompt: z.string().max(1_000),
  isRequired: z.boolean(),
});
type Part = z.infer<typeof PartSchema>;

const FormatFormSchema = z.object({
  name: z.string().max(1_000),
  isOffered: z.boolean(),
  parts: z.array(PartSchema).max(12).readonly(),
});
type FormatForm = z.infer<typeof FormatFormSchema>;

const EMPTY_PART: Part = { code: null, name: '', prompt: '', isRequired: true };
const MOST_PARTS = 12;

interface FormatDialogProps {
  readonly format: Format | null;
  readonly onClose: () => void;
}

/** What is typed outlives a lock and Esc. */
function FormatDialog(props: FormatDialogProps) {
  const draft = useDraft('noteFormat', props.format?.code ?? NEW_FORMAT, FormatFormSchema);
  return draft.status === 'loading' ? null : <FormatDialogForm {...props} draft={draft} />;
}

interface FormatDialogFormProps extends FormatDialogProps {
  readonly draft: Draft<FormatForm>;
}

function FormatDialogForm({ format, onClose, draft }: FormatDialogFormProps) {
  const { t } = useTranslation(['notes', 'common']);
  const label = useLabel();
  const errorMessage = useErrorMessage();
  const command = useCommand('noteFormat.save');
  const [blank] = useState<FormatForm>(() => ({
    name: format === null ? '' : label(format.label),
    isOffered: format?.isOffered ?? true,
    parts: format?.sections.map((section) => ({
      code: section.code,
      name: label(section.label),
      prompt: label(section.prompt),
      isRequired: section.isRequired,
    })) ?? [EMPTY_PART],
  }));
  const form = useForm<FormatForm>({
    initialValues: draft.found ?? blank,
    validate: ({ name, parts }) => ({
      ...(name.trim() === '' ? { name: t('formats.nameMissing') } : {}),
      ...(parts.some((part) => part.name.trim() === '') ? { parts: t('formats.partMissing') } : {}),
    }),
  });
  useKeepForm(draft, form.values, blank);
  const { parts } = form.values;
  const change = (index: number, values: Partial<Part>) =>
    form.set(
      'parts',
      parts.map((part, at) => (at === index ? { ...part, ...values } : part)),
    );
  const save = async (values: typeof form.values) => {
    const result = await command.run({
      code: format?.code ?? null,
      name: values.name.trim(),
      isOffered: values.isOffered,
      sections: withCodes(values.parts).map((part) => ({
        code: part.code,
        label: { en: part.name.trim(), es: part.name.trim() },
        prompt: { en: part.prompt.trim(), es: part.prompt.trim() },
        isRequired: part.isRequired,
      })),
    });
    if (result.ok) {
      await draft.discard();
      onClose();
    } else form.fail({}, errorMessage(result.error));
  };
  const title = format === null ? t('formats.add') : t('formats.changeOf', { name: label(format.label) });
  return (
    <FormDialog
      title={title}
      onClose={onClose}
      size="wide"
      submitLabel={t('formats.save')}
      isSubmitting={form.isSubmitting}
      {...form.bind(save)}
    >
      <TextField
        label={t('formats.name')}
        maxLength={SiteNoteFormat.fields.name.maxLength}
        autoFocus
        {...form.field('name')}
      />
      {parts.map((part, index) => (
        <FormSection key={index} title={t('formats.part', { number: index + 1 })}>
          <FormRow>
            <TextField
              label={t('formats.partName')}
              name={index === 0 ? 'parts' : undefined}
              maxLength={80}
              value={part.name}
              onChange={(name) => change(index, { name })}
            />
            <TextField
              label={t('formats.prompt')}
              isOptional
              maxLength={200}
              value={part.prompt}
              onChange={(prompt) => change(index, { prompt })}
            />
            {parts.length > 1 && (
              <IconButton
                icon={Trash2}
                label={t('formats.removePart', { number: index + 1 })}
                onPress={() =>
                  form.set(
                    'parts',
                    parts.filter((_, at) => at !== index),
                  )
                }
              />
            )}
          </FormRow>
          <CheckboxField
            label={t('formats.required')}
            isSelected={part.isRequired}
            onChange={(isRequired) => change(index, { isRequired })}
          />
        </FormSection>
      ))}
      {parts.length < MOST_PARTS && (
        <div>
          <Button icon={Plus} onPress={() => form.set('parts', [...parts, EMPTY_PART])}>
            {t('formats.addPart')}
          </Button>
        </div>
      )}
      <CheckboxField label={t('formats.offered')} {...form.checkbox('isOffered')} />
    </FormDialog>
  );
}

const LETTERS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n'];

/** A part keeps its code; a new one gets the first free one. */
function withCodes(parts: readonly Part[]): readonly (Part & { readonly code: string })[] {
  const taken = new Set(parts.flatMap(({ code }) => code ?? []));
  return parts.map((part) => {
    if (part.code !== null) return { ...part, code: part.code };
    const code = LETTERS.map((letter) => `part_${letter}`).find((candidate) => !taken.has(candidate));
    taken.add(code ?? '');
    return { ...part, code: code ?? 'part' };
  });
}
