import type { ReactNode } from 'react';
import './shell.css';

export interface TopBarProps {
  readonly siteName: string;
  readonly search?: ReactNode;
  /** Unsent changes, today's date, who is signed in. */
  readonly facts?: ReactNode;
  /** Lock, help, the menu of the person signed in. */
  readonly actions?: ReactNode;
}

/** Site, search, what is going on, who it is, Lock. */
export function TopBar({ siteName, search, facts, actions }: TopBarProps) {
  return (
    <div className="top-bar">
      <div className="top-bar__site" title={siteName}>
        {siteName}
      </div>
      {search !== undefined && <div className="top-bar__search">{search}</div>}
      <div className="top-bar__facts">{facts}</div>
      {actions !== undefined && <div className="top-bar__actions">{actions}</div>}
    </div>
  );
}
