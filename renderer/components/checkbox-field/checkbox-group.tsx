import {
  CheckboxButton,
  CheckboxField,
  CheckboxGroup as AriaCheckboxGroup,
  Text,
} from 'react-aria-components';
import type { Choice } from '../choice/choice-item';
import { useFieldState } from '../field/field-context';
import { FieldHint, FieldLabel, FieldMessage, fieldClass, type FieldProps } from '../field/field-parts';
import { classNames } from '../support/class-names';
import { defined } from '../support/defined';
import { CheckboxMark } from './checkbox-field';
import './checkbox-field.css';

export interface CheckboxGroupProps<Id extends string> extends FieldProps {
  readonly choices: readonly Choice<Id>[];
  readonly value: readonly Id[];
  readonly onChange: (value: Id[]) => void;
  /** Beside each other for a few short words. */
  readonly layout?: 'column' | 'row' | undefined;
}

/** Any number of a short list. The value keeps the order of the list, not of clicking. */
export function CheckboxGroup<Id extends string>({
  label,
  name,
  hint,
  errorMessage,
  isOptional,
  isLabelHidden,
  isDisabled = false,
  width = 'wide',
  choices,
  value,
  onChange,
  layout = 'column',
  autoFocus = false,
}: CheckboxGroupProps<Id>) {
  const { id, message } = useFieldState(name, errorMessage);
  return (
    <AriaCheckboxGroup
      {...defined({ name })}
      id={id}
      className={fieldClass(width)}
      isDisabled={isDisabled}
      value={[...value]}
      onChange={(chosen) =>
        onChange(choices.map((choice) => choice.id).filter((candidate) => chosen.includes(candidate)))
      }
      isInvalid={message !== undefined}
      validationBehavior="aria"
    >
      <FieldLabel label={label} isOptional={isOptional} isHidden={isLabelHidden} />
      <FieldHint>{hint}</FieldHint>
      <FieldMessage message={message} />
      <div className={classNames('option-group__options', layout === 'row' && 'option-group__options--row')}>
        {choices.map((choice, index) => (
          <CheckboxField
            key={choice.id}
            value={choice.id}
            isDisabled={choice.isDisabled === true}
            autoFocus={autoFocus && index === 0}
          >
            <CheckboxButton className="option">
              <CheckboxMark />
              <span>{choice.label}</span>
            </CheckboxButton>
            {choice.description !== undefined && (
              <Text slot="description" className="option__hint">
                {choice.description}
              </Text>
            )}
          </CheckboxField>
        ))}
      </div>
    </AriaCheckboxGroup>
  );
}
