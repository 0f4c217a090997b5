import type { ReactNode } from 'react';
import { CallerScreen } from '../features/callers/caller-screen';
import { CaseloadScreen } from '../features/caseload/caseload-screen';
import { ChartScreen } from '../features/chart/chart-screen';
import { EndOfDayScreen } from '../features/end-of-day/end-of-day-screen';
import { GroupScreen } from '../features/groups/group-screen';
import { GroupsScreen } from '../features/groups/groups-screen';
import { SessionScreen } from '../features/groups/session-screen';
import { ImportScreen } from '../features/import/import-screen';
import { IntakeScreen } from '../features/intake/intake-screen';
import { NoteScreen } from '../features/notes/note-screen';
import { NotesScreen } from '../features/notes/notes-screen';
import { OversightScreen } from '../features/oversight/oversight-screen';
import { SettingsScreen } from '../features/settings/settings-screen';
import { TodayScreen } from '../features/today/today-screen';
import { WaitingListScreen } from '../features/waiting-list/waiting-list-screen';
import type { Route } from './routes';

/** The screen of a route. */
export function screenOf(route: Route): ReactNode {
  switch (route.name) {
    case 'today':
      return <TodayScreen route={route} />;
    case 'caseload':
      return <CaseloadScreen route={route} />;
    case 'caller':
      return <CallerScreen />;
    case 'waitingList':
      return <WaitingListScreen />;
    case 'intake':
      return <IntakeScreen />;
    case 'chart':
      return <ChartScreen route={route} />;
    case 'groups':
      return <GroupsScreen route={route} />;
    case 'group':
      return <GroupScreen route={route} />;
    case 'groupSession':
      return <SessionScreen route={route} />;
    case 'notes':
      return <NotesScreen route={route} />;
    case 'note':
      return <NoteScreen route={route} />;
    case 'endOfDay':
      return <EndOfDayScreen />;
    case 'oversight':
      return <OversightScreen route={route} />;
    case 'import':
      return <ImportScreen />;
    case 'settings':
      return <SettingsScreen route={route} />;
  }
}
