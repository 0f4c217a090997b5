import { CalendarDays, Eye, Hourglass, LayoutList, NotebookPen, Send, Settings, Users } from 'lucide-react';
import type { MethodName } from '../../shared/contract';
import type { LucideIcon } from '../components';
import type { Route, RouteName } from './routes';

/** A place of the main menu. */
export interface MenuPlace {
  readonly id:
    'today' | 'caseload' | 'waitingList' | 'groups' | 'notes' | 'endOfDay' | 'oversight' | 'settings';
  readonly icon: LucideIcon;
  readonly shortcut?: string;
  /** Routes that belong under this place. */
  readonly routes: readonly RouteName[];
  /** A role that may not call it doesn't see the place. */
  readonly needs: MethodName;
}

export const MENU_PLACES: readonly MenuPlace[] = [
  { id: 'today', icon: CalendarDays, shortcut: 'T', routes: ['today', 'caller'], needs: 'today.board' },
  {
    id: 'caseload',
    icon: Users,
    routes: ['caseload', 'intake', 'chart', 'import'],
    needs: 'client.list',
  },
  { id: 'waitingList', icon: Hourglass, routes: ['waitingList'], needs: 'waiting.list' },
  {
    id: 'groups',
    icon: LayoutList,
    shortcut: 'G',
    routes: ['groups', 'group', 'groupSession'],
    needs: 'group.members',
  },
  { id: 'notes', icon: NotebookPen, shortcut: 'N', routes: ['notes', 'note'], needs: 'note.workQueue' },
  { id: 'endOfDay', icon: Send, routes: ['endOfDay'], needs: 'endOfDay.review' },
  { id: 'oversight', icon: Eye, routes: ['oversight'], needs: 'audit.list' },
  { id: 'settings', icon: Settings, routes: ['settings'], needs: 'view.set' },
];

/** The place a route belongs to. */
export function menuPlaceOf(route: Route): MenuPlace['id'] | null {
  return MENU_PLACES.find(({ routes }) => routes.includes(route.name))?.id ?? null;
}
