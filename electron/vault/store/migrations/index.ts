import type { Migration } from '../migrate';
import { foundation } from './0010-foundation';
import { backupAndKeys } from './0020-backup-and-keys';
import { accounts } from './0030-accounts';
import { access } from './0040-access';
import { groupsAndNotes } from './0050-groups-and-notes';
import { listIndexes } from './0060-list-indexes';
import { consents } from './0070-consents';
import { bundleRanges } from './0075-bundle-ranges';
import { payerRules } from './0080-payer-rules';
import { caseload } from './0100-caseload';
import { appointments } from './0110-appointments';
import { importMappings } from './0120-import-mappings';
import { coverageAndLimits } from './0130-coverage-and-limits';
import { fullIntake } from './0140-full-intake';
import { daysWithoutContact } from './0150-days-without-contact';
import { waitingList } from './0170-waiting-list';
import { findAnyone } from './0180-find-anyone';
import { goals } from './0190-goals';
import { relatedPeople } from './0200-related-people';
import { recovery } from './0210-recovery';

/**
 * All migrations, oldest first. Versions step by 10, so that a repair can be put between two released ones. A
 * released file never changes.
 */
export const MIGRATIONS: readonly Migration[] = [
  foundation,
  backupAndKeys,
  accounts,
  access,
  groupsAndNotes,
  listIndexes,
  consents,
  bundleRanges,
  payerRules,
  caseload,
  appointments,
  importMappings,
  coverageAndLimits,
  fullIntake,
  daysWithoutContact,
  waitingList,
  findAnyone,
  goals,
  relatedPeople,
  recovery,
];
