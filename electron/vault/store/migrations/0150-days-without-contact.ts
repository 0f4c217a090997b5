import type { Migration } from '../migrate';
import { sqlFragment } from '../sql';

/** After how many days without a contact a site wants to be told. */
export const daysWithoutContact: Migration = {
  version: 150,
  name: 'days-without-contact',
  up(writer) {
    writer.runScript(sqlFragment`
      -- Null is the usual number of days.
      ALTER TABLE site ADD COLUMN days_without_contact INTEGER;
    `);
  },
};
