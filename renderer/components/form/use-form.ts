import { useCallback, useRef, useState } from 'react';
import type { FormProps } from './form';

/** Messages by field; a field without one is fine. */
export type FieldErrors<Values> = Partial<Record<keyof Values & string, string>>;

/** What a field component takes from the form. */
export interface BoundField<Value> {
  readonly name: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

export interface FormState<Values extends object> {
  readonly values: Values;
  /** Changes one value. After a failed attempt the messages follow what is typed. */
  readonly set: <Name extends keyof Values & string>(name: Name, value: Values[Name]) => void;
  /** Changes several values that hang together, as start and end of something do; messages look at all of them. */
  readonly assign: (changes: Partial<Values>) => void;
  /** Replaces all values, as when a draft is opened, and forgets messages. */
  readonly reset: (values: Values) => void;
  /** `name`, `value` and `onChange` of a field: `<TextField label={…} {...form.field('firstName')} />`. */
  readonly field: <Name extends keyof Values & string>(name: Name) => BoundField<Values[Name]>;
  /** The same for a CheckboxField, whose value is called `isSelected`. */
  readonly checkbox: (name: BooleanNames<Values>) => {
    readonly name: string;
    readonly isSelected: boolean;
    readonly onChange: (isSelected: boolean) => void;
  };
  readonly errors: FieldErrors<Values>;
  /** Shows messages that came back from the vault, and moves the focus to the summary. */
  readonly fail: (errors: FieldErrors<Values>, formError?: string) => void;
  /** Whether anything differs from the initial values. */
  readonly isDirty: boolean;
  readonly isSubmitting: boolean;
  /** Properties for Form. The handler runs only with values that passed `validate`. */
  readonly bind: (
    onValid: (values: Values) => void | Promise<void>,
  ) => Pick<FormProps, 'errors' | 'formError' | 'attempt' | 'onSubmit'>;
}

export type BooleanNames<Values> = {
  [Name in keyof Values & string]: Values[Name] extends boolean ? Name : never;
}[keyof Values & string];

interface Messages<Values> {
  readonly errors: FieldErrors<Values>;
  readonly formError: string | undefined;
  readonly attempt: number;
}

/** Puts messages in the order the values were declared, which is the order on screen. */
function inOrder<Values extends object>(values: Values, errors: Readonly<Record<string, string>>) {
  const order = Object.keys(values);
  const place = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  const sorted = Object.entries(errors).sort(([first], [second]) => place(first) - place(second));
  return Object.fromEntries(sorted) as FieldErrors<Values>;
}

function present<Values>(errors: FieldErrors<Values>): Record<string, string> {
  const entries = Object.entries(errors as Readonly<Record<string, string | undefined>>);
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/**
 * State of a form. Nothing is checked before the first attempt to submit; after a failed one, the message of
 * a field that is being changed is checked again with each change, and others stay until the next attempt.
 *
 * @param options.initialValues in the order of the fields on screen.
 * @param options.validate messages by field for values that can't be saved; the vault checks again.
 */
export function useForm<Values extends object>(options: {
  readonly initialValues: Values;
  readonly validate: (values: Values) => FieldErrors<Values>;
}): FormState<Values> {
  const [values, setValues] = useState(options.initialValues);
  const [pristine, setPristine] = useState(options.initialValues);
  const [messages, setMessages] = useState<Messages<Values>>({
    errors: {},
    formError: undefined,
    attempt: 0,
  });
  const [isSubmitting, setIsSubmitting] = useState(false);
  // Two presses of Enter within one frame both see isSubmitting === false.
  const isRunning = useRef(false);
  const { validate } = options;

  const assign: FormState<Values>['assign'] = (changes) => {
    const next = { ...values, ...changes };
    setValues((current) => ({ ...current, ...changes }));
    const shown = Object.keys(changes).filter((name) => name in messages.errors);
    if (shown.length === 0) return;
    const checked = present(validate(next));
    setMessages((current) => {
      const errors = { ...present(current.errors) };
      for (const name of shown) {
        const message = checked[name];
        if (message === undefined) Reflect.deleteProperty(errors, name);
        else errors[name] = message;
      }
      return { ...current, errors: inOrder(next, errors), formError: undefined };
    });
  };
  const set: FormState<Values>['set'] = (name, value) => {
    // One name and its value are a part of the values, which TypeScript can't tell of a computed key.
    assign({ [name]: value } as unknown as Partial<Values>);
  };

  const fail = useCallback(
    (errors: FieldErrors<Values>, formError?: string) =>
      setMessages((current) => ({
        errors: inOrder(values, present(errors)),
        formError,
        attempt: current.attempt + 1,
      })),
    [values],
  );

  const submit = async (
    problems: Readonly<Record<string, string>>,
    onValid: (values: Values) => void | Promise<void>,
  ) => {
    if (isRunning.current) return;
    const errors = { ...present(validate(values)), ...problems };
    if (Object.keys(errors).length > 0) {
      fail(errors as FieldErrors<Values>);
      return;
    }
    setMessages((current) => ({ ...current, errors: {}, formError: undefined }));
    isRunning.current = true;
    setIsSubmitting(true);
    try {
      await onValid(values);
    } finally {
      isRunning.current = false;
      setIsSubmitting(false);
    }
  };

  return {
    values,
    set,
    assign,
    reset: (next) => {
      setValues(next);
      setPristine(next);
      setMessages({ errors: {}, formError: undefined, attempt: 0 });
    },
    field: (name) => ({ name, value: values[name], onChange: (value) => set(name, value) }),
    checkbox: (name) => ({
      name,
      isSelected: values[name] === true,
      onChange: (isSelected) => set(name, isSelected as Values[typeof name]),
    }),
    errors: messages.errors,
    fail,
    isDirty: JSON.stringify(values) !== JSON.stringify(pristine),
    isSubmitting,
    bind: (onValid) => ({
      errors: present(messages.errors),
      formError: messages.formError,
      attempt: messages.attempt,
      onSubmit: (problems) => void submit(problems, onValid),
    }),
  };
}
