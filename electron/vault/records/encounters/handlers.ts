import type { Handlers } from '../context';
import { markEncounterInError } from './mark-encounter-in-error';
import { recordEncounter } from './record-encounter';

/** Contacts with people outside groups. */
export const encounterHandlers: Handlers<'encounter.record' | 'encounter.markInError'> = {
  'encounter.record': { run: 'write', handle: recordEncounter },
  'encounter.markInError': { run: 'write', handle: markEncounterInError },
};
