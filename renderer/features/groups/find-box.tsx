import { Search, UserPlus } from 'lucide-react';
import { useId, useState, type KeyboardEvent, type Ref } from 'react';
import type { CaseloadRow } from '../../../shared/contract/clients';
import type { RosterRow } from '../../../shared/contract/groups';
import { useErrorMessage } from '../../app/error-message';
import { Icon, Kbd, VisuallyHidden, classNames } from '../../components';
import { useTranslation } from '../../i18n';
import { useVaultQuery } from '../../vault';
import { usePersonChoice } from '../support/people-search';
import { usePersonName } from '../support/person-label';
import { findAllOnRoster } from './roll-call-state';

export interface FindBoxProps {
  readonly people: readonly RosterRow[];
  readonly inputRef: Ref<HTMLInputElement>;
  readonly onFound: (clientId: string) => void;
  readonly onWalkIn: (person: CaseloadRow) => void;
  /** Somebody nobody knows yet, by the name that was typed; absent where no walk-in may come. */
  readonly onUnknown: ((name: string) => void) | undefined;
  /** Esc: back to the list. */
  readonly onLeave: () => void;
}

type Option =
  | { readonly kind: 'onList'; readonly id: string; readonly label: string; readonly detail: string }
  | {
      readonly kind: 'walkIn';
      readonly id: string;
      readonly label: string;
      readonly detail: string;
      readonly person: CaseloadRow;
    }
  | { readonly kind: 'unknown'; readonly id: 'unknown'; readonly label: string; readonly detail: string };

const MOST_RESULTS = 8;
const FIND_WORDS = { onList: 'onList', walkIn: 'add', unknown: 'addUnknown' } as const;

/**
 * One box for both: jumps to somebody on the list, or adds somebody who isn't. The first result is always ready, so
 * that a walk-in takes `/`, the name, Enter.
 */
export function FindBox({ people, inputRef, onFound, onWalkIn, onUnknown, onLeave }: FindBoxProps) {
  const { t } = useTranslation('groups');
  const listId = useId();
  const personName = usePersonName();
  const errorMessage = useErrorMessage();
  const toChoice = usePersonChoice();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const wanted = text.trim();
  const answer = useVaultQuery(
    'client.list',
    wanted.length < 2
      ? null
      : {
          filter: { text: wanted, statuses: [], workerIds: [] },
          sort: [],
          offset: 0,
          limit: MOST_RESULTS + people.length > 200 ? 200 : MOST_RESULTS + people.length,
        },
    { entities: ['client'], keepPrevious: true },
  );

  const known = new Set(people.map((person) => person.clientId));
  const onList: Option[] = findAllOnRoster(people, wanted).map((person) => ({
    kind: 'onList',
    id: person.clientId,
    label: personName(person),
    detail: person.chartNumber,
  }));
  const walkIns: Option[] = (wanted.length < 2 ? [] : (answer.value?.rows ?? []))
    .filter((person) => !known.has(person.clientId))
    .slice(0, MOST_RESULTS)
    .map((person) => ({
      kind: 'walkIn',
      id: person.clientId,
      label: personName(person),
      detail: toChoice(person).description ?? '',
      person,
    }));
  // Last, so that Enter takes somebody who is here before it makes anybody new.
  const unknown: Option[] =
    onUnknown === undefined || wanted.length < 2 || answer.value === undefined
      ? []
      : [{ kind: 'unknown', id: 'unknown', label: wanted, detail: t('rollCall.find.unknownHint') }];
  const options = [...onList, ...walkIns, ...unknown];
  const current = options[Math.min(active, options.length - 1)];
  const isOpen = wanted !== '';

  const choose = (option: Option) => {
    setText('');
    setActive(0);
    if (option.kind === 'onList') onFound(option.id);
    else if (option.kind === 'walkIn') onWalkIn(option.person);
    else onUnknown?.(option.label);
  };
  const onKeyDown = (press: KeyboardEvent) => {
    switch (press.key) {
      case 'Enter':
        if (press.ctrlKey || press.metaKey || current === undefined) return;
        choose(current);
        break;
      case 'ArrowDown':
        setActive((index) => Math.min(index + 1, Math.max(options.length - 1, 0)));
        break;
      case 'ArrowUp':
        setActive((index) => Math.max(index - 1, 0));
        break;
      case 'Escape':
        setText('');
        setActive(0);
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
        {t('rollCall.find.label')}
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
          placeholder={t('rollCall.find.label')}
          value={text}
          spellCheck={false}
          autoComplete="off"
          onChange={(change) => {
            setText(change.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
          onBlur={() => setText('')}
        />
        {text === '' && (
          <span className="find-box__shortcut">
            <Kbd keys="/" />
          </span>
        )}
      </span>
      <VisuallyHidden>
        <span role="status">
          {isOpen &&
            (options.length === 0
              ? t('rollCall.find.none')
              : t('rollCall.find.results', { count: options.length }))}
        </span>
      </VisuallyHidden>
      <div
        id={listId}
        role="listbox"
        aria-label={t('rollCall.find.label')}
        className={classNames('find-box__results', !isOpen && 'find-box__results--closed')}
      >
        {isOpen && answer.error !== null && (
          <div className="find-box__none">{errorMessage(answer.error)}</div>
        )}
        {isOpen && options.length === 0 && !answer.isLoading && answer.error === null && (
          <div className="find-box__none">
            {wanted.length < 2 ? t('rollCall.find.more') : t('rollCall.find.none')}
          </div>
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
                {option.kind !== 'onList' && <Icon icon={UserPlus} size="small" />}
                {t(`rollCall.find.${FIND_WORDS[option.kind]}`)}
              </span>
            </div>
          ))}
      </div>
    </div>
  );
}
