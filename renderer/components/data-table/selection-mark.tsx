import { Check, Minus } from 'lucide-react';
import { Icon } from '../icon/icon';
import { classNames } from '../support/class-names';

export interface SelectionMarkProps {
  readonly state: 'none' | 'some' | 'all';
}

/** A drawn checkbox. What it means is said by the row's `aria-selected`, so it is hidden from screen readers. */
export function SelectionMark({ state }: SelectionMarkProps) {
  return (
    <span
      aria-hidden="true"
      className={classNames('data-table__mark', state !== 'none' && 'data-table__mark--on')}
    >
      <Icon icon={state === 'some' ? Minus : Check} size="small" />
    </span>
  );
}
