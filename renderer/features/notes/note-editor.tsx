import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { NoteView } from '../../../shared/contract/notes';
import { COPIED_GOALS, Note, SECTION_TEXT_MAX } from '../../../shared/model';
import type { NoteFormat } from '../../../shared/rules/note-format';
import { noteProblems } from '../../../shared/rules/note-signing';
import { PenLine } from 'lucide-react';
import { useErrorMessage } from '../../app/error-message';
import { useNavigate, useNavigation, useRoute } from '../../app/navigation';
import {
  Button,
  Form,
  FormActions,
  LinkButton,
  PageHeader,
  SkeletonLines,
  TextArea,
  useForm,
  useNotify,
} from '../../components';
import { useClock, useFormat, useLabel, useTranslation } from '../../i18n';
import { afterPaint, useDraft, useVault, type Draft } from '../../vault';
import { useProblemText } from '../support/problem-text';
import { EditorBanners } from './editor-banners';
import { ErrorDialog } from './error-dialog';
import { NoteExtras } from './note-extras';
import { NoteFacts } from './note-facts';
import { NoteGoals } from './note-goals';
import {
  GOALS_FIELD,
  NoteFormSchema,
  copiedField,
  formToNote,
  noteToForm,
  sectionField,
  type NoteForm,
} from './note-form';
import { NoteTools } from './note-tools';
import { SavedLine, createSavedTime } from './saved-line';
import { SignDialog } from './sign-dialog';

export interface NoteEditorProps {
  readonly note: NoteView;
  readonly format: NoteFormat;
}

/** Writing a note. What is typed is kept in a draft within seconds; Save and Sign put it into the record. */
export function NoteEditor({ note, format }: NoteEditorProps) {
  const draft = useDraft('note', note.id, NoteFormSchema);
  if (draft.status === 'loading') return <SkeletonLines lines={10} />;
  return <NoteEditorForm note={note} format={format} draft={draft} />;
}

interface NoteEditorFormProps extends NoteEditorProps {
  readonly draft: Draft<NoteForm>;
}

function NoteEditorForm({ note, format, draft }: NoteEditorFormProps) {
  const { t } = useTranslation('notes');
  const label = useLabel();
  const formatter = useFormat();
  const problemText = useProblemText();
  const errorMessage = useErrorMessage();
  const navigate = useNavigate();
  const { goBack } = useNavigation();
  const notify = useNotify();
  const vault = useVault();
  const [broughtBack, setBroughtBack] = useState(draft.found !== null);
  const [isSigning, setSigning] = useState(false);
  const route = useRoute();
  // Part of the place, so that a lock or a resumed draft comes back to the open form.
  const isMarking = route.name === 'note' && route.opens === 'error';
  const setMarking = (isWanted: boolean) =>
    navigate({ name: 'note', noteId: note.id, ...(isWanted ? { opens: 'error' } : {}) }, { replace: true });
  const { clock } = useClock();
  const [savedTime] = useState(createSavedTime);
  // Until the draft of a save is put away its operation id is used up: another save would be taken for the same.
  const isStoring = useRef(false);
  const [isLeaving, setIsLeaving] = useState(false);
  // The revision the typed text is based on; a newer one in `note` means that somebody saved elsewhere.
  const [baseRevision, setBaseRevision] = useState(note.revision);
  // One's own save may come back before it is the revision the text is based on.
  const isStale = note.revision > Math.max(baseRevision, savedTime.revision());
  const body = useRef<HTMLDivElement>(null);
  const form = useForm<NoteForm>({
    initialValues: draft.found ?? noteToForm(note, format),
    validate: (values) =>
      Object.fromEntries(
        noteProblems(formToNote(values, format), format, { kind: note.encounter.kind }).map(
          ({ path, code }) => [path, problemText(code)],
        ),
      ),
  });

  const { keep } = draft;
  const isTouched = useRef(broughtBack);
  useEffect(() => {
    if (form.isDirty) isTouched.current = true;
    if (isTouched.current) keep(form.values);
  }, [form.values, form.isDirty, keep]);

  const putAside = async () => {
    isTouched.current = false;
    await draft.discard();
  };
  const useSaved = () => {
    form.reset(noteToForm(note, format));
    setBaseRevision(note.revision);
    setBroughtBack(false);
    void putAside();
  };
  /** Puts what is typed into the record; answers the revision, or `null` when it was refused. */
  const store = async (): Promise<number | null> => {
    isStoring.current = true;
    try {
      const saved = form.values;
      const result = await vault.call('note.save', {
        operationId: draft.operationId,
        noteId: note.id,
        expectedRevision: baseRevision,
        ...formToNote(saved, format),
      });
      if (!result.ok) {
        form.fail({}, errorMessage(result.error));
        return null;
      }
      const { revision } = result.value;
      savedTime.set(clock.now(), revision);
      isTouched.current = false;
      // "Saved" is on the screen before the form, which looks the same, is drawn anew.
      await new Promise<void>((resolve) => afterPaint(resolve));
      setBaseRevision(revision);
      await draft.settle(saved);
      return revision;
    } finally {
      isStoring.current = false;
    }
  };
  const saveAndLeave = async () => {
    if (isStoring.current) return;
    setIsLeaving(true);
    if ((await store()) === null) setIsLeaving(false);
    else goBack();
  };
  const saveOnControlS = (press: KeyboardEvent<HTMLDivElement>) => {
    if (press.key.toLowerCase() !== 's' || !(press.ctrlKey || press.metaKey)) return;
    press.preventDefault();
    if (isStale || isStoring.current) return;
    void store();
  };
  /** R-GRP-06: says which words name somebody else before anybody types a passphrase. */
  const startSigning = async () => {
    const { sections, goalIds } = formToNote(form.values, format);
    // The words of the goals are signed with the note.
    const goalWords = note.linkableGoals.filter(({ id }) => goalIds.includes(id)).map(({ words }) => words);
    const parts = goalIds.length === 0 ? sections : { ...sections, [COPIED_GOALS]: goalWords.join('\n') };
    const names = await vault.call('note.findNames', { noteId: note.id, sections: parts });
    if (!names.ok) {
      form.fail({}, errorMessage(names.error));
      return;
    }
    const words = new Map<string, string[]>();
    for (const { section, start, end } of names.value.found) {
      const word = (parts[section] ?? '').slice(start, end);
      words.set(section, [...new Set([...(words.get(section) ?? []), word])]);
    }
    if (words.size === 0) {
      setSigning(true);
      return;
    }
    form.fail(
      Object.fromEntries(
        [...words].map(([section, found]) => [
          section === COPIED_GOALS ? GOALS_FIELD : sectionField(section),
          t('editor.namesSomeone', { names: formatter.list(found.map((word) => `“${word}”`)) }),
        ]),
      ),
    );
  };
  const copiedOn = (code: string): string | null => {
    const source = form.values[copiedField(code)] ?? '';
    if (source === '') return null;
    const known = note.copied.find(({ noteId }) => noteId === source);
    return known === undefined
      ? t('editor.copied')
      : t('editor.copiedFrom', { date: formatter.date(known.serviceDate) });
  };

  return (
    <div className="notes" ref={body} onKeyDown={saveOnControlS}>
      <PageHeader
        title={t('editor.title', { format: label(format.label), name: note.clientDisplayName })}
        description={<NoteFacts note={note} />}
        actions={
          <LinkButton onPress={() => navigate({ name: 'chart', clientId: note.clientId })}>
            {t('editor.chart')}
          </LinkButton>
        }
        takesFocus
      />
      <EditorBanners
        note={note}
        broughtBack={broughtBack}
        isStale={isStale}
        onUseMine={() => setBaseRevision(note.revision)}
        onUseSaved={useSaved}
      />
      <NoteTools note={note} format={format} form={form} body={body} isDisabled={isStale} store={store} />
      <Form aria-label={label(format.label)} {...form.bind(startSigning)}>
        <p className="text-muted">{t('editor.voice')}</p>
        {format.sections.map((section) => (
          <div key={section.code} data-section={section.code}>
            <TextArea
              label={label(section.label)}
              hint={[label(section.prompt), copiedOn(section.code)].filter(Boolean).join(' · ')}
              isOptional={!section.isRequired}
              characterLimit={SECTION_TEXT_MAX}
              rows={4}
              width="full"
              {...form.field(sectionField(section.code))}
            />
          </div>
        ))}
        <NoteExtras form={form} />
        {note.safetyStepRequired && (
          <TextArea
            label={t('editor.safetyStep')}
            hint={t('editor.safetyStepHint')}
            characterLimit={Note.fields.safetyStep.maxLength}
            rows={2}
            width="full"
            {...form.field('safetyStep')}
          />
        )}
        <NoteGoals note={note} form={form} />
        <FormActions>
          <Button
            variant="primary"
            type="submit"
            icon={PenLine}
            isDisabled={isStale}
            aria-keyshortcuts="Control+Enter"
          >
            {t('editor.sign')}
          </Button>
          <Button onPress={() => void saveAndLeave()} isPending={isLeaving} isDisabled={isStale}>
            {t('editor.save')}
          </Button>
          <Button variant="quiet" onPress={() => setMarking(true)}>
            {t('error.open')}
          </Button>
        </FormActions>
      </Form>
      <SavedLine savedTime={savedTime} draftSavedAt={draft.savedAt} />
      {isSigning && (
        <SignDialog
          note={note}
          expectedRevision={baseRevision}
          content={formToNote(form.values, format)}
          operationId={draft.operationId}
          onClose={() => setSigning(false)}
          onSigned={() => {
            setSigning(false);
            notify({ tone: 'success', message: t('sign.signed') });
            void putAside();
          }}
        />
      )}
      {isMarking && (
        <ErrorDialog note={note} onClose={() => setMarking(false)} onMarked={() => void putAside()} />
      )}
    </div>
  );
}
