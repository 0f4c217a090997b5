import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { FieldError, Label, Text } from 'react-aria-components';
import { useTranslation } from '../../i18n';
import { Icon } from '../icon/icon';
import { classNames } from '../support/class-names';
import { VisuallyHidden } from '../support/visually-hidden';
import './field.css';

/** How wide a control is: about as wide as what belongs in it. */
export type FieldWidth = 'narrow' | 'medium' | 'wide' | 'full';

/** What every field takes. */
export interface FieldProps {
  readonly label: string;
  /** Links the field to its message in the form around it, and to the error summary. */
  readonly name?: string | undefined;
  /** Under the label: what is wanted and why, an example. Not a placeholder, which goes away. */
  readonly hint?: ReactNode;
  /** Overrides the form's message. */
  readonly errorMessage?: string | undefined;
  /** Says "(optional)" after the label; fields without it are expected to be filled in. */
  readonly isOptional?: boolean | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly width?: FieldWidth | undefined;
  /** Keeps the label for screen readers only: search boxes and filters whose place says what they are. */
  readonly isLabelHidden?: boolean | undefined;
  readonly autoFocus?: boolean | undefined;
}

export function fieldClass(width: FieldWidth = 'medium', ...more: string[]): string {
  return classNames('field', width !== 'medium' && `field--${width}`, ...more);
}

interface FieldLabelProps {
  readonly label: string;
  readonly isOptional?: boolean | undefined;
  readonly isHidden?: boolean | undefined;
}

/** The label above a control. */
export function FieldLabel({ label, isOptional = false, isHidden = false }: FieldLabelProps) {
  const { t } = useTranslation('form');
  return (
    <Label className={isHidden ? 'visually-hidden' : 'field__label'}>
      {label}
      {isOptional && <span className="field__optional"> ({t('optional')})</span>}
    </Label>
  );
}

/** The hint under the label. */
export function FieldHint({ children }: { readonly children: ReactNode }) {
  if (children === undefined || children === null || children === false) return null;
  return (
    <Text slot="description" className="field__hint">
      {children}
    </Text>
  );
}

/** The message of a field, with icon and the word "Error" for screen readers. */
export function FieldMessage({ message }: { readonly message: string | undefined }) {
  const { t } = useTranslation('form');
  if (message === undefined) return null;
  return (
    <FieldError className="field__error" elementType="p">
      <Icon icon={CircleAlert} />
      <span>
        <VisuallyHidden>{t('errorPrefix')} </VisuallyHidden>
        {message}
      </span>
    </FieldError>
  );
}
