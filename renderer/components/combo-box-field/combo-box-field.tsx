import { ChevronDown, X } from 'lucide-react';
import { useContext, useEffect, useRef, useState } from 'react';
import { Button, ComboBox, ComboBoxStateContext, Input, ListBox, Popover } from 'react-aria-components';
import { useTranslation } from '../../i18n';
import { ChoiceItem, type Choice } from '../choice/choice-item';
import { useFieldState } from '../field/field-context';
import { FieldHint, FieldLabel, FieldMessage, fieldClass, type FieldProps } from '../field/field-parts';
import { Icon } from '../icon/icon';
import { defined } from '../support/defined';
import { useSearch } from './use-search';

export interface ComboBoxFieldProps extends FieldProps {
  readonly value: Choice | null;
  readonly onChange: (value: Choice | null) => void;
  /**
   * Finds choices for what was typed; called after a short pause, cancelled through the signal when the
   * text changes. Best first, at most about 20. A fixed list can filter itself and return at once.
   */
  readonly search: (text: string, signal: AbortSignal) => Promise<readonly Choice[]>;
  /** Letters needed before anything is searched; 0 shows choices as soon as the list opens. */
  readonly minimumLength?: number | undefined;
  readonly placeholder?: string | undefined;
  readonly onBlur?: (() => void) | undefined;
}

/** Type to find one of many: a person, a resource, a staff member. Leaving without choosing changes nothing. */
export function ComboBoxField({
  label,
  name,
  hint,
  errorMessage,
  isOptional,
  isLabelHidden,
  width,
  value,
  onChange,
  search,
  minimumLength = 0,
  placeholder,
  onBlur,
  ...rest
}: ComboBoxFieldProps) {
  const { t } = useTranslation('form');
  const { id, message } = useFieldState(name, errorMessage);
  const [typed, setTyped] = useState<string | null>(null);
  const [choiceCount, setChoiceCount] = useState(0);
  const { found, status } = useSearch(typed ?? '', minimumLength, search);
  const emptyText = {
    idle: t('searchToFind'),
    searching: t('searching'),
    done: t('noMatches'),
    failed: t('searchFailed'),
  }[status];

  return (
    // react-aria only opens, walks and reads out the list. It would drop a chosen one that the present search
    // doesn't find, and empty the box on leaving, so the choice and the text are kept here.
    <ComboBox
      {...defined(rest)}
      id={id}
      className={fieldClass(width)}
      items={found}
      value={null}
      allowsCustomValue
      inputValue={typed ?? value?.label ?? ''}
      onInputChange={setTyped}
      onChange={(chosen) => {
        const choice = found.find((candidate) => candidate.id === chosen);
        if (choice === undefined) return;
        setTyped(null);
        setChoiceCount(choiceCount + 1);
        if (choice.id !== value?.id) onChange(choice);
      }}
      onBlur={() => {
        // Emptying the box takes the choice back; anything else that was typed was not a choice.
        if (typed?.trim() === '' && value !== null) onChange(null);
        setTyped(null);
        onBlur?.();
      }}
      menuTrigger={minimumLength === 0 ? 'focus' : 'input'}
      allowsEmptyCollection
      isInvalid={message !== undefined}
      validationBehavior="aria"
    >
      <CloseAfterChoice choiceCount={choiceCount} />
      <FieldLabel label={label} isOptional={isOptional} isHidden={isLabelHidden} />
      <FieldHint>{hint}</FieldHint>
      <FieldMessage message={message} />
      <span className="field__control field__control--with-button">
        <Input {...defined({ placeholder })} className="field__input" spellCheck={false} autoComplete="off" />
        {value === null || rest.isDisabled === true ? (
          <Button className="field__inner-button" aria-label={t('showChoices')}>
            <Icon icon={ChevronDown} size="small" />
          </Button>
        ) : (
          <Button
            slot={null}
            className="field__inner-button"
            aria-label={t('clearChoice')}
            onPress={() => {
              setTyped(null);
              onChange(null);
            }}
          >
            <Icon icon={X} size="small" />
          </Button>
        )}
      </span>
      <Popover className="choice-popover" offset={4}>
        <ListBox
          className="choice-list"
          renderEmptyState={() => (
            <div className="choice-list__empty" role="status">
              {emptyText}
            </div>
          )}
        >
          {(choice: Choice) => <ChoiceItem choice={choice} isChosen={choice.id === value?.id} />}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

/** react-aria closes the list when its own value changes; ours is kept outside, so the list is told. */
function CloseAfterChoice({ choiceCount }: { readonly choiceCount: number }) {
  const state = useContext(ComboBoxStateContext);
  const latestState = useRef(state);
  useEffect(() => {
    latestState.current = state;
  });
  useEffect(() => {
    if (choiceCount > 0) latestState.current?.close();
  }, [choiceCount]);
  return null;
}
