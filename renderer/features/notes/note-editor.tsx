import { PenLine } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { NoteView } from '../../../shared/contract/notes';
import { NO_GOAL_REASON } from '../../../shared/codes';
import { SECTION_TEXT_MAX } from '../../../shared/model';
import type { NoteFormat } from '../../../shared/rules/note-formats';
import { noteProblems } from '../../../shared/rules/note-signing';
import { useNavigate, useNavigation } from '../../app/navigation';
import { useErrorMessage } from '../../app/error-message';
import { ScreenStatus } from '../../app/screen-frame';
import {
  Banner,
  Button,
  Form,
  FormActions,
  LinkButton,
  PageHeader,
  RadioGroup,
  SkeletonLines,
  TextArea,
  useForm,
  useNotify,
} from '../../components';
import { useFormat, useLabel, useTranslation } from '../../i18n';
import { useCommand, useDraft, type Draft } from '../../vault';
import { useCodeChoices } from '../support/code-choices';
import { useProblemText } from '../support/problem-text';
import {
  NoteFormSchema,
  formContent,
  formToNote,
  noteToForm,
  sectionField,
  type NoteForm,
} from './note-form';
import { NoteFacts } from './note-facts';
import { SignDialog } from './sign-dialog';

const SAFETY_STEP_LIMIT = 2_000;

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
  const reasons = useCodeChoices(NO_GOAL_REASON);
  const save = useCommand('note.save');
  const [broughtBack] = useState(draft.found !== null);
  const [isSigning, setSigning] = useState(false);
  // The revision the typed text is based on; a newer one in `note` means that somebody saved elsewhere.
  const [baseRevision, setBaseRevision] = useState(note.revision);
  const isStale = note.revision !== baseRevision;
  const form = useForm<NoteForm>({
    initialValues: draft.found ?? noteToForm(note, format),
    validate: (values) =>
      Object.fromEntries(
        noteProblems(formContent(values, format, note), format, { kind: note.encounter.kind }).map(
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

  const saveAndLeave = async () => {
    const result = await save.run(
      { noteId: note.id, expectedRevision: baseRevision, ...formToNote(form.values, format) },
      { operationId: draft.operationId },
    );
    const nothingNew = !result.ok && result.error.details?.problems?.[0]?.code === 'nothing_changed';
    if (!result.ok && !nothingNew) {
      form.fail({}, errorMessage(result.error));
      return;
    }
    isTouched.current = false;
    await draft.discard();
    goBack();
  };

  return (
    <div className="notes">
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
      {broughtBack && <Banner tone="info">{t('editor.broughtBack')}</Banner>}
      {isStale && (
        <Banner
          tone="warning"
          actions={
            <>
              <Button onPress={() => setBaseRevision(note.revision)}>{t('editor.staleUseMine')}</Button>
              <Button
                onPress={() => {
                  form.reset(noteToForm(note, format));
                  isTouched.current = false;
                  setBaseRevision(note.revision);
                  void draft.discard();
                }}
              >
                {t('editor.staleUseSaved')}
              </Button>
            </>
          }
        >
          {t('editor.stale')}
        </Banner>
      )}
      <Form aria-label={label(format.label)} {...form.bind(() => setSigning(true))}>
        <p className="text-muted">{t('editor.voice')}</p>
        {format.sections.map((section) => (
          <TextArea
            key={section.code}
            label={label(section.label)}
            hint={label(section.prompt)}
            isOptional={!section.isRequired}
            characterLimit={SECTION_TEXT_MAX}
            rows={4}
            width="full"
            {...form.field(sectionField(section.code))}
          />
        ))}
        {note.safetyStepRequired && (
          <TextArea
            label={t('editor.safetyStep')}
            hint={t('editor.safetyStepHint')}
            characterLimit={SAFETY_STEP_LIMIT}
            rows={2}
            width="full"
            {...form.field('safetyStep')}
          />
        )}
        {note.goalIds.length === 0 && (
          <RadioGroup
            label={t('editor.goal')}
            hint={t('editor.goalHint')}
            name="noGoalReason"
            choices={reasons}
            value={reasons.find(({ id }) => id === form.values['noGoalReason'])?.id ?? null}
            onChange={(reason) => form.set('noGoalReason', reason)}
          />
        )}
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
          <Button onPress={() => void saveAndLeave()} isPending={save.isRunning} isDisabled={isStale}>
            {t('editor.save')}
          </Button>
        </FormActions>
      </Form>
      <ScreenStatus>
        {draft.savedAt === null
          ? t('editor.notKept')
          : t('editor.keptAt', { time: formatter.time(draft.savedAt) })}
      </ScreenStatus>
      {isSigning && (
        <SignDialog
          note={note}
          expectedRevision={baseRevision}
          content={formToNote(form.values, format)}
          operationId={draft.operationId}
          onClose={() => setSigning(false)}
          onSigned={() => {
            isTouched.current = false;
            setSigning(false);
            notify({ tone: 'success', message: t('sign.signed') });
            void draft.discard();
          }}
        />
      )}
    </div>
  );
}
