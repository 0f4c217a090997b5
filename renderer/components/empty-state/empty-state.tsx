import type { ReactNode } from 'react';
import { Icon, type LucideIcon } from '../icon/icon';
import './empty-state.css';

export interface EmptyStateProps {
  /** What belongs here: "No one is on your caseload yet". */
  readonly title: string;
  /** The first step and what it brings, in a sentence or two. */
  readonly children?: ReactNode;
  readonly icon?: LucideIcon | undefined;
  /** The button of that first step. */
  readonly actions?: ReactNode;
}

/** A screen or table without anything in it, which says what to do first. */
export function EmptyState({ title, children, icon, actions }: EmptyStateProps) {
  return (
    <div className="empty-state">
      {icon !== undefined && <Icon icon={icon} size="large" className="empty-state__icon" />}
      <h2>{title}</h2>
      {children !== undefined && <div className="text-muted">{children}</div>}
      {actions !== undefined && <div className="empty-state__actions">{actions}</div>}
    </div>
  );
}
