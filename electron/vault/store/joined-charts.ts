import type { Reader } from './handles';
import { TextSchema } from './row-schemas';
import { sql } from './sql';
import type { Statement } from './sql';

/** Ids of a chart and of all joined to it, as a subquery; joining is rarely more than one deep. */
export function chartsOf(clientId: Statement): Statement {
  return sql`(WITH RECURSIVE chart (id) AS (
      SELECT ${clientId} UNION SELECT client.id FROM chart CROSS JOIN client ON client.merged_into = chart.id)
    SELECT id FROM chart)`;
}

/** Ids of a chart and of all joined to it. */
export function chartIds(reader: Reader, clientId: string): readonly string[] {
  return reader.values(sql`SELECT id FROM client WHERE id IN ${chartsOf(sql`${clientId}`)}`, TextSchema);
}

/** Ids of a chart and of those it was joined to, one after the other. */
export function chartsAbove(reader: Reader, clientId: string): readonly string[] {
  return reader.values(
    sql`WITH RECURSIVE above (id, depth) AS (
        SELECT ${clientId}, 0 UNION
        SELECT client.merged_into, depth + 1 FROM above CROSS JOIN client ON client.id = above.id
        WHERE client.merged_into IS NOT NULL AND depth < 20)
      SELECT id FROM above ORDER BY depth`,
    TextSchema,
  );
}

/** The chart that is kept up for the person: the chart itself unless it was joined to another. */
export function keptChart(reader: Reader, clientId: string): string {
  return chartsAbove(reader, clientId).at(-1) ?? clientId;
}
