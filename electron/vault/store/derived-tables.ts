import { Client, Encounter, Note, User } from '../../../shared/model/index';
import type { EntityDefinition, Row } from '../../../shared/model/index';
import type { Writer } from './handles';
import { indexNoteDue, indexNoteDueOfNote } from './note-due';
import { indexClient, indexLastContact, indexNewClient, indexWorkerName } from './search';

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
    case Client.name:
      // Its schema has just checked it.
      if (added === undefined) indexClient(writer, id);
      else indexNewClient(writer, added as Row<typeof Client>);
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
