import { CircleAlert } from 'lucide-react';
import { useEffect, useId, useRef } from 'react';
import { useTranslation } from '../../i18n';
import { fieldId } from '../field/field-context';
import { Icon } from '../icon/icon';
import './form.css';

export interface ErrorSummaryProps {
  readonly formId: string;
  /** Messages by field name, in the order of the fields on screen. */
  readonly errors: Readonly<Record<string, string>>;
  /** Something that belongs to no single field, such as a save that failed. */
  readonly formError?: string | undefined;
  /** Counts attempts to submit: each failed one moves the focus here again. */
  readonly attempt: number;
}

const focusable =
  'input:not([type="hidden"]):not([aria-hidden="true"]), textarea, select, button, [tabindex="0"]';

/** Puts the caret into a field; in a group of options, onto the first one. */
function focusField(id: string): void {
  const element = document.getElementById(id);
  if (element === null) return;
  const target = element.matches(focusable) ? element : element.querySelector<HTMLElement>(focusable);
  target?.focus();
  target?.scrollIntoView({ block: 'center' });
}

/**
 * All that has to be fixed, at the top of the form, with a link to each field. Takes focus when an attempt
 * to submit fails, so that nobody wonders why nothing happened (the GOV.UK error summary).
 */
export function ErrorSummary({ formId, errors, formError, attempt }: ErrorSummaryProps) {
  const { t } = useTranslation('form');
  const titleId = useId();
  const box = useRef<HTMLDivElement>(null);
  const entries = Object.entries(errors);
  const count = entries.length + (formError === undefined ? 0 : 1);
  const isShown = count > 0;

  useEffect(() => {
    if (attempt > 0 && isShown) box.current?.focus();
    // Only an attempt moves the focus: an error that goes away while somebody types must not.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [attempt]);

  if (!isShown) return null;
  return (
    <div ref={box} className="error-summary" role="alert" tabIndex={-1} aria-labelledby={titleId}>
      <h2 id={titleId} className="error-summary__title">
        <Icon icon={CircleAlert} />
        {t('errorSummary', { count })}
      </h2>
      <ul className="error-summary__list">
        {formError !== undefined && <li>{formError}</li>}
        {entries.map(([name, message]) => (
          <li key={name}>
            <a
              className="error-summary__link"
              href={`#${fieldId(formId, name)}`}
              onClick={(click) => {
                click.preventDefault();
                focusField(fieldId(formId, name));
              }}
            >
              {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
