import { CopyPlus, TextQuote } from 'lucide-react';
import { useEffect, useRef, useState, type RefObject } from 'react';
import type { NoteView } from '../../../shared/contract/notes';
import { COPIED_GOALS } from '../../../shared/model';
import type { NoteFormat } from '../../../shared/rules/note-format';
import { useErrorMessage } from '../../app/error-message';
import { useNavigate, useRoute } from '../../app/navigation';
import { Button, Kbd, SelectField, useNotify, type FormState } from '../../components';
import { useFormat, useLabel, useTranslation } from '../../i18n';
import { useCommand, useVaultQuery } from '../../vault';
import { GOALS_FIELD, chosenGoals, copiedField, goalsText, sectionField, type NoteForm } from './note-form';
import { SnippetsDialog } from './snippets-dialog';

export interface NoteToolsProps {
  readonly note: NoteView;
  readonly format: NoteFormat;
  readonly form: Pick<FormState<NoteForm>, 'values' | 'assign' | 'set'>;
  /** Where the sections are. */
  readonly body: RefObject<HTMLElement | null>;
  readonly isDisabled: boolean;
  /** Puts what is typed into the record first; answers its revision, or `null` when that was refused. */
  readonly store: () => Promise<number | null>;
}

const LAST_SECTION_KEY = 9;

function textAreaOf(body: HTMLElement | null, code: string): HTMLTextAreaElement | null {
  return body?.querySelector<HTMLTextAreaElement>(`[data-section="${code}"] textarea`) ?? null;
}

/** The kind of note, text from the last one, own phrases, and the keys that jump to a part. */
export function NoteTools({ note, format, form, body, isDisabled, store }: NoteToolsProps) {
  const { t } = useTranslation('notes');
  const label = useLabel();
  const formatter = useFormat();
  const notify = useNotify();
  const errorMessage = useErrorMessage();
  const formats = useVaultQuery('note.formats', {}, { entities: ['siteNoteFormat'] });
  const previous = useVaultQuery('note.previous', { noteId: note.id }, { entities: [] });
  const change = useCommand('note.changeFormat');
  const route = useRoute();
  const navigate = useNavigate();
  const [marked, setMarked] = useState<{ readonly code: string; readonly text: string } | null>(
    route.name === 'note' && route.opens === 'phrases'
      ? { code: format.sections[0]?.code ?? '', text: '' }
      : null,
  );
  // The part somebody was in last: phrases go there.
  const lastPart = useRef(format.sections[0]?.code ?? '');

  useEffect(() => {
    const element = body.current;
    const remember = (focus: FocusEvent) => {
      const code =
        focus.target instanceof HTMLTextAreaElement ? focus.target.closest('[data-section]') : null;
      lastPart.current = code?.getAttribute('data-section') ?? lastPart.current;
    };
    const jump = (press: KeyboardEvent) => {
      if (!press.altKey || press.ctrlKey || press.metaKey) return;
      const digit = /^Digit([1-9])$/.exec(press.code)?.[1];
      const section = digit === undefined ? undefined : format.sections[Number(digit) - 1];
      if (section === undefined) return;
      press.preventDefault();
      textAreaOf(element, section.code)?.focus();
    };
    element?.addEventListener('focusin', remember);
    window.addEventListener('keydown', jump);
    return () => {
      element?.removeEventListener('focusin', remember);
      window.removeEventListener('keydown', jump);
    };
  }, [body, format]);

  const changeFormat = async (formatCode: string) => {
    if (formatCode === format.code) return;
    const revision = await store();
    if (revision === null) return;
    const result = await change.run({ noteId: note.id, expectedRevision: revision, formatCode });
    if (!result.ok) notify({ tone: 'danger', message: errorMessage(result.error) });
  };
  const source = previous.value?.previous ?? null;
  const carryOver = () => {
    if (source === null) return;
    const empty = format.sections.filter(
      ({ code }) =>
        (form.values[sectionField(code)] ?? '').trim() === '' && source.sections[code] !== undefined,
    );
    const takesGoals = chosenGoals(form.values).length === 0 && source.goalIds.length > 0;
    const count = empty.length + (takesGoals ? 1 : 0);
    form.assign({
      ...Object.fromEntries(
        empty.flatMap(({ code }) => [
          [sectionField(code), source.sections[code] ?? ''],
          [copiedField(code), source.noteId],
        ]),
      ),
      ...(takesGoals
        ? { [GOALS_FIELD]: goalsText(source.goalIds), [copiedField(COPIED_GOALS)]: source.noteId }
        : {}),
    });
    notify({
      tone: count === 0 ? 'info' : 'success',
      message: count === 0 ? t('tools.nothingToCarry') : t('tools.carried', { count }),
    });
  };
  // Part of the place, so that a lock or a resumed draft comes back to the open form.
  const setFront = (opens: 'phrases' | null) =>
    navigate({ name: 'note', noteId: note.id, ...(opens === null ? {} : { opens }) }, { replace: true });
  const closeSnippets = () => {
    setMarked(null);
    setFront(null);
  };
  const openSnippets = () => {
    const area = textAreaOf(body.current, lastPart.current);
    const text = area === null ? '' : area.value.slice(area.selectionStart, area.selectionEnd);
    setMarked({ code: lastPart.current, text });
    setFront('phrases');
  };
  const insert = (text: string) => {
    if (marked === null) return;
    const field = sectionField(marked.code);
    const area = textAreaOf(body.current, marked.code);
    const before = form.values[field] ?? '';
    const at = area?.selectionEnd ?? before.length;
    const gap = at > 0 && !/\s$/.test(before.slice(0, at)) ? ' ' : '';
    form.set(field, `${before.slice(0, at)}${gap}${text}${before.slice(at)}`);
    closeSnippets();
  };

  const choices = (formats.value?.formats ?? [])
    .filter(({ isOffered, code }) => isOffered || code === format.code)
    .map(({ code, label: name }) => ({ id: code, label: label(name) }));
  return (
    <div className="notes__tools no-print">
      <SelectField
        label={t('tools.format')}
        choices={choices.length === 0 ? [{ id: format.code, label: label(format.label) }] : choices}
        value={format.code}
        onChange={(code) => void changeFormat(code)}
        isDisabled={isDisabled || change.isRunning}
      />
      <div className="row">
        {source !== null && (
          <Button icon={CopyPlus} onPress={carryOver} isDisabled={isDisabled}>
            {t('tools.carryOver', { date: formatter.date(source.serviceDate) })}
          </Button>
        )}
        <Button icon={TextQuote} onPress={openSnippets}>
          {t('snippets.open')}
        </Button>
        <span className="text-muted text-small">
          <Kbd keys={`Alt+1–${String(Math.min(format.sections.length, LAST_SECTION_KEY))}`} />{' '}
          {t('tools.sectionKeys')}
        </span>
      </div>
      {marked !== null && (
        <SnippetsDialog
          noteId={note.id}
          selectedText={marked.text}
          onInsert={insert}
          onClose={closeSnippets}
        />
      )}
    </div>
  );
}
