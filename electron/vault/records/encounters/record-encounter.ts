import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { newIdentifier } from '../../../../shared/identifiers';
import { Encounter } from '../../../../shared/model';
import { localDateAt } from '../../../../shared/time';
import { insertRecord } from '../../store/records';
import { finishAppointment } from '../appointments/mark';
import type { WriteContext } from '../context';
import { payerOn } from '../payers/payer-of-contact';
import { checkedContact } from './contact-checks';

/**
 * Records a contact of the caller with a person; nobody named a payer: who pays for them that day.
 * @throws ClinicFailure `NOT_FOUND`, `RULE_BROKEN` (R-ENC-01, R-ENC-02, R-ENC-05, R-ENC-06; an appointment that isn't
 *   theirs).
 */
export function recordEncounter(
  context: WriteContext,
  input: ParsedInput<'encounter.record'>,
): MethodOutput<'encounter.record'> {
  const { writer, change, user, site } = context;
  const { clientId } = input;
  const payerCode = input.payerCode ?? payerOn(writer, clientId, localDateAt(input.startAt, site.timeZone));
  const id = newIdentifier();
  const contact = checkedContact(context, { ...input, payerCode }, { id, clientId, workerId: user.id });
  insertRecord(writer, change, Encounter, { ...contact, payerRuleVersion: null }, { id });
  if (input.appointmentId !== null) {
    finishAppointment(context, input.appointmentId, { clientId, encounterId: id });
  }
  context.audit({ clientId, recordId: id });
  return { encounterId: id };
}
