import type { LucideIcon } from 'lucide-react';
import { classNames } from '../support/class-names';
import './icon.css';

export type { LucideIcon };

export interface IconProps {
  /** One of lucide-react's icons; the whole app uses this one set. */
  readonly icon: LucideIcon;
  readonly size?: 'small' | 'medium' | 'large';
  readonly className?: string;
}

/** A picture next to a word. Always hidden from screen readers: the word is what is read. */
export function Icon({ icon: Picture, size = 'medium', className }: IconProps) {
  return (
    <Picture
      aria-hidden="true"
      focusable="false"
      strokeWidth={1.75}
      className={classNames('icon', size !== 'medium' && `icon--${size}`, className)}
    />
  );
}
