import { Search } from 'lucide-react';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import type { FoundPerson } from '../../../shared/contract/find';
import { useErrorMessage } from '../../app/error-message';
import { Banner, Icon, Kbd, VisuallyHidden } from '../../components';
import { useTranslation } from '../../i18n';
import type { FrameActs } from './app-actions';
import { useFoundSections, usePersonSection, useWish, type FindLine } from './find-lines';
import { FindList, elementIdOf } from './find-list';
import { useFind } from './use-find';

const LONGEST_TEXT = 200;

interface FindPanelProps extends FrameActs {
  readonly onClose: () => void;
}

/** The box, what it found, and what the keys do. The best line is always ready: a name and Enter are enough. */
export function FindPanel({ onClose, ...acts }: FindPanelProps) {
  const { t } = useTranslation('find');
  const errorMessage = useErrorMessage();
  const listId = useId();
  const [text, setText] = useState('');
  const [person, setPerson] = useState<FoundPerson | null>(null);
  /** The place of the line Enter takes; `null` is the first. */
  const [place, setPlace] = useState<number | null>(null);
  const wished = useWish()(text);
  const asked = (wished?.rest ?? text).trim();
  const answer = useFind(asked);
  const found = useFoundSections(acts)(text, wished?.wish ?? null, answer);
  const personSection = usePersonSection();
  const sections = person === null ? found.sections : [personSection(person)];
  const lines = sections.flatMap((section) => section.lines);
  const isFresh = answer?.text === asked;
  const error = answer?.error ?? null;
  const first = person === null && found.isOnlyOffer ? -1 : 0;
  const active = lines[Math.min(place ?? first, lines.length - 1)];

  const choose = (line: FindLine) => {
    onClose();
    line.act();
  };
  const showActions = (of: FoundPerson | null) => {
    setPerson(of);
    setPlace(null);
  };
  const leave = () => {
    const index = found.sections
      .flatMap((section) => section.lines)
      .findIndex((line) => line.id === person?.clientId);
    setPerson(null);
    setPlace(index === -1 ? null : index);
  };

  // Enter right after the last letter means what that letter finds, not what stood there before.
  const awaited = useRef<string | null>(null);
  const chooseFirst = useRef<() => void>(() => undefined);
  useEffect(() => {
    chooseFirst.current = () => {
      if (active !== undefined) choose(active);
    };
  });
  useEffect(() => {
    if (answer?.text !== awaited.current) return;
    awaited.current = null;
    if (answer.error === null) chooseFirst.current();
  }, [answer]);

  const onKeyDown = (press: KeyboardEvent<HTMLInputElement>) => {
    if (press.nativeEvent.isComposing) return;
    const act = keyAct(press);
    if (act === null) return;
    press.preventDefault();
    press.stopPropagation();
    act();
  };
  const keyAct = (press: KeyboardEvent<HTMLInputElement>): (() => void) | null => {
    const { key, shiftKey } = press;
    const box = press.currentTarget;
    const isAtEnd = box.selectionStart === box.value.length;
    if (key === 'ArrowDown') return () => setPlace(Math.min((place ?? first) + 1, lines.length - 1));
    if (key === 'ArrowUp') return () => setPlace(Math.max((place ?? first) - 1, 0));
    if (key === 'Enter') {
      if (!isFresh && person === null) return () => void (awaited.current = asked);
      return () => {
        if (active !== undefined) choose(active);
      };
    }
    if (person !== null) {
      return key === 'Escape' || key === 'ArrowLeft' || key === 'Tab' ? leave : null;
    }
    // Nothing else takes the focus here: Tab goes on to what can be done, and stays where there is nothing.
    if (key === 'Tab' || (key === 'ArrowRight' && isAtEnd)) {
      const next = active?.person ?? null;
      if (next !== null && !shiftKey) return () => showActions(next);
      return key === 'Tab' ? () => undefined : null;
    }
    return null;
  };

  const peopleCount = found.sections.find(({ id }) => id === 'people')?.lines.length ?? 0;
  const actionCount = found.sections.find(({ id }) => id === 'toDo')?.lines.length ?? 0;
  const nobody = asked.length < 3 ? t('noneShort') : t('none');
  const hint = hintOf();
  function hintOf(): string {
    if (person !== null || !isFresh || error !== null) return '';
    if (answer.hasMore) return t('more');
    if (peopleCount > 0) return '';
    if (asked === '') return wished === null ? t('noRecent') : '';
    return actionCount > 0 && !found.isOnlyOffer ? '' : nobody;
  }
  const status = () => {
    if (person !== null) return t('status.actions', { count: lines.length });
    if (!isFresh) return '';
    const counted = t(asked === '' ? 'status.recent' : 'status.people', { count: peopleCount });
    const toDo = actionCount === 0 || found.isOnlyOffer ? '' : t('status.actions', { count: actionCount });
    return [counted, toDo, hint].filter((part) => part !== '').join(' ');
  };

  return (
    <div className="find">
      <div className="find__box">
        <Icon icon={Search} className="find__picture" />
        <input
          // The box is why the dialog was opened.
          autoFocus
          className="find__input"
          role="combobox"
          aria-label={t('label')}
          aria-expanded={lines.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={active === undefined ? undefined : elementIdOf(listId, active.id)}
          placeholder={t('placeholder')}
          value={text}
          maxLength={LONGEST_TEXT}
          spellCheck={false}
          autoComplete="off"
          onChange={(change) => {
            awaited.current = null;
            setText(change.target.value);
            showActions(null);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <VisuallyHidden>
        <span role="status">{status()}</span>
      </VisuallyHidden>
      {error !== null && (
        <Banner tone="danger" isLive>
          {errorMessage(error)}
        </Banner>
      )}
      <FindList
        id={listId}
        label={t('found')}
        sections={sections}
        activeId={active?.id}
        onChoose={choose}
        onMore={(line) => showActions(line.person)}
      />
      {hint !== '' && <p className="find__hint">{hint}</p>}
      <div className="find__keys" aria-hidden="true">
        <Key keys="↑+↓" text={t('keys.choose')} />
        {active !== undefined && <Key keys="Enter" text={t('keys.enter')} />}
        {person === null ? (
          (active?.person ?? null) !== null && <Key keys="→" text={t('keys.more')} />
        ) : (
          <Key keys="←" text={t('keys.back')} />
        )}
        <Key keys="Esc" text={person === null ? t('keys.close') : t('keys.back')} />
      </div>
    </div>
  );
}

function Key({ keys, text }: { readonly keys: string; readonly text: string }) {
  return (
    <span className="find__key">
      <Kbd keys={keys} /> {text}
    </span>
  );
}
