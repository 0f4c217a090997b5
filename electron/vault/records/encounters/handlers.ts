import type { Handlers } from '../context';
import { correctEncounter } from './correct-encounter';
import { markEncounterInError } from './mark-encounter-in-error';
import { recordEncounter } from './record-encounter';

/** Contacts with people outside groups. */
export const encounterHandlers: Handlers<'encounter.record' | 'encounter.correct' | 'encounter.markInError'> =
  {
    'encounter.record': { run: 'write', handle: recordEncounter },
    'encounter.correct': { run: 'write', handle: correctEncounter },
    'encounter.markInError': { run: 'write', handle: markEncounterInError },
  };
