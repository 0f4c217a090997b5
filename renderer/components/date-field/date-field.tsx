import { CalendarDays } from 'lucide-react';
import { useState } from 'react';
import {
  Button,
  Dialog,
  DialogTrigger,
  Input,
  Popover,
  TextField as AriaTextField,
} from 'react-aria-components';
import { addDays, type LocalDate } from '../../../shared/time';
import { useClock, useFormat, useTranslation } from '../../i18n';
import { useFieldState, useProblemReport } from '../field/field-context';
import { FieldHint, FieldLabel, FieldMessage, fieldClass, type FieldProps } from '../field/field-parts';
import { Icon } from '../icon/icon';
import { defined } from '../support/defined';
import { DateCalendar } from './date-calendar';
import { parseDate, type DateOrder, type DatePurpose } from './parse-date';
import './date-field.css';

export interface DateFieldProps extends FieldProps {
  /** `YYYY-MM-DD`, or null when nothing (readable) is there. */
  readonly value: LocalDate | null;
  readonly onChange: (value: LocalDate | null) => void;
  /** Decides a year that was left out or typed with two digits; `birth` always needs it. */
  readonly purpose?: DatePurpose | undefined;
  readonly order?: DateOrder | undefined;
  /** Earliest and latest date allowed, both included. */
  readonly minimum?: LocalDate | undefined;
  readonly maximum?: LocalDate | undefined;
}

const DAYS_IN_A_YEAR = 366;
const EARLIEST_YEARS = 115;
const LATEST_YEARS = 20;

/** What the box holds: the text, and the value that text stood for when it was last understood. */
interface Typed {
  readonly text: string;
  readonly value: LocalDate | null;
  readonly problem: string | null;
  readonly isLeft: boolean;
}

/**
 * A date, typed in any usual way or picked from a calendar. On leaving, the box shows the date with the month
 * as a word, so a swapped day and month are seen at once. Text that is no date stays, with a message, and
 * keeps the form from being saved.
 */
export function DateField({
  label,
  name,
  hint,
  errorMessage,
  isOptional,
  isLabelHidden,
  width = 'narrow',
  value,
  onChange,
  purpose = 'near',
  order = 'month-first',
  minimum,
  maximum,
  ...rest
}: DateFieldProps) {
  const { t } = useTranslation('form');
  const format = useFormat();
  const { today } = useClock();
  const [isCalendarOpen, setIsCalendarOpen] = useState(false);

  const shown = (date: LocalDate | null) => (date === null ? '' : format.date(date));
  const [typed, setTyped] = useState<Typed>({ text: shown(value), value, problem: null, isLeft: true });
  // The value was changed from outside: a draft opened, a form reset, a date picked elsewhere.
  if (typed.value !== value) setTyped({ text: shown(value), value, problem: null, isLeft: true });

  const exampleDate = '1990-03-25' as LocalDate;
  const example = order === 'month-first' ? '3/25/1990' : '25/3/1990';
  const limits = (date: LocalDate): string | null => {
    if (minimum !== undefined && date < minimum) return t('date.tooEarly', { date: format.date(minimum) });
    if (maximum !== undefined && date > maximum) return t('date.tooLate', { date: format.date(maximum) });
    return null;
  };
  const read = (text: string): { value: LocalDate | null; problem: string | null } => {
    const parsed = parseDate(text, { today: today(), order, purpose });
    switch (parsed.kind) {
      case 'date':
        return { value: parsed.date, problem: limits(parsed.date) };
      case 'empty':
        return { value: null, problem: null };
      case 'needs-year':
        return { value: null, problem: t('date.needsYear', { example }) };
      case 'invalid':
        return { value: null, problem: t('date.notADate', { example: format.date(exampleDate) }) };
    }
  };
  const emit = (next: Typed) => {
    setTyped(next);
    if (next.value !== value) onChange(next.value);
  };

  useProblemReport(name, typed.problem);
  const ownMessage = typed.isLeft && typed.problem !== null ? typed.problem : undefined;
  const { id, message } = useFieldState(name, errorMessage ?? ownMessage);

  return (
    <AriaTextField
      {...defined(rest)}
      {...defined({ name })}
      id={id}
      className={fieldClass(width)}
      value={typed.text}
      onChange={(text) => emit({ text, ...read(text), isLeft: false })}
      onBlur={() => {
        const text = typed.problem === null ? shown(typed.value) : typed.text;
        setTyped({ ...typed, text, isLeft: true });
      }}
      isInvalid={message !== undefined}
      validationBehavior="aria"
    >
      <FieldLabel label={label} isOptional={isOptional} isHidden={isLabelHidden} />
      <FieldHint>
        {hint ??
          (order === 'month-first' ? t('date.hint', { example }) : t('date.hintDayFirst', { example }))}
      </FieldHint>
      <FieldMessage message={message} />
      <span className="field__control field__control--with-button">
        <Input className="field__input figures" spellCheck={false} autoComplete="off" />
        <DialogTrigger isOpen={isCalendarOpen} onOpenChange={setIsCalendarOpen}>
          <Button
            className="field__inner-button"
            aria-label={`${t('date.openCalendar')}: ${label}`}
            isDisabled={rest.isDisabled === true}
          >
            <Icon icon={CalendarDays} />
          </Button>
          <Popover className="calendar" placement="bottom end" offset={8}>
            <Dialog aria-label={`${t('date.calendar')}: ${label}`}>
              <DateCalendar
                label={label}
                value={value}
                today={today()}
                minimum={minimum ?? addDays(today(), -EARLIEST_YEARS * DAYS_IN_A_YEAR)}
                maximum={maximum ?? addDays(today(), LATEST_YEARS * DAYS_IN_A_YEAR)}
                onChange={(date) => {
                  emit({ text: shown(date), value: date, problem: limits(date), isLeft: true });
                  setIsCalendarOpen(false);
                }}
              />
            </Dialog>
          </Popover>
        </DialogTrigger>
      </span>
    </AriaTextField>
  );
}
