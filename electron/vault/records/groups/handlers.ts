import type { Handlers } from '../context';
import { createGroup } from './create-group';
import { listGroups } from './list-groups';
import { groupMembers, setGroupMembers } from './members';
import { openSession } from './open-session';
import { saveAttendance } from './save-attendance';

/** Groups, their sessions and roll calls. */
export const groupHandlers: Handlers<
  | 'group.list'
  | 'group.create'
  | 'group.members'
  | 'group.setMembers'
  | 'session.open'
  | 'session.saveAttendance'
> = {
  'group.list': { run: 'read', handle: listGroups },
  'group.create': { run: 'write', handle: createGroup },
  'group.members': { run: 'read', handle: groupMembers },
  'group.setMembers': { run: 'write', handle: setGroupMembers },
  'session.open': { run: 'write', handle: openSession },
  'session.saveAttendance': { run: 'write', handle: saveAttendance },
};
