import { Search, UserPlus } from 'lucide-react';
import { useId, useState, type KeyboardEvent, type Ref } from 'react';
import { Icon, Kbd, VisuallyHidden, classNames } from '../../components';
import { useTranslation } from '../../i18n';
import './find-field.css';

/** Something that was found, and what choosing it does. */
export interface FindOption {
  readonly id: string;
  readonly label: string;
  readonly detail: string;
  /** What happens, in a word or two: "Check in". */
  readonly what: string;
  /** Choosing adds somebody who isn't on the list. */
  readonly adds: boolean;
  readonly onChoose: () => void;
}

export interface FindFieldProps {
  readonly label: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** Best first: Enter takes the first. */
  readonly options: readonly FindOption[];
  /** What the list says with too few letters, and when nobody was found. */
  readonly moreText: string;
  readonly noneText: string;
  /** Still being looked for. */
  readonly isLoading: boolean;
  readonly error: string | null;
  readonly inputRef: Ref<HTMLInputElement>;
  /** Esc: back to the list. */
  readonly onLeave: () => void;
  /** Arrow down while nothing is typed. */
  readonly onDown?: (() => void) | undefined;
}

/** Letters before everybody is searched. */
export const FIND_LETTERS = 2;

/** A box to type a name into: the best result is always ready, so that `/`, the name and Enter are enough. */
export function FindField({
  label,
  text,
  onText,
  options,
  moreText,
  noneText,
  isLoading,
  error,
  inputRef,
  onLeave,
  onDown,
}: FindFieldProps) {
  const { t } = useTranslation('form');
  const listId = useId();
  const [active, setActive] = useState(0);
  const wanted = text.trim();
  const current = options[Math.min(active, options.length - 1)];
  const isOpen = wanted !== '';
  const type = (typed: string) => {
    setActive(0);
    onText(typed);
  };

  const choose = (option: FindOption) => {
    type('');
    option.onChoose();
  };
  const onKeyDown = (press: KeyboardEvent) => {
    switch (press.key) {
      case 'Enter':
        if (press.ctrlKey || press.metaKey || current === undefined) return;
        choose(current);
        break;
      case 'ArrowDown':
        if (!isOpen && onDown !== undefined) onDown();
        else setActive((index) => Math.min(index + 1, Math.max(options.length - 1, 0)));
        break;
      case 'ArrowUp':
        setActive((index) => Math.max(index - 1, 0));
        break;
      case 'Escape':
        type('');
        onLeave();
        break;
      default:
        return;
    }
    press.preventDefault();
    press.stopPropagation();
  };

  return (
    <div className="find-box">
      <label className="visually-hidden" htmlFor={`${listId}-input`}>
        {label}
      </label>
      <span className="find-box__control">
        <Icon icon={Search} className="find-box__icon" />
        <input
          ref={inputRef}
          id={`${listId}-input`}
          className="field__input find-box__input"
          role="combobox"
          aria-expanded={isOpen}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={isOpen && current !== undefined ? `${listId}-${current.id}` : undefined}
          placeholder={label}
          value={text}
          spellCheck={false}
          autoComplete="off"
          onChange={(change) => type(change.target.value)}
          onKeyDown={onKeyDown}
          onBlur={() => type('')}
        />
        {text === '' && (
          <span className="find-box__shortcut">
            <Kbd keys="/" />
          </span>
        )}
      </span>
      <VisuallyHidden>
        <span role="status">
          {isOpen && (options.length === 0 ? noneText : t('peopleFound', { count: options.length }))}
        </span>
      </VisuallyHidden>
      <div
        id={listId}
        role="listbox"
        aria-label={label}
        className={classNames('find-box__results', !isOpen && 'find-box__results--closed')}
      >
        {isOpen && error !== null && <div className="find-box__none">{error}</div>}
        {isOpen && options.length === 0 && !isLoading && error === null && (
          <div className="find-box__none">{wanted.length < FIND_LETTERS ? moreText : noneText}</div>
        )}
        {isOpen &&
          options.map((option) => (
            <div
              key={option.id}
              id={`${listId}-${option.id}`}
              role="option"
              aria-selected={option.id === current?.id}
              className="find-box__option"
              // The input keeps the focus, so that its blur doesn't close the list first.
              onPointerDown={(press) => press.preventDefault()}
              onClick={() => choose(option)}
            >
              <span className="find-box__name">
                <strong>{option.label}</strong> <span className="text-muted text-small">{option.detail}</span>
              </span>
              <span className="find-box__what">
                {option.adds && <Icon icon={UserPlus} size="small" />}
                {option.what}
              </span>
            </div>
          ))}
      </div>
    </div>
  );
}
