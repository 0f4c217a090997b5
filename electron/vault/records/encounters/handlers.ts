import type { Handlers } from '../context';
import { recordEncounter } from './record-encounter';

/** Contacts with people outside groups. */
export const encounterHandlers: Handlers<'encounter.record'> = {
  'encounter.record': { run: 'write', handle: recordEncounter },
};
