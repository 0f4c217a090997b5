import { clientHandlers } from './records/clients/handlers';
import { draftHandlers } from './records/drafts/handlers';
import { encounterHandlers } from './records/encounters/handlers';
import { noteHandlers } from './records/notes/handlers';
import { peopleHandlers } from './records/people/handlers';
import { recipientHandlers } from './records/recipients/handlers';
import { siteHandlers } from './records/site/handlers';
import type { RecordHandlers } from './run-handler';

/** Every handler over an open database; a method without one doesn't compile. */
export const recordHandlers = {
  ...siteHandlers,
  ...peopleHandlers,
  ...draftHandlers,
  ...clientHandlers,
  ...encounterHandlers,
  ...noteHandlers,
  ...recipientHandlers,
} as unknown as RecordHandlers;
