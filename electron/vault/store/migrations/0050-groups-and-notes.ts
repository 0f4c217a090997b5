import type { Migration } from '../migrate';
import { groupTables } from './0050-groups';
import { noteTables } from './0050-notes';

/** Groups, contacts and notes as the field works with them. */
export const groupsAndNotes: Migration = {
  version: 50,
  name: 'groups-and-notes',
  up(writer) {
    writer.runScript(noteTables);
    writer.runScript(groupTables);
  },
};
