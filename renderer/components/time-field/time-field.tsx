import { useState } from 'react';
import { Input, TextField as AriaTextField } from 'react-aria-components';
import { useFormat, useTranslation } from '../../i18n';
import { useFieldState, useProblemReport } from '../field/field-context';
import { FieldHint, FieldLabel, FieldMessage, fieldClass, type FieldProps } from '../field/field-parts';
import { defined } from '../support/defined';
import { parseTime } from './parse-time';

export interface TimeFieldProps extends FieldProps {
  /** `HH:MM` on the 24-hour clock, or null when nothing (readable) is there. */
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}

interface Typed {
  readonly text: string;
  readonly value: string | null;
  readonly isUnreadable: boolean;
  readonly isLeft: boolean;
}

const EXAMPLE_TIME = '14:30';

/** A time of day, typed in any usual way; on leaving, the box shows it with AM or PM. */
export function TimeField({
  label,
  name,
  hint,
  errorMessage,
  isOptional,
  isLabelHidden,
  width = 'narrow',
  value,
  onChange,
  ...rest
}: TimeFieldProps) {
  const { t } = useTranslation('form');
  const format = useFormat();
  const shown = (time: string | null) => (time === null ? '' : format.clockTime(time));
  const [typed, setTyped] = useState<Typed>({ text: shown(value), value, isUnreadable: false, isLeft: true });
  if (typed.value !== value) setTyped({ text: shown(value), value, isUnreadable: false, isLeft: true });

  const example = format.clockTime(EXAMPLE_TIME);
  const problem = typed.isUnreadable ? t('time.notATime', { example }) : null;
  useProblemReport(name, problem);
  const { id, message } = useFieldState(
    name,
    errorMessage ?? (typed.isLeft && problem !== null ? problem : undefined),
  );

  return (
    <AriaTextField
      {...defined(rest)}
      {...defined({ name })}
      id={id}
      className={fieldClass(width)}
      value={typed.text}
      onChange={(text) => {
        const parsed = parseTime(text);
        const time = parsed.kind === 'time' ? parsed.time : null;
        setTyped({ text, value: time, isUnreadable: parsed.kind === 'invalid', isLeft: false });
        if (time !== value) onChange(time);
      }}
      onBlur={() =>
        setTyped({ ...typed, text: typed.isUnreadable ? typed.text : shown(typed.value), isLeft: true })
      }
      isInvalid={message !== undefined}
      validationBehavior="aria"
    >
      <FieldLabel label={label} isOptional={isOptional} isHidden={isLabelHidden} />
      <FieldHint>{hint ?? t('time.hint', { example })}</FieldHint>
      <FieldMessage message={message} />
      <Input className="field__input figures" spellCheck={false} autoComplete="off" />
    </AriaTextField>
  );
}
