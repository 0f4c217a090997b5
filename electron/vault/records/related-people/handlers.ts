import type { Handlers } from '../context';
import { removeRelatedPerson } from './remove-related-person';
import { saveRelatedPerson } from './save-related-person';

/** Emergency contacts and supports. */
export const relatedPersonHandlers: Handlers<'relatedPerson.save' | 'relatedPerson.remove'> = {
  'relatedPerson.save': { run: 'write', handle: saveRelatedPerson },
  'relatedPerson.remove': { run: 'write', handle: removeRelatedPerson },
};
