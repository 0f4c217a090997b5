import { appendAudit } from '../../../../electron/vault/store/audit';
import { transaction } from '../../../../electron/vault/store/connection';
import { insertRecord } from '../../../../electron/vault/store/records';
import type { MethodOutput } from '../../../../shared/contract';
import { ContactMethod } from '../../../../shared/model';
import type { Client, Row, Values } from '../../../../shared/model';
import type { LocalDate } from '../../../../shared/time';
import type { Clinic, StaffSeat } from '../../../support/clinic';

/** Whom a search shows. */
type Found = MethodOutput<'client.find'>;

/** Looks for somebody. */
export const find = (seat: StaffSeat, text: string): Found => seat.call('client.find', { text });
/** The names on the lines found. */
export const namesOf = (found: Found): string[] => found.people.map(({ displayName }) => displayName);
/** A date written in a test. */
export const day = (text: string): LocalDate => text as LocalDate;

/** Adds a way to reach somebody. */
export function contact(
  clinic: Clinic,
  clientId: string,
  value: string,
  kind: 'phone' | 'sms' | 'email' = 'phone',
): Row<typeof ContactMethod> {
  const values = {
    clientId,
    kind,
    value,
    owner: 'self' as const,
    okToCall: true,
    okToLeaveVoicemail: false,
    okToText: false,
    okToEmail: false,
    okToIdentifyProgram: false,
    safeHours: null,
    announceAs: null,
    unsafeUntil: null,
    isActive: true,
  } satisfies Values<typeof ContactMethod>;
  return clinic.write((writer, change) => insertRecord(writer, change, ContactMethod, values));
}

/** Notes that somebody opened a chart, as every reading of one is. */
export function opened(clinic: Clinic, seat: StaffSeat, clientId: string): void {
  transaction(clinic.database.store, (writer) =>
    appendAudit(writer, {
      at: clinic.clock.now(),
      actorId: seat.user.id,
      action: 'client.opened',
      entity: 'client',
      recordId: clientId,
      clientId,
    }),
  );
}

/** Values of a person with a first and a last name. */
export function named(
  legalFirstName: string | null,
  legalLastName: string | null,
  rest: Partial<Values<typeof Client>> = {},
) {
  return { legalFirstName, legalLastName, ...rest };
}
