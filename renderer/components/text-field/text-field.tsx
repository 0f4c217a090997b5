import type { Ref } from 'react';
import { Input, TextField as AriaTextField } from 'react-aria-components';
import { FieldHint, FieldLabel, FieldMessage, fieldClass, type FieldProps } from '../field/field-parts';
import { useFieldState } from '../field/field-context';
import { defined } from '../support/defined';

export interface TextFieldProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: (() => void) | undefined;
  /** Picks the on-screen keyboard; never a browser check, messages are ours. */
  readonly inputMode?: 'text' | 'tel' | 'email' | 'numeric' | 'decimal' | undefined;
  /** A hard limit of the store, in UTF-16 units; typing stops there. */
  readonly maxLength?: number | undefined;
  readonly placeholder?: string | undefined;
  readonly isReadOnly?: boolean | undefined;
  readonly inputRef?: Ref<HTMLInputElement> | undefined;
}

/**
 * One line of text. Nothing typed here is spell-checked or remembered: both would leave copies of what
 * people say outside the vault.
 */
export function TextField({
  label,
  name,
  hint,
  errorMessage,
  isOptional,
  isLabelHidden,
  width,
  inputMode,
  placeholder,
  inputRef,
  ...rest
}: TextFieldProps) {
  const { id, message } = useFieldState(name, errorMessage);
  return (
    <AriaTextField
      {...defined(rest)}
      {...defined({ name })}
      id={id}
      className={fieldClass(width)}
      isInvalid={message !== undefined}
      validationBehavior="aria"
    >
      <FieldLabel label={label} isOptional={isOptional} isHidden={isLabelHidden} />
      <FieldHint>{hint}</FieldHint>
      <FieldMessage message={message} />
      <Input
        {...defined({ inputMode, placeholder, ref: inputRef })}
        className="field__input"
        spellCheck={false}
        autoComplete="off"
      />
    </AriaTextField>
  );
}
