import { ChevronDown } from 'lucide-react';
import { Button, ListBox, Popover, Select, SelectValue } from 'react-aria-components';
import { useTranslation } from '../../i18n';
import { ChoiceItem, type Choice } from '../choice/choice-item';
import { useFieldState } from '../field/field-context';
import { FieldHint, FieldLabel, FieldMessage, fieldClass, type FieldProps } from '../field/field-parts';
import { Icon } from '../icon/icon';
import { defined } from '../support/defined';
import './select-field.css';

export interface SelectFieldProps<Id extends string> extends FieldProps {
  readonly choices: readonly Choice<Id>[];
  readonly value: Id | null;
  readonly onChange: (value: Id) => void;
  readonly onBlur?: (() => void) | undefined;
  /** Shown while nothing is chosen; otherwise "Choose one". */
  readonly placeholder?: string | undefined;
}

/**
 * One of a short fixed list (up to about 15; more want a ComboBoxField, two to five a RadioGroup). Typing
 * letters jumps to the choice. To let people take a choice back, put a choice such as "Not asked" in the list.
 */
export function SelectField<Id extends string>({
  label,
  name,
  hint,
  errorMessage,
  isOptional,
  isLabelHidden,
  width,
  choices,
  value,
  onChange,
  placeholder,
  ...rest
}: SelectFieldProps<Id>) {
  const { t } = useTranslation('form');
  const { id, message } = useFieldState(name, errorMessage);
  return (
    <Select
      {...defined(rest)}
      className={fieldClass(width)}
      value={value}
      onChange={(chosen) => {
        const choice = choices.find((candidate) => candidate.id === chosen);
        if (choice !== undefined) onChange(choice.id);
      }}
      placeholder={placeholder ?? t('select')}
      isInvalid={message !== undefined}
      validationBehavior="aria"
    >
      <FieldLabel label={label} isOptional={isOptional} isHidden={isLabelHidden} />
      <FieldHint>{hint}</FieldHint>
      <FieldMessage message={message} />
      <Button id={id} className="field__input select-field__button">
        <SelectValue className="select-field__value" />
        <Icon icon={ChevronDown} className="select-field__arrow" />
      </Button>
      <Popover className="choice-popover" offset={4}>
        <ListBox className="choice-list" items={choices}>
          {(choice) => <ChoiceItem choice={choice} />}
        </ListBox>
      </Popover>
    </Select>
  );
}
