import { endOfDayHandlers } from './exchange/end-of-day-handlers';
import { importHandlers } from './exchange/import/handlers';
import { accessHandlers } from './records/access/handlers';
import { appointmentHandlers } from './records/appointments/handlers';
import { admissionHandlers } from './records/admission/handlers';
import { auditHandlers } from './records/audit/handlers';
import { callerHandlers } from './records/callers/handlers';
import { clientHandlers } from './records/clients/handlers';
import { consentHandlers } from './records/consents/handlers';
import { draftHandlers } from './records/drafts/handlers';
import { encounterHandlers } from './records/encounters/handlers';
import { goalHandlers } from './records/goals/handlers';
import { groupHandlers } from './records/groups/handlers';
import { noteHandlers } from './records/notes/handlers';
import { payerHandlers } from './records/payers/handlers';
import { peopleHandlers } from './records/people/handlers';
import { printHandlers } from './records/print/handlers';
import { recoveryHandlers } from './records/recovery/handlers';
import { recipientHandlers } from './records/recipients/handlers';
import { relatedPersonHandlers } from './records/related-people/handlers';
import { siteHandlers } from './records/site/handlers';
import { todayHandlers } from './records/today/handlers';
import { viewHandlers } from './records/views/handlers';
import { waitingListHandlers } from './records/waiting-list/handlers';
import type { RecordHandlers } from './run-handler';

/** Every handler over an open database; a method without one doesn't compile. */
export const recordHandlers: RecordHandlers = {
  ...siteHandlers,
  ...peopleHandlers,
  ...draftHandlers,
  ...viewHandlers,
  ...clientHandlers,
  ...admissionHandlers,
  ...accessHandlers,
  ...auditHandlers,
  ...printHandlers,
  ...consentHandlers,
  ...relatedPersonHandlers,
  ...groupHandlers,
  ...encounterHandlers,
  ...goalHandlers,
  ...recoveryHandlers,
  ...noteHandlers,
  ...payerHandlers,
  ...todayHandlers,
  ...appointmentHandlers,
  ...callerHandlers,
  ...waitingListHandlers,
  ...recipientHandlers,
  ...endOfDayHandlers,
  ...importHandlers,
};
