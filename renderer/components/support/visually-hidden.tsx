import type { ReactNode } from 'react';
import './support.css';

export interface VisuallyHiddenProps {
  readonly id?: string | undefined;
  readonly children: ReactNode;
}

/** Text for screen readers only. */
export function VisuallyHidden({ id, children }: VisuallyHiddenProps) {
  return (
    <span id={id} className="visually-hidden">
      {children}
    </span>
  );
}
