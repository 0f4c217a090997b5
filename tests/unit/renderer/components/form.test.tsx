import { act, fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import {
  DateField,
  Form,
  RadioGroup,
  TextField,
  errorsFromSchema,
  useForm,
  type FormState,
} from '../../../../renderer/components';
import type { LocalDate } from '../../../../shared/time';
import { renderInApp } from './support/render';

interface Values {
  readonly firstName: string;
  readonly birthDate: LocalDate | null;
  readonly contact: 'call' | 'none' | null;
}

const initialValues: Values = { firstName: '', birthDate: null, contact: null };
const validate = (values: Values) => ({
  // Not in the order of the fields, on purpose.
  ...(values.contact === null ? { contact: 'Choose how to reach the person' } : {}),
  ...(values.firstName.trim() === '' ? { firstName: 'Enter a first name' } : {}),
});

let form: FormState<Values>;

function Intake({ onSave }: { readonly onSave: (values: Values) => void | Promise<void> }) {
  form = useForm({ initialValues, validate });
  return (
    <Form {...form.bind(onSave)} aria-label="Intake">
      <TextField label="First name" {...form.field('firstName')} />
      <DateField label="Date of birth" purpose="birth" {...form.field('birthDate')} />
      <RadioGroup
        label="Contact"
        choices={[
          { id: 'call', label: 'Call' },
          { id: 'none', label: 'Do not contact' },
        ]}
        {...form.field('contact')}
      />
      <button type="submit">Save</button>
    </Form>
  );
}

const press = async (element: HTMLElement) => {
  await act(async () => fireEvent.click(element));
};
const type = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
const save = () => press(screen.getByRole('button', { name: 'Save' }));
const summary = () => screen.queryByRole('alert', { name: /problem/ });

describe('a form', () => {
  it('says nothing while somebody types for the first time', () => {
    renderInApp(<Intake onSave={vi.fn()} />);
    type('First name', 'A');
    type('First name', '');
    expect(summary()).toBeNull();
    expect(screen.getByLabelText('First name').getAttribute('aria-invalid')).toBeNull();
  });

  it('moves the focus to a summary of all problems, in the order of the fields, and saves nothing', async () => {
    const onSave = vi.fn();
    renderInApp(<Intake onSave={onSave} />);
    await save();
    expect(onSave).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(summary());
    expect(within(summary()!).getByRole('heading').textContent).toBe('There are 2 problems to fix');
    expect(
      within(summary()!)
        .getAllByRole('link')
        .map((link) => link.textContent),
    ).toEqual(['Enter a first name', 'Choose how to reach the person']);
  });

  it('links each problem to its field, and the first option of a group', async () => {
    renderInApp(<Intake onSave={vi.fn()} />);
    await save();
    await press(screen.getByRole('link', { name: 'Enter a first name' }));
    expect(document.activeElement).toBe(screen.getByLabelText('First name'));
    await press(screen.getByRole('link', { name: 'Choose how to reach the person' }));
    expect(document.activeElement).toBe(screen.getByRole('radio', { name: 'Call' }));
  });

  it('shows the message at the field, tied to it for screen readers', async () => {
    renderInApp(<Intake onSave={vi.fn()} />);
    await save();
    const input = screen.getByLabelText('First name');
    expect(input.getAttribute('aria-invalid')).toBe('true');
    const described = (input.getAttribute('aria-describedby') ?? '').split(' ');
    const texts = described.map((id) => document.getElementById(id)?.textContent);
    expect(texts).toContain('Error: Enter a first name');
  });

  it('takes a message back as soon as it no longer holds, without moving the focus', async () => {
    renderInApp(<Intake onSave={vi.fn()} />);
    await save();
    const input = screen.getByLabelText('First name');
    input.focus();
    type('First name', 'Ana');
    expect(screen.queryByRole('link', { name: 'Enter a first name' })).toBeNull();
    expect(screen.getByRole('link', { name: 'Choose how to reach the person' })).toBeDefined();
    expect(document.activeElement).toBe(input);
  });

  it('takes the focus again at the next failed attempt', async () => {
    renderInApp(<Intake onSave={vi.fn()} />);
    await save();
    screen.getByLabelText('First name').focus();
    await save();
    expect(document.activeElement).toBe(summary());
  });

  it('is not saved while a date in it cannot be read', async () => {
    const onSave = vi.fn();
    renderInApp(<Intake onSave={onSave} />);
    type('First name', 'Ana');
    await press(screen.getByRole('radio', { name: 'Call' }));
    type('Date of birth', '31/31/1990');
    await save();
    expect(onSave).not.toHaveBeenCalled();
    expect(screen.getByRole('link', { name: /Enter a real date/ })).toBeDefined();
    type('Date of birth', '3/5/1990');
    await save();
    expect(onSave).toHaveBeenCalledWith({ firstName: 'Ana', birthDate: '1990-03-05', contact: 'call' });
  });

  it('saves once, however often it is submitted while saving', async () => {
    let finish: () => void = () => undefined;
    const onSave = vi.fn(() => new Promise<void>((resolve) => (finish = resolve)));
    renderInApp(<Intake onSave={onSave} />);
    type('First name', 'Ana');
    await press(screen.getByRole('radio', { name: 'Call' }));
    await save();
    await save();
    expect(form.isSubmitting).toBe(true);
    await act(async () => finish());
    expect(onSave).toHaveBeenCalledTimes(1);
    expect(form.isSubmitting).toBe(false);
  });

  it('is submitted by Ctrl+Enter from anywhere in it', async () => {
    renderInApp(<Intake onSave={vi.fn()} />);
    await act(async () =>
      fireEvent.keyDown(screen.getByLabelText('First name'), { key: 'Enter', ctrlKey: true }),
    );
    expect(document.activeElement).toBe(summary());
  });

  it('shows what the vault refused, and what belongs to no field', async () => {
    renderInApp(<Intake onSave={() => form.fail({ firstName: 'Too long' }, 'Nothing was saved.')} />);
    type('First name', 'Ana');
    await press(screen.getByRole('radio', { name: 'Call' }));
    await save();
    expect(document.activeElement).toBe(summary());
    expect(within(summary()!).getByText('Nothing was saved.')).toBeDefined();
    expect(screen.getByRole('link', { name: 'Too long' })).toBeDefined();
  });

  it('knows whether anything was changed', () => {
    renderInApp(<Intake onSave={vi.fn()} />);
    expect(form.isDirty).toBe(false);
    type('First name', 'Ana');
    expect(form.isDirty).toBe(true);
    type('First name', '');
    expect(form.isDirty).toBe(false);
  });

  it('leaves no copy of what is typed: no spell check, no autocomplete', () => {
    renderInApp(<Intake onSave={vi.fn()} />);
    for (const input of document.querySelectorAll<HTMLInputElement>('input[type="text"]')) {
      expect(input.getAttribute('spellcheck')).toBe('false');
      expect(input.getAttribute('autocomplete')).toBe('off');
    }
  });
});

describe('messages from a schema', () => {
  const schema = z.object({ firstName: z.string().min(1).max(3), contact: z.enum(['call', 'none']) });

  it('are the first issue of each field', () => {
    const errors = errorsFromSchema(schema, { ...initialValues }, (field, issue) => `${field}:${issue.code}`);
    expect(errors).toEqual({ firstName: 'firstName:too_small', contact: 'contact:invalid_value' });
  });

  it('are none when the values fit', () => {
    expect(errorsFromSchema(schema, { firstName: 'Ana', contact: 'call' }, () => 'wrong')).toEqual({});
  });
});
