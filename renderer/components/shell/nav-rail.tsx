import type { ReactNode } from 'react';
import { Link } from 'react-aria-components';
import { useTranslation } from '../../i18n';
import { CountBadge } from '../chip/chip';
import { Icon, type LucideIcon } from '../icon/icon';
import { defined } from '../support/defined';
import './shell.css';

export interface NavigationItem<Id extends string = string> {
  readonly id: Id;
  readonly label: string;
  readonly icon: LucideIcon;
  readonly badge?: { readonly count: number; readonly label: string } | undefined;
  /** Such as `G`, for assistive technology; the screen makes the key work. */
  readonly shortcut?: string | undefined;
}

export interface NavRailProps<Id extends string> {
  readonly items: readonly NavigationItem<Id>[];
  readonly currentId: Id | null;
  readonly onNavigate: (id: Id) => void;
  /** At the lower end, such as Help. */
  readonly footer?: ReactNode;
}

/** The main menu at the left: only what the person's role may open, each with picture and word. */
export function NavRail<Id extends string>({ items, currentId, onNavigate, footer }: NavRailProps<Id>) {
  const { t } = useTranslation('shell');
  return (
    <nav className="nav-rail" aria-label={t('mainNavigation')}>
      <ul className="nav-rail__list">
        {items.map((item) => (
          <li key={item.id}>
            <Link
              className="nav-rail__item"
              onPress={() => onNavigate(item.id)}
              {...defined({
                'aria-current': item.id === currentId ? ('page' as const) : undefined,
                'aria-keyshortcuts': item.shortcut,
              })}
            >
              <Icon icon={item.icon} />
              <span className="nav-rail__label">{item.label}</span>
              {item.badge === undefined ? null : <CountBadge {...item.badge} />}
            </Link>
          </li>
        ))}
      </ul>
      {footer !== undefined && <div className="nav-rail__footer">{footer}</div>}
    </nav>
  );
}
