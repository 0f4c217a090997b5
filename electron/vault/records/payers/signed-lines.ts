import { z } from 'zod';

import type { Encounter, Row } from '../../../../shared/model';
import { ruleOfContact } from '../../../../shared/rules/payer-rules';
import type { UnitLine } from '../../../../shared/rules/unit-lines';
import type { Reader } from '../../store/connection';
import { TextSchema } from '../../store/row-schemas';
import { sql, sqlFragment } from '../../store/sql';
import { CountedRowSchema, linesOf } from './person-units';
import { payerRules } from './rules';

/** What a contact with a signed note counts as, with whom it counts for. */
export interface SignedLine extends UnitLine {
  readonly payerCode: string;
  readonly payerName: string;
}

const HOUR_MILLISECONDS = 3_600_000;

/**
 * What contacts count as for their payer, by the contact's id: those with a signed note, under the version of the rule
 * they were signed under. Others have no line yet, so that a changed rule never changes one that was sent (R-ENC-03).
 * Where the payer counts the whole day the person's other contacts of it are counted in.
 */
export function signedLines(
  reader: Reader,
  encounters: readonly Row<typeof Encounter>[],
): ReadonlyMap<string, SignedLine> {
  const signed = encounters.filter(
    ({ status, payerRuleVersion }) => status === 'done' && payerRuleVersion !== null,
  );
  if (signed.length === 0) return new Map();
  const rules = payerRules(reader);
  const chartOf = keptCharts(reader);
  const byPerson = new Map<string, Map<string, z.output<typeof DayRowSchema>>>();
  for (const row of contactsAround(reader, signed, chartOf)) {
    const person = chartOf(row.clientId);
    const rows = byPerson.get(person) ?? new Map<string, z.output<typeof DayRowSchema>>();
    byPerson.set(person, rows.set(row.id, row));
  }
  const lines = new Map<string, UnitLine>();
  for (const rows of byPerson.values()) {
    for (const [id, line] of linesOf(reader, [...rows.values()], rules)) lines.set(id, line);
  }
  return new Map(
    signed.flatMap((encounter): readonly (readonly [string, SignedLine])[] => {
      const line = lines.get(encounter.id);
      const rule = ruleOfContact(rules, encounter);
      if (line === undefined || rule === null) return [];
      return [[encounter.id, { ...line, payerCode: rule.code, payerName: rule.name }]];
    }),
  );
}

const DayRowSchema = CountedRowSchema.extend({ clientId: z.string() });

/** The contacts of the same people on the same days, and the day before for those over midnight. */
function contactsAround(
  reader: Reader,
  signed: readonly Row<typeof Encounter>[],
  chartOf: (clientId: string) => string,
): readonly z.output<typeof DayRowSchema>[] {
  const kept = new Set(signed.map(({ clientId }) => chartOf(clientId)));
  const joined = reader
    .values(sqlFragment`SELECT id FROM client WHERE merged_into IS NOT NULL`, TextSchema)
    .filter((id) => kept.has(chartOf(id)));
  // A chart of a person who was joined has the days of all their charts.
  const charts = new Map<string, string[]>();
  for (const id of [...kept, ...joined]) {
    const person = chartOf(id);
    charts.set(person, [...(charts.get(person) ?? []), id]);
  }
  const asked = signed.flatMap(({ clientId, startAt, serviceDate }) =>
    (charts.get(chartOf(clientId)) ?? []).map((id) => [id, startAt, serviceDate] as const),
  );
  return reader.json(
    sql`SELECT json_group_array(json_object('id', encounter.id, 'clientId', client_id, 'kind', kind,
        'modality', modality, 'placeOfService', place_of_service, 'serviceDate', service_date,
        'startAt', start_at, 'endAt', end_at, 'minutes', minutes, 'payerCode', payer_code,
        'payerRuleVersion', payer_rule_version, 'groupSessionId', group_session_id,
        'overlapExplained', status_reason IS NOT NULL))
      FROM json_each(${JSON.stringify(asked)}) AS asked
        CROSS JOIN encounter ON encounter.client_id = asked.value ->> 0
          AND encounter.start_at BETWEEN (asked.value ->> 1) - ${50 * HOUR_MILLISECONDS}
            AND (asked.value ->> 1) + ${26 * HOUR_MILLISECONDS}
      WHERE status = 'done'
        AND service_date BETWEEN date(asked.value ->> 2, '-1 day') AND asked.value ->> 2`,
    z.array(DayRowSchema),
  );
}

/** Which chart is kept up for the person, by any of their charts; few charts are joined to another. */
function keptCharts(reader: Reader): (clientId: string) => string {
  const rows = reader.all(
    sqlFragment`SELECT id, merged_into FROM client WHERE merged_into IS NOT NULL`,
    z.object({ id: z.string(), merged_into: z.string() }),
  );
  const into = new Map(rows.map((row) => [row.id, row.merged_into]));
  return (clientId) => {
    let chart = clientId;
    // Charts are never joined in a circle; two computers could still have done so before they met.
    for (let step = 0; step < into.size; step += 1) chart = into.get(chart) ?? chart;
    return chart;
  };
}
