import { Eye, EyeOff, TriangleAlert } from 'lucide-react';
import { useState, type KeyboardEvent, type Ref } from 'react';
import { Button, Input, TextField as AriaTextField } from 'react-aria-components';
import { useTranslation } from '../../i18n';
import { useFieldState } from '../field/field-context';
import { FieldHint, FieldLabel, FieldMessage, fieldClass, type FieldProps } from '../field/field-parts';
import { Icon } from '../icon/icon';
import { defined } from '../support/defined';
import { VisuallyHidden } from '../support/visually-hidden';
import './passphrase-field.css';

export interface PassphraseFieldProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: (() => void) | undefined;
  readonly inputRef?: Ref<HTMLInputElement> | undefined;
}

/**
 * A passphrase: hidden, can be shown, can be pasted, says when Caps Lock is on. The browser is told to
 * keep nothing (`off`, not `current-password`: there is no password manager in this window).
 */
export function PassphraseField({
  label,
  name,
  hint,
  errorMessage,
  isOptional,
  isLabelHidden,
  width,
  inputRef,
  ...rest
}: PassphraseFieldProps) {
  const { t } = useTranslation('form');
  const { id, message } = useFieldState(name, errorMessage);
  const [isShown, setIsShown] = useState(false);
  const [isCapsLockOn, setIsCapsLockOn] = useState(false);
  const watchCapsLock = (event: KeyboardEvent) => setIsCapsLockOn(event.getModifierState('CapsLock'));
  return (
    <AriaTextField
      {...defined(rest)}
      {...defined({ name })}
      id={id}
      type={isShown ? 'text' : 'password'}
      className={fieldClass(width, 'passphrase-field')}
      isInvalid={message !== undefined}
      validationBehavior="aria"
    >
      <FieldLabel label={label} isOptional={isOptional} isHidden={isLabelHidden} />
      <FieldHint>{hint}</FieldHint>
      <FieldMessage message={message} />
      <span className="field__control">
        <Input
          {...defined({ ref: inputRef })}
          className="field__input"
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="none"
          autoCorrect="off"
          onKeyDown={watchCapsLock}
          onKeyUp={watchCapsLock}
        />
        <Button
          className="field__inner-button passphrase-field__toggle"
          aria-label={isShown ? t('hidePassphraseLabel') : t('showPassphraseLabel')}
          onPress={() => setIsShown(!isShown)}
        >
          <Icon icon={isShown ? EyeOff : Eye} size="small" />
          {isShown ? t('hidePassphrase') : t('showPassphrase')}
        </Button>
      </span>
      <span role="status" className="field__note">
        {isCapsLockOn && (
          <>
            <Icon icon={TriangleAlert} size="small" /> {t('capsLockOn')}
          </>
        )}
        <VisuallyHidden>{isShown ? t('passphraseShown') : null}</VisuallyHidden>
      </span>
    </AriaTextField>
  );
}
