import { Search, X } from 'lucide-react';
import type { Ref } from 'react';
import { Button, Input, SearchField as AriaSearchField } from 'react-aria-components';
import { useTranslation } from '../../i18n';
import { useFieldState } from '../field/field-context';
import { FieldHint, FieldLabel, fieldClass, type FieldWidth } from '../field/field-parts';
import { Icon } from '../icon/icon';
import { Kbd } from '../kbd/kbd';
import { defined } from '../support/defined';
import './search-field.css';

export interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Enter. */
  readonly onSubmit?: ((value: string) => void) | undefined;
  readonly hint?: string | undefined;
  readonly placeholder?: string | undefined;
  /** Shown in the empty box, such as `Ctrl+K`; the screen makes the key work. */
  readonly shortcut?: string | undefined;
  readonly width?: FieldWidth | undefined;
  readonly isLabelHidden?: boolean | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly inputRef?: Ref<HTMLInputElement> | undefined;
}

/** A search box: results change as the person types; Esc and the cross clear it. */
export function SearchField({
  label,
  hint,
  placeholder,
  shortcut,
  width,
  isLabelHidden = true,
  inputRef,
  ...rest
}: SearchFieldProps) {
  const { t } = useTranslation('form');
  const { id } = useFieldState(undefined, undefined);
  return (
    <AriaSearchField
      {...defined(rest)}
      id={id}
      className={fieldClass(width, 'search-field', shortcut === undefined ? '' : 'search-field--shortcut')}
    >
      <FieldLabel label={label} isHidden={isLabelHidden} />
      <FieldHint>{hint}</FieldHint>
      <span className="field__control">
        <span className="search-field__picture">
          <Icon icon={Search} />
        </span>
        <Input
          {...defined({ placeholder, ref: inputRef })}
          className="field__input"
          spellCheck={false}
          autoComplete="off"
        />
        {shortcut !== undefined && (
          <span className="search-field__shortcut">
            <Kbd keys={shortcut} />
          </span>
        )}
        <Button className="field__inner-button" aria-label={t('clearSearch')}>
          <Icon icon={X} size="small" />
        </Button>
      </span>
    </AriaSearchField>
  );
}
