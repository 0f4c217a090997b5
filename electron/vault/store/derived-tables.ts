import {
  ChartMerge,
  Client,
  Consent,
  ContactMethod,
  Encounter,
  Goal,
  Note,
  NoteAddendum,
  NoteReview,
  RecoveryStreak,
  SupportPhase,
  User,
} from '../../../shared/model/index';
import type { EntityDefinition, Row } from '../../../shared/model/index';
import type { Writer } from './handles';
import { indexConsents, indexOpenGoals, indexPhase, indexRecovery, indexSafeContact } from './caseload-facts';
import {
  indexNewNoteDue,
  indexNoteDue,
  indexNoteDueOfNote,
  indexReviewDue,
  indexReviewDueOfReview,
} from './note-due';
import { indexNoteWords, indexNoteWordsOfAddendum } from './note-search';
import {
  indexClient,
  indexJoined,
  indexLastContact,
  indexNewClient,
  indexNewContact,
  indexWorkerName,
} from './search';
import { indexPhones } from './search-parts';

/**
 * Brings what follows from a record up to date, in the transaction that wrote the record.
 * @param added the record, when it is new: nothing of it has to be read back
 */
export function updateDerivedTables(
  writer: Writer,
  entity: EntityDefinition,
  id: string,
  added?: Readonly<Record<string, unknown>>,
): void {
  switch (entity.name) {
    // What was added has just been checked by its schema.
    case Client.name:
      if (added === undefined) indexClient(writer, id);
      else indexNewClient(writer, added as Row<typeof Client>);
      return;
    case ChartMerge.name:
      indexJoined(writer, id);
      return;
    case ContactMethod.name:
      indexSafeContact(writer, id);
      indexPhones(writer, id, added as Row<typeof ContactMethod> | undefined);
      return;
    case Consent.name:
      indexConsents(writer, id);
      return;
    case Goal.name:
      indexOpenGoals(writer, id);
      return;
    case RecoveryStreak.name:
      indexRecovery(writer, id);
      return;
    case SupportPhase.name:
      indexPhase(writer, id);
      return;
    case User.name:
      indexWorkerName(writer, id);
      return;
    case Encounter.name:
      if (added === undefined) {
        indexLastContact(writer, id);
        indexNoteDue(writer, id);
      } else {
        indexNewContact(writer, added as Row<typeof Encounter>);
        indexNewNoteDue(writer, added as Row<typeof Encounter>);
      }
      return;
    case Note.name:
      indexNoteDueOfNote(writer, id);
      indexReviewDue(writer, id);
      indexNoteWords(writer, id);
      return;
    case NoteAddendum.name:
      indexNoteWordsOfAddendum(writer, id);
      return;
    case NoteReview.name:
      indexReviewDueOfReview(writer, id);
  }
}
