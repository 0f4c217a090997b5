import { fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { DateField, TimeField, type DateFieldProps } from '../../../../renderer/components';
import type { Language } from '../../../../renderer/i18n';
import type { LocalDate } from '../../../../shared/time';
import { renderInApp } from './support/render';

const onChange = vi.fn();

function Field(props: Partial<DateFieldProps>) {
  const [value, setValue] = useState<LocalDate | null>(null);
  return (
    <>
      <DateField
        label="Day"
        value={value}
        onChange={(next) => {
          onChange(next);
          setValue(next);
        }}
        {...props}
      />
      <button type="button" onClick={() => setValue('2001-02-03' as LocalDate)}>
        From outside
      </button>
    </>
  );
}

const input = () => screen.getByLabelText<HTMLInputElement>('Day');
const type = (value: string) => fireEvent.change(input(), { target: { value } });
const leave = () => {
  fireEvent.focus(input());
  fireEvent.blur(input());
};
const show = (props: Partial<DateFieldProps> = {}, language: Language = 'en') => {
  onChange.mockClear();
  renderInApp(<Field {...props} />, language);
};
const message = () => document.querySelector('.field__error')?.textContent ?? null;

describe('a date field', () => {
  it('gives the date while typing and spells it out on leaving', () => {
    show();
    type('3/5/1990');
    expect(onChange).toHaveBeenLastCalledWith('1990-03-05');
    expect(input().value).toBe('3/5/1990');
    leave();
    expect(input().value).toBe('Mar 5, 1990');
  });

  it('reads back in Spanish what it wrote in Spanish', () => {
    show({}, 'es');
    type('3/5/1990');
    leave();
    expect(input().value).toBe('5 mar 1990');
    type(`${input().value} `);
    expect(onChange).toHaveBeenLastCalledWith('1990-03-05');
  });

  it('keeps what it cannot read, and says so only on leaving', () => {
    show();
    type('31/31/1990');
    expect(message()).toBeNull();
    leave();
    expect(input().value).toBe('31/31/1990');
    expect(message()).toContain('Enter a real date, such as Mar 25, 1990');
    type('3/5/1990');
    expect(message()).toBeNull();
  });

  it('asks for the year of a birth date', () => {
    show({ purpose: 'birth' });
    type('3/5');
    leave();
    expect(message()).toContain('Enter the year too');
    expect(onChange).not.toHaveBeenCalledWith(expect.any(String));
  });

  it('says what is too early or too late', () => {
    show({ maximum: '2026-03-18' as LocalDate });
    type('tomorrow');
    leave();
    expect(message()).toContain('The date must be Mar 18, 2026 or earlier');
  });

  it("takes 'today' from the site's day, not from the machine's", () => {
    show();
    type('today');
    expect(onChange).toHaveBeenLastCalledWith('2026-03-18');
  });

  it('follows a value changed from outside, and empties', () => {
    show();
    type('nonsense');
    fireEvent.click(screen.getByText('From outside'));
    expect(input().value).toBe('Feb 3, 2001');
    expect(message()).toBeNull();
    type('');
    expect(onChange).toHaveBeenLastCalledWith(null);
  });
});

describe('a time field', () => {
  it('shows the time with AM or PM on leaving', () => {
    const onTime = vi.fn();
    function Time() {
      const [value, setValue] = useState<string | null>(null);
      return (
        <TimeField
          label="Day"
          value={value}
          onChange={(next) => {
            onTime(next);
            setValue(next);
          }}
        />
      );
    }
    renderInApp(<Time />);
    type('230');
    expect(onTime).toHaveBeenLastCalledWith('14:30');
    leave();
    expect(input().value.replace(/\s/g, ' ')).toBe('2:30 PM');
    type('25:00');
    expect(onTime).toHaveBeenLastCalledWith(null);
    leave();
    expect(message()).toContain('Enter a time');
    expect(input().value).toBe('25:00');
  });
});
