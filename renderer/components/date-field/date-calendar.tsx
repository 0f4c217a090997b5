import { parseDate as parseCalendarDate, type CalendarDate } from '@internationalized/date';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useContext } from 'react';
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  CalendarStateContext,
} from 'react-aria-components';
import { isLocalDate, type LocalDate } from '../../../shared/time';
import { useFormat, useTranslation } from '../../i18n';
import { Icon } from '../icon/icon';
import { classNames } from '../support/class-names';
import './date-field.css';

export interface DateCalendarProps {
  readonly label: string;
  readonly value: LocalDate | null;
  readonly onChange: (value: LocalDate) => void;
  readonly today: LocalDate;
  readonly minimum: LocalDate;
  readonly maximum: LocalDate;
}

/** Month and year as lists: a birth date is many clicks away with arrows alone. */
function MonthAndYear({ minimum, maximum }: { readonly minimum: LocalDate; readonly maximum: LocalDate }) {
  const { t } = useTranslation('form');
  const format = useFormat();
  const state = useContext(CalendarStateContext);
  if (state === null) return null;
  const { year, month } = state.focusedDate;
  const first = Number(minimum.slice(0, 4));
  const last = Number(maximum.slice(0, 4));
  const monthName = new Intl.DateTimeFormat(format.locale, { month: 'long', timeZone: 'UTC' });
  const go = (date: CalendarDate) => state.setFocusedDate(date);
  return (
    <div className="calendar__pickers">
      <select
        className="calendar__picker"
        aria-label={t('date.month')}
        value={month}
        onChange={(change) => go(state.focusedDate.set({ month: Number(change.target.value) }))}
      >
        {Array.from({ length: 12 }, (_, index) => (
          <option key={index} value={index + 1}>
            {monthName.format(Date.UTC(2001, index, 15))}
          </option>
        ))}
      </select>
      <select
        className="calendar__picker figures"
        aria-label={t('date.year')}
        value={year}
        onChange={(change) => go(state.focusedDate.set({ year: Number(change.target.value) }))}
      >
        {Array.from({ length: last - first + 1 }, (_, index) => (
          <option key={index} value={last - index}>
            {last - index}
          </option>
        ))}
      </select>
    </div>
  );
}

/**
 * A month to pick a day from. "Today" is the site's day, not the machine's, so react-aria's own mark is not
 * used. (react-aria's DateInput segments are avoided as well: their spin buttons clear a live region through
 * `innerHTML`, which `require-trusted-types-for 'script'` refuses. NumberField has the same fault.)
 */
export function DateCalendar({ label, value, onChange, today, minimum, maximum }: DateCalendarProps) {
  const { t } = useTranslation('form');
  const clamp = (date: LocalDate) => (date < minimum ? minimum : date > maximum ? maximum : date);
  return (
    <Calendar
      className="calendar__body"
      aria-label={label}
      value={value === null ? null : parseCalendarDate(value)}
      defaultFocusedValue={parseCalendarDate(clamp(value ?? today))}
      minValue={parseCalendarDate(minimum)}
      maxValue={parseCalendarDate(maximum)}
      autoFocus
      onChange={(date: CalendarDate) => {
        const chosen = date.toString();
        if (isLocalDate(chosen)) onChange(chosen);
      }}
    >
      <header className="calendar__header">
        <Button
          slot="previous"
          className="button button--icon button--quiet button--small"
          aria-label={t('date.previousMonth')}
        >
          <Icon icon={ChevronLeft} />
        </Button>
        <MonthAndYear minimum={minimum} maximum={maximum} />
        <Button
          slot="next"
          className="button button--icon button--quiet button--small"
          aria-label={t('date.nextMonth')}
        >
          <Icon icon={ChevronRight} />
        </Button>
      </header>
      <CalendarGrid className="calendar__grid" weekdayStyle="short">
        <CalendarGridHeader>
          {(day) => <CalendarHeaderCell className="calendar__weekday">{day}</CalendarHeaderCell>}
        </CalendarGridHeader>
        <CalendarGridBody>
          {(date) => (
            <CalendarCell
              date={date}
              className={classNames('calendar__day', date.toString() === today && 'calendar__day--today')}
            />
          )}
        </CalendarGridBody>
      </CalendarGrid>
    </Calendar>
  );
}
