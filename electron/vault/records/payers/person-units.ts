import { z } from 'zod';

import { ENCOUNTER_KIND, MODALITY, PLACE_OF_SERVICE } from '../../../../shared/codes';
import type { MethodOutput } from '../../../../shared/contract';
import { PayerCodeSchema } from '../../../../shared/model';
import type { Encounter, Row } from '../../../../shared/model';
import { ruleOfContact } from '../../../../shared/rules/payer-rules';
import type { PayerRuleVersion } from '../../../../shared/rules/payer-rules';
import { unitLines } from '../../../../shared/rules/unit-lines';
import type { CountedContact, UnitLine } from '../../../../shared/rules/unit-lines';
import { InstantSchema, LocalDateSchema, addDays } from '../../../../shared/time';
import type { LocalDate } from '../../../../shared/time';
import type { Reader } from '../../store/connection';
import { chartsOf, keptChart } from '../../store/joined-charts';
import { sql } from '../../store/sql';
import { payerRules } from './rules';

/** What of a contact its units follow from, as a query gives it. */
export const CountedRowSchema = z.object({
  id: z.string(),
  kind: ENCOUNTER_KIND.schema,
  modality: MODALITY.schema,
  placeOfService: PLACE_OF_SERVICE.schema,
  serviceDate: LocalDateSchema,
  startAt: InstantSchema,
  endAt: InstantSchema,
  minutes: z.int(),
  payerCode: PayerCodeSchema.nullable(),
  payerRuleVersion: z.int().nullable(),
  groupSessionId: z.string().nullable(),
  overlapExplained: z.int(),
});

type CountedRow = z.output<typeof CountedRowSchema>;

/** Days from the first to the last, both counted in. */
interface Days {
  readonly from: LocalDate;
  readonly through: LocalDate;
}

/**
 * What a person's contacts of some days count as, by the contact's id. Counted when asked for, not kept: a contact that
 * comes from another computer changes what its day adds up to.
 */
export function unitsOfPerson(reader: Reader, clientId: string, days: Days): ReadonlyMap<string, UnitLine> {
  return linesOf(reader, countedRows(reader, clientId, days));
}

/** A person's contacts of some days that count, under any of their charts. */
export function countedRows(
  reader: Reader,
  clientId: string,
  { from, through }: Days,
): readonly CountedRow[] {
  return reader.json(
    sql`SELECT json_group_array(json_object('id', id, 'kind', kind, 'modality', modality,
        'placeOfService', place_of_service, 'serviceDate', service_date, 'startAt', start_at, 'endAt', end_at,
        'minutes', minutes, 'payerCode', payer_code, 'payerRuleVersion', payer_rule_version,
        'groupSessionId', group_session_id, 'overlapExplained', status_reason IS NOT NULL))
      FROM encounter
      WHERE client_id IN ${chartsOf(sql`${keptChart(reader, clientId)}`)}
        AND service_date BETWEEN ${from} AND ${through} AND status = 'done'`,
    z.array(CountedRowSchema),
  );
}

/**
 * The same for contacts that were already read: all of the person's that count, on all their days.
 * @param rules all versions of the payers' rules, when they are at hand
 */
export function linesOf(
  reader: Reader,
  rows: readonly CountedRow[],
  rules = payerRules(reader),
): ReadonlyMap<string, UnitLine> {
  const rooms = new Map<string, CountedContact['group']>();
  const contacts = rows.map(({ groupSessionId, overlapExplained, ...row }): CountedContact => {
    const rule = ruleOfContact(rules, row);
    return {
      ...row,
      rule,
      overlapExplained: overlapExplained === 1,
      group: groupSessionId === null || !limitsGroups(rule) ? null : roomOf(reader, rooms, groupSessionId),
    };
  });
  return unitLines(contacts);
}

/** What one contact counts as, or `null` when it doesn't count. */
export function unitsOfContact(
  reader: Reader,
  { id, clientId, serviceDate }: Pick<Row<typeof Encounter>, 'id' | 'clientId' | 'serviceDate'>,
): MethodOutput<'note.open'>['encounter']['units'] {
  // The day before, for a contact over midnight.
  const lines = unitsOfPerson(reader, clientId, { from: addDays(serviceDate, -1), through: serviceDate });
  const line = lines.get(id);
  return line === undefined ? null : lineForPage(line);
}

/** A line as it goes over the port. */
export function lineForPage({ code, modifiers, units, holds }: UnitLine) {
  return { code, modifiers: [...modifiers], units, holds: [...holds] };
}

function limitsGroups(rule: PayerRuleVersion | null): boolean {
  return rule !== null && (rule.maxGroupSize !== null || rule.maxPeoplePerFacilitator !== null);
}

/** Who was in the room of a session: everybody counts for the payer, guests as well. */
function roomOf(
  reader: Reader,
  known: Map<string, CountedContact['group']>,
  sessionId: string,
): CountedContact['group'] {
  const before = known.get(sessionId);
  if (before !== undefined) return before;
  const row = reader.first(
    sql`SELECT guest_count + (SELECT count(*) FROM attendance WHERE session_id = group_session.id
          AND mark IN ('present', 'late', 'left_early')) AS people,
        1 + (co_facilitator_id IS NOT NULL) AS facilitators
      FROM group_session WHERE id = ${sessionId}`,
    z.object({ people: z.int(), facilitators: z.int() }),
  );
  known.set(sessionId, row ?? null);
  return row ?? null;
}
