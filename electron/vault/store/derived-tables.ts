import { Client, Encounter, Note, User } from '../../../shared/model/index';
import type { EntityDefinition } from '../../../shared/model/index';
import type { Writer } from './handles';
import { indexNoteDue, indexNoteDueOfNote } from './note-due';
import { indexClient, indexLastContact, indexWorkerName } from './search';

/** Brings what follows from a record up to date, in the transaction that wrote the record. */
export function updateDerivedTables(writer: Writer, entity: EntityDefinition, id: string): void {
  switch (entity.name) {
    case Client.name:
      indexClient(writer, id);
      return;
    case User.name:
      indexWorkerName(writer, id);
      return;
    case Encounter.name:
      indexLastContact(writer, id);
      indexNoteDue(writer, id);
      return;
    case Note.name:
      indexNoteDueOfNote(writer, id);
  }
}
