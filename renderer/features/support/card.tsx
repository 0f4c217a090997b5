import { useId, type ReactNode } from 'react';
import './card.css';

export interface CardProps {
  readonly title: string;
  readonly hint?: ReactNode;
  /** Buttons at the end of the title's line. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** One matter of a screen on its own surface, as a region with its heading. */
export function Card({ title, hint, actions, children }: CardProps) {
  const titleId = useId();
  return (
    <section className="card" aria-labelledby={titleId}>
      <header className="card__header">
        <h2 id={titleId} className="card__title">
          {title}
        </h2>
        {actions !== undefined && <div className="card__actions">{actions}</div>}
      </header>
      {hint !== undefined && <p className="card__hint">{hint}</p>}
      {children}
    </section>
  );
}
