import type { Migration } from '../migrate';
import { sqlFragment } from '../sql';

/**
 * When a credential was issued, when the recovery code was last tried, and how long a window may stay untouched. Nothing
 * is filled in: nobody knows the first two, and the usual minutes need no value.
 */
export const accounts: Migration = {
  version: 30,
  name: 'accounts',
  up(writer) {
    writer.runScript(sqlFragment`
      ALTER TABLE "user" ADD COLUMN credential_issued_on TEXT;
      ALTER TABLE site ADD COLUMN recovery_code_tested_at INTEGER;
      ALTER TABLE site ADD COLUMN front_desk_idle_minutes INTEGER;
      ALTER TABLE site ADD COLUMN others_idle_minutes INTEGER;
    `);
  },
};
