import type { Encounter, Row } from '../../../../shared/model';
import { ruleOfContact } from '../../../../shared/rules/payer-rules';
import { addDays } from '../../../../shared/time';
import type { Reader } from '../../store/connection';
import { countedRows, linesOf } from './person-units';
import { payerRules } from './rules';

/** A contact as it is, or would be, recorded. */
type Candidate = Pick<
  Row<typeof Encounter>,
  | 'id'
  | 'clientId'
  | 'kind'
  | 'modality'
  | 'placeOfService'
  | 'serviceDate'
  | 'startAt'
  | 'endAt'
  | 'minutes'
  | 'payerCode'
  | 'payerRuleVersion'
  | 'groupSessionId'
  | 'statusReason'
>;

/**
 * Whether the person's units of the day go over what the payer allows, with the contact as it would be (R-ENC-06).
 * Contacts without units never do.
 */
export function goesOverDayLimit(reader: Reader, contact: Candidate): boolean {
  const rule = ruleOfContact(payerRules(reader), contact);
  if (typeof rule?.maxUnitsPerDay !== 'number') return false;
  const days = { from: addDays(contact.serviceDate, -1), through: contact.serviceDate };
  const others = countedRows(reader, contact.clientId, days).filter(({ id }) => id !== contact.id);
  const candidate = { ...contact, overlapExplained: contact.statusReason === null ? 0 : 1 };
  const lines = linesOf(reader, [...others, candidate]);
  if (lines.get(contact.id)?.units === 0) return false;
  // An earlier contact recorded late pushes the ones after it over.
  const ofTheDay = [...others, candidate].filter(({ serviceDate }) => serviceDate === contact.serviceDate);
  return ofTheDay.some(({ id }) => lines.get(id)?.holds.includes('over_day_limit') === true);
}
