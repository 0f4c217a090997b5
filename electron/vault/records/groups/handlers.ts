import type { Handlers } from '../context';
import { setCancelled } from './cancel-session';
import { closeSession, findNamesInSession } from './close-session';
import { createGroup, updateGroup } from './create-group';
import { listHolidays, setHoliday } from './holidays';
import { listGroups } from './list-groups';
import { groupMembers, setGroupMembers, setMemberDates } from './members';
import { attendanceOfClient, groupAttendance, openGroup } from './open-group';
import { openSession } from './open-session';
import { saveAttendance } from './save-attendance';
import { lookUpPayers } from './session-limits';
import { addWalkIn, listWalkIns } from './walk-ins';

/** Groups, their sessions and roll calls. */
export const groupHandlers: Handlers<
  | 'group.list'
  | 'group.create'
  | 'group.members'
  | 'group.setMembers'
  | 'session.open'
  | 'session.saveAttendance'
  | 'session.close'
  | 'session.findNames'
  | 'session.payersOf'
  | 'session.addWalkIn'
  | 'session.setCancelled'
  | 'group.open'
  | 'group.update'
  | 'group.setMemberDates'
  | 'group.attendance'
  | 'attendance.ofClient'
  | 'holiday.list'
  | 'holiday.set'
  | 'walkIn.list'
> = {
  'group.list': { run: 'read', handle: listGroups },
  'group.create': { run: 'write', handle: createGroup },
  'group.members': { run: 'read', handle: groupMembers },
  'group.setMembers': { run: 'write', handle: setGroupMembers },
  'session.open': { run: 'write', handle: openSession },
  'session.saveAttendance': { run: 'write', handle: saveAttendance },
  'session.close': { run: 'write', handle: closeSession },
  'session.findNames': { run: 'read', handle: findNamesInSession },
  'session.payersOf': { run: 'read', handle: lookUpPayers },
  'session.addWalkIn': { run: 'write', handle: addWalkIn },
  'session.setCancelled': { run: 'write', handle: setCancelled },
  'group.open': { run: 'read', handle: openGroup },
  'group.update': { run: 'write', handle: updateGroup },
  'group.setMemberDates': { run: 'write', handle: setMemberDates },
  'group.attendance': { run: 'read', handle: groupAttendance },
  'attendance.ofClient': { run: 'read', handle: attendanceOfClient },
  'holiday.list': { run: 'read', handle: listHolidays },
  'holiday.set': { run: 'write', handle: setHoliday },
  'walkIn.list': { run: 'read', handle: listWalkIns },
};
