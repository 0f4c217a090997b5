import { Check } from 'lucide-react';
import { useFormat, useTranslation } from '../../i18n';
import { Icon } from '../icon/icon';
import { classNames } from '../support/class-names';
import { VisuallyHidden } from '../support/visually-hidden';
import './stepper.css';

export interface StepperProps {
  readonly label: string;
  /** Names of all steps, in order. */
  readonly steps: readonly string[];
  /** Index of the step on screen. */
  readonly currentIndex: number;
}

/** Where one is in a task of several screens. Shows the way; it is not a way to jump. */
export function Stepper({ label, steps, currentIndex }: StepperProps) {
  const { t } = useTranslation('form');
  const format = useFormat();
  return (
    <ol className="stepper" aria-label={label}>
      {steps.map((step, index) => {
        const isDone = index < currentIndex;
        const isCurrent = index === currentIndex;
        return (
          <li
            key={step}
            className={classNames(
              'stepper__step',
              isDone && 'stepper__step--done',
              isCurrent && 'stepper__step--current',
            )}
            aria-current={isCurrent ? 'step' : undefined}
          >
            <span className="stepper__mark" aria-hidden="true">
              {isDone ? <Icon icon={Check} size="small" /> : format.number(index + 1)}
            </span>
            <VisuallyHidden>{t('stepOf', { current: index + 1, total: steps.length })}: </VisuallyHidden>
            {step}
            {isDone && <VisuallyHidden> ({t('stepDone')})</VisuallyHidden>}
          </li>
        );
      })}
    </ol>
  );
}
