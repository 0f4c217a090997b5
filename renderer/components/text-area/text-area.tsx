import type { Ref } from 'react';
import { TextArea as AriaTextArea, TextField as AriaTextField } from 'react-aria-components';
import { useTranslation } from '../../i18n';
import { useFieldState } from '../field/field-context';
import { FieldHint, FieldLabel, FieldMessage, fieldClass, type FieldProps } from '../field/field-parts';
import { classNames } from '../support/class-names';
import { cssVariables } from '../support/css-variables';
import { defined } from '../support/defined';
import './text-area.css';

export interface TextAreaProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: (() => void) | undefined;
  /** Lines shown when empty; it grows with the text. */
  readonly rows?: number | undefined;
  /** Most characters allowed. Typing goes on beyond it, with a count, so that nothing pasted is cut. */
  readonly characterLimit?: number | undefined;
  readonly isReadOnly?: boolean | undefined;
  readonly inputRef?: Ref<HTMLTextAreaElement> | undefined;
}

const SHOW_COUNT_FROM_SHARE = 0.75;

/** Several lines of text. Shows how many characters are left once three quarters are used. */
export function TextArea({
  label,
  name,
  hint,
  errorMessage,
  isOptional,
  isLabelHidden,
  width = 'wide',
  rows = 4,
  characterLimit,
  inputRef,
  ...rest
}: TextAreaProps) {
  const { t } = useTranslation('form');
  const { id, message } = useFieldState(name, errorMessage);
  const left = characterLimit === undefined ? undefined : characterLimit - rest.value.length;
  const isCountShown =
    characterLimit !== undefined && rest.value.length >= characterLimit * SHOW_COUNT_FROM_SHARE;
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
      <AriaTextArea
        {...defined({ ref: inputRef })}
        className="field__input text-area__input"
        style={cssVariables({ '--rows': rows })}
        spellCheck={false}
        autoComplete="off"
      />
      {isCountShown && left !== undefined && (
        <span className={classNames('field__note', 'figures', left < 0 && 'field__note--over')} role="status">
          {left < 0 ? t('charactersOver', { count: -left }) : t('charactersLeft', { count: left })}
        </span>
      )}
    </AriaTextField>
  );
}
