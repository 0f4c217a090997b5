import { RadioButton, RadioField, RadioGroup as AriaRadioGroup, Text } from 'react-aria-components';
import '../checkbox-field/checkbox-field.css';
import type { Choice } from '../choice/choice-item';
import { useFieldState } from '../field/field-context';
import { FieldHint, FieldLabel, FieldMessage, fieldClass, type FieldProps } from '../field/field-parts';
import { classNames } from '../support/class-names';
import { defined } from '../support/defined';

export interface RadioGroupProps<Id extends string> extends FieldProps {
  readonly choices: readonly Choice<Id>[];
  readonly value: Id | null;
  readonly onChange: (value: Id) => void;
  /** Beside each other for two or three short words. */
  readonly layout?: 'column' | 'row' | undefined;
}

/** One of two to about five choices, all in view. Never preselected unless one is really the usual answer. */
export function RadioGroup<Id extends string>({
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
}: RadioGroupProps<Id>) {
  const { id, message } = useFieldState(name, errorMessage);
  return (
    <AriaRadioGroup
      {...defined({ name })}
      id={id}
      className={fieldClass(width)}
      isDisabled={isDisabled}
      value={value}
      onChange={(chosen) => {
        const choice = choices.find((candidate) => candidate.id === chosen);
        if (choice !== undefined) onChange(choice.id);
      }}
      isInvalid={message !== undefined}
      validationBehavior="aria"
      orientation={layout === 'row' ? 'horizontal' : 'vertical'}
    >
      <FieldLabel label={label} isOptional={isOptional} isHidden={isLabelHidden} />
      <FieldHint>{hint}</FieldHint>
      <FieldMessage message={message} />
      <div className={classNames('option-group__options', layout === 'row' && 'option-group__options--row')}>
        {choices.map((choice, index) => (
          <RadioField
            key={choice.id}
            value={choice.id}
            isDisabled={choice.isDisabled === true}
            autoFocus={autoFocus && index === 0}
          >
            <RadioButton className="option">
              <span className="option__mark option__mark--round" />
              <span>{choice.label}</span>
            </RadioButton>
            {choice.description !== undefined && (
              <Text slot="description" className="option__hint">
                {choice.description}
              </Text>
            )}
          </RadioField>
        ))}
      </div>
    </AriaRadioGroup>
  );
}
