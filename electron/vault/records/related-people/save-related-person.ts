import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import type { RelatedPersonInput } from '../../../../shared/contract/related-people';
import { ClinicFailure, ruleBroken } from '../../../../shared/errors';
import { Client, RelatedPerson } from '../../../../shared/model';
import type { Row, Values } from '../../../../shared/model';
import { normaliseContactValue } from '../../../../shared/rules/contacts';
import { tidyName } from '../../../../shared/rules/names';
import { howNamed, relatedPersonProblems } from '../../../../shared/rules/related-people';
import { chartIds, keptChart } from '../../store/joined-charts';
import { getRecord, insertRecord, updateRecord } from '../../store/records';
import type { WriteContext } from '../context';
import { tellingConsentsOf } from './related-people-of';

/**
 * Adds an emergency contact or support of a person, or changes one. Once there is somebody to call, that there is no one isn't
 * said any more.
 * @throws ClinicFailure `NOT_FOUND`, `STALE_EDIT`, `INVALID_INPUT` for a change without a revision, `RULE_BROKEN`
 *   (`client_is_merged`, `person_name_missing`, `phone_without_number`, `contact_role_missing`, `consent_names_another`).
 */
export function saveRelatedPerson(
  context: WriteContext,
  input: ParsedInput<'relatedPerson.save'>,
): MethodOutput<'relatedPerson.save'> {
  const { writer, change, today } = context;
  const { clientId, relatedPersonId, expectedRevision, person } = input;
  requireOpenChart(context, clientId);
  const current = relatedPersonId === undefined ? undefined : ownPerson(context, clientId, relatedPersonId);
  const problems = relatedPersonProblems(person);
  if (problems.length > 0) {
    throw new ClinicFailure('RULE_BROKEN', {
      problems: problems.map(({ path, code }) => ({ path: `person.${path}`, code })),
    });
  }
  // A link that was there already may have run out since: then it says nothing, and is no reason to refuse the rest.
  if (person.consentId !== null && person.consentId !== current?.consentId) {
    const consents = tellingConsentsOf(writer, clientId, { at: change.now, on: today });
    const consent = consents.find(({ id }) => id === person.consentId);
    if (consent === undefined) throw ruleBroken('person.consentId', 'consent_not_active');
    if (howNamed(consent.recipientName, person.name) === 'not') {
      throw ruleBroken('person.consentId', 'consent_names_another');
    }
  }
  if (current === undefined) {
    const added = addRelatedPerson(context, clientId, person);
    context.audit({ clientId, recordId: added.id });
    return { relatedPersonId: added.id };
  }
  if (expectedRevision === undefined) throw new ClinicFailure('INVALID_INPUT');
  updateRecord(writer, change, RelatedPerson, current.id, tidy(person), { expectedRevision });
  if (person.isEmergencyContact) takeBackNobody(context, clientId);
  context.audit({ clientId, recordId: current.id });
  return { relatedPersonId: current.id };
}

/** Writes somebody around a person, whom the rules have been asked about. */
export function addRelatedPerson(
  context: WriteContext,
  clientId: string,
  person: RelatedPersonInput,
): Row<typeof RelatedPerson> {
  const added = insertRecord(context.writer, context.change, RelatedPerson, {
    ...tidy(person),
    clientId,
    isActive: true,
    errorReason: null,
  });
  if (added.isEmergencyContact) takeBackNobody(context, clientId);
  return added;
}

/** @throws ClinicFailure `NOT_FOUND`, `RULE_BROKEN` (`client_is_merged`) */
export function requireOpenChart({ writer }: WriteContext, clientId: string): void {
  const client = getRecord(writer, Client, clientId);
  if (client === undefined) throw new ClinicFailure('NOT_FOUND');
  if (client.status === 'merged') throw ruleBroken('clientId', 'client_is_merged');
}

/**
 * Somebody around the person the caller was let through to, under any of their charts.
 * @throws ClinicFailure `NOT_FOUND`, also for one who was taken off the chart
 */
export function ownPerson(
  { writer }: WriteContext,
  clientId: string,
  relatedPersonId: string,
): Row<typeof RelatedPerson> {
  const person = getRecord(writer, RelatedPerson, relatedPersonId);
  const charts = chartIds(writer, keptChart(writer, clientId));
  if (person === undefined || !person.isActive || !charts.includes(person.clientId)) {
    throw new ClinicFailure('NOT_FOUND');
  }
  return person;
}

function tidy(
  person: RelatedPersonInput,
): Omit<Values<typeof RelatedPerson>, 'clientId' | 'isActive' | 'errorReason'> {
  return {
    ...person,
    name: tidyName(person.name) ?? person.name,
    phone: textOrNull(person.phone, (phone) => normaliseContactValue('phone', phone)),
    remark: textOrNull(person.remark, (remark) => remark),
  };
}

function textOrNull(text: string | null, form: (text: string) => string): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : form(trimmed);
}

function takeBackNobody({ writer, change }: WriteContext, clientId: string): void {
  for (const id of chartIds(writer, clientId)) {
    if (getRecord(writer, Client, id)?.noEmergencyContact === null) continue;
    updateRecord(writer, change, Client, id, { noEmergencyContact: null }, { expectedRevision: 'newest' });
  }
}
