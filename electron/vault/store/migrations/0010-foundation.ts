import type { Migration } from '../migrate';
import { recordTables } from './0010-foundation-records';
import { guards, systemTables } from './0010-foundation-system';

/** The first schema. */
export const foundation: Migration = {
  version: 10,
  name: 'foundation',
  up(writer) {
    writer.runScript(recordTables);
    writer.runScript(systemTables);
    writer.runScript(guards);
  },
};
