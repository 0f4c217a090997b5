import { useEffect, useRef, type ReactNode } from 'react';
import './page-header.css';

export interface PageHeaderProps {
  readonly title: string;
  /** One sentence about the screen, or the state of what is on it. */
  readonly description?: ReactNode;
  /** The one primary action, and at most a menu or a quiet button before it. */
  readonly actions?: ReactNode;
  /** Something above the title: a way back, a chip. */
  readonly above?: ReactNode;
  /** Puts the focus on the title when the screen opens, so that reading starts there. */
  readonly takesFocus?: boolean | undefined;
}

/** The head of a screen. One per screen: it is the page's h1. */
export function PageHeader({ title, description, actions, above, takesFocus = false }: PageHeaderProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, [takesFocus, title]);
  return (
    <header className="page-header">
      <div className="page-header__text">
        {above}
        <h1 ref={heading} className="page-header__title" tabIndex={takesFocus ? -1 : undefined}>
          {title}
        </h1>
        {description !== undefined && <div className="page-header__description">{description}</div>}
      </div>
      {actions !== undefined && <div className="page-header__actions">{actions}</div>}
    </header>
  );
}
