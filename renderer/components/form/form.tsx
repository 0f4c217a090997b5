import { useCallback, useId, useMemo, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { FormContext } from '../field/field-context';
import { ErrorSummary } from './error-summary';
import './form.css';

export interface FormProps {
  readonly errors: Readonly<Record<string, string>>;
  readonly formError?: string | undefined;
  readonly attempt: number;
  /**
   * Submit button, Enter in a line of text, or Ctrl+Enter anywhere.
   *
   * @param problems messages of fields whose text can't be read, by name; with any, nothing may be saved.
   */
  readonly onSubmit: (problems: Readonly<Record<string, string>>) => void;
  readonly 'aria-label'?: string | undefined;
  readonly 'aria-labelledby'?: string | undefined;
  readonly children: ReactNode;
}

/**
 * A form with its error summary. Spread what `useForm(...).bind(save)` gives onto it; fields inside find
 * their message by `name`. The browser's own checks are off: they speak the system's language, one at a time.
 */
export function Form({ errors, formError, attempt, onSubmit, children, ...labels }: FormProps) {
  const formId = useId();
  const problems = useRef(new Map<string, string>());
  const reportProblem = useCallback((name: string, message: string | null) => {
    if (message === null) problems.current.delete(name);
    else problems.current.set(name, message);
  }, []);
  const context = useMemo(() => ({ formId, errors, reportProblem }), [formId, errors, reportProblem]);

  const submitOnControlEnter = (press: KeyboardEvent<HTMLFormElement>) => {
    if (press.key !== 'Enter' || !(press.ctrlKey || press.metaKey)) return;
    // React also tells this form about keys in a dialog opened from it, which has a form of its own.
    if (!(press.target instanceof Node) || !press.currentTarget.contains(press.target)) return;
    press.preventDefault();
    press.stopPropagation();
    press.currentTarget.requestSubmit();
  };

  return (
    <FormContext value={context}>
      <form
        {...labels}
        className="form"
        noValidate
        autoComplete="off"
        // On the way down: a focused list or button would take the Enter for itself.
        onKeyDownCapture={submitOnControlEnter}
        onSubmit={(submit) => {
          submit.preventDefault();
          // A form inside a dialog inside a form (React bubbles through portals) must not submit both.
          submit.stopPropagation();
          onSubmit(Object.fromEntries(problems.current));
        }}
      >
        <ErrorSummary formId={formId} errors={errors} formError={formError} attempt={attempt} />
        {children}
      </form>
    </FormContext>
  );
}

/** The buttons at the end of a form: the main one first. */
export function FormActions({ children }: { readonly children: ReactNode }) {
  return <div className="form__actions">{children}</div>;
}

export interface FormSectionProps {
  readonly title: string;
  readonly hint?: ReactNode;
  readonly children: ReactNode;
}

/** Fields that belong together, under a heading that is read with each of them. */
export function FormSection({ title, hint, children }: FormSectionProps) {
  const hintId = useId();
  return (
    <fieldset aria-describedby={hint === undefined ? undefined : hintId}>
      <legend className="form__section-title">{title}</legend>
      {hint !== undefined && (
        <p id={hintId} className="field__hint">
          {hint}
        </p>
      )}
      <div className="form__section">{children}</div>
    </fieldset>
  );
}

/** Fields beside each other where there is room, below each other where there isn't. */
export function FormRow({ children }: { readonly children: ReactNode }) {
  return <div className="form__row">{children}</div>;
}
