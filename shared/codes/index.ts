import * as appointment from './appointment';
import * as admission from './admission';
import * as consent from './consent';
import type { CodeList } from './define-code-list';
import * as goals from './goals';
import * as notes from './notes';
import * as people from './people';
import * as relatedPeople from './related-people';
import * as recovery from './recovery';
import * as service from './service';
import * as site from './site';
import * as waitingList from './waiting-list';

export type { Code, CodeList } from './define-code-list';
export * from './appointment';
export * from './admission';
export * from './consent';
export * from './goals';
export * from './notes';
export * from './people';
export * from './related-people';
export * from './recovery';
export * from './service';
export * from './site';
export * from './waiting-list';

const lists: readonly CodeList[] = [
  ...Object.values(people),
  ...Object.values(relatedPeople),
  ...Object.values(admission),
  ...Object.values(service),
  ...Object.values(appointment),
  ...Object.values(goals),
  ...Object.values(recovery),
  ...Object.values(notes),
  ...Object.values(consent),
  ...Object.values(site),
  ...Object.values(waitingList),
];

/** Every code list of the product by name: dictionaries, exports and labels look lists up here. */
export const CODE_LISTS: ReadonlyMap<string, CodeList> = new Map(lists.map((list) => [list.name, list]));
