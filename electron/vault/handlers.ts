import { draftHandlers } from './records/drafts/handlers';
import { peopleHandlers } from './records/people/handlers';
import { siteHandlers } from './records/site/handlers';
import type { RecordHandlers } from './run-handler';

/** Every handler over an open database; a method without one doesn't compile. */
export const recordHandlers = {
  ...siteHandlers,
  ...peopleHandlers,
  ...draftHandlers,
} as unknown as RecordHandlers;
