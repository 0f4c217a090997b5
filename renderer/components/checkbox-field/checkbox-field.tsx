import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { CheckboxButton, CheckboxField as AriaCheckboxField, Text } from 'react-aria-components';
import { useFieldState } from '../field/field-context';
import { FieldMessage, fieldClass } from '../field/field-parts';
import { Icon } from '../icon/icon';
import { defined } from '../support/defined';
import './checkbox-field.css';

export interface CheckboxFieldProps {
  readonly label: ReactNode;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly name?: string | undefined;
  readonly hint?: ReactNode;
  readonly errorMessage?: string | undefined;
  /** Some of the things it stands for are selected. */
  readonly isIndeterminate?: boolean | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly autoFocus?: boolean | undefined;
}

/** The square with its tick, shared with CheckboxGroup. */
export function CheckboxMark({ isIndeterminate = false }: { readonly isIndeterminate?: boolean }) {
  return (
    <span className="option__mark">
      <Icon icon={isIndeterminate ? Minus : Check} />
    </span>
  );
}

/** One yes-or-no. For several of a kind use CheckboxGroup. */
export function CheckboxField({
  label,
  name,
  hint,
  errorMessage,
  isIndeterminate = false,
  ...rest
}: CheckboxFieldProps) {
  const { id, message } = useFieldState(name, errorMessage);
  return (
    <AriaCheckboxField
      {...defined(rest)}
      {...defined({ name })}
      id={id}
      isIndeterminate={isIndeterminate}
      className={fieldClass('wide')}
      isInvalid={message !== undefined}
      validationBehavior="aria"
    >
      <FieldMessage message={message} />
      <CheckboxButton className="option">
        <CheckboxMark isIndeterminate={isIndeterminate} />
        <span>{label}</span>
      </CheckboxButton>
      {hint !== undefined && (
        <Text slot="description" className="option__hint">
          {hint}
        </Text>
      )}
    </AriaCheckboxField>
  );
}
