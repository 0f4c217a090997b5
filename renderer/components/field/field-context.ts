import { createContext, useContext, useEffect, useId } from 'react';

/** What a form tells the fields inside it. */
export interface FormContextValue {
  /** Prefix of the ids of the form's fields, so that the error summary can find them. */
  readonly formId: string;
  /** Messages by field name, after a first attempt to submit. */
  readonly errors: Readonly<Record<string, string>>;
  /**
   * A field says that what was typed can't be read (a date that isn't one). The form then can't be
   * submitted, whatever its values are. `null` takes it back.
   */
  readonly reportProblem: (name: string, message: string | null) => void;
}

export const FormContext = createContext<FormContextValue | null>(null);

/** The DOM id of a form's field. */
export function fieldId(formId: string, name: string): string {
  return `${formId}-${name}`;
}

/** Id and message of a field: from the form by its `name`, or its own. */
export function useFieldState(
  name: string | undefined,
  ownMessage: string | undefined,
): { readonly id: string; readonly message: string | undefined } {
  const form = useContext(FormContext);
  const ownId = useId();
  return {
    id: form === null || name === undefined ? ownId : fieldId(form.formId, name),
    message: ownMessage ?? (name === undefined ? undefined : form?.errors[name]),
  };
}

/** Keeps the form informed about text in this field that can't be read. */
export function useProblemReport(name: string | undefined, problem: string | null): void {
  const report = useContext(FormContext)?.reportProblem;
  useEffect(() => {
    if (name === undefined || report === undefined) return undefined;
    report(name, problem);
    return () => report(name, null);
  }, [name, problem, report]);
}
