import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { ClinicFailure, ruleBroken } from '../../../../shared/errors';
import { Client, ContactMethod } from '../../../../shared/model';
import { contactValueProblem, normaliseContactValue } from '../../../../shared/rules/contacts';
import { getRecord, insertRecord, updateRecord } from '../../store/records';
import type { WriteContext } from '../context';

/**
 * Adds a way to reach a person, or changes one; one no longer used stays on record.
 * @throws ClinicFailure `NOT_FOUND`, `STALE_EDIT`, `RULE_BROKEN`, `INVALID_INPUT` for a change without a revision.
 */
export function saveContact(
  context: WriteContext,
  input: ParsedInput<'contact.save'>,
): MethodOutput<'contact.save'> {
  const { writer, change } = context;
  const { clientId, contactId, expectedRevision, contact, isActive } = input;
  const client = getRecord(writer, Client, clientId);
  if (client === undefined) throw new ClinicFailure('NOT_FOUND');
  if (client.status === 'merged') throw ruleBroken('clientId', 'client_is_merged');
  const problem = contactValueProblem(contact.kind, contact.value);
  if (problem !== null) throw ruleBroken('contact.value', problem);
  const values = { ...contact, value: normaliseContactValue(contact.kind, contact.value), isActive };

  if (contactId === undefined) {
    const added = insertRecord(writer, change, ContactMethod, { ...values, clientId, unsafeUntil: null });
    return { contactId: added.id };
  }
  const current = getRecord(writer, ContactMethod, contactId);
  if (current?.clientId !== clientId) throw new ClinicFailure('NOT_FOUND');
  if (expectedRevision === undefined) throw new ClinicFailure('INVALID_INPUT');
  updateRecord(writer, change, ContactMethod, contactId, values, { expectedRevision });
  return { contactId };
}
