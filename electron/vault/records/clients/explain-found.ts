import { z } from 'zod';

import type { FOUND_BY } from '../../../../shared/contract/find';
import { fitsSought } from '../../../../shared/rules/find-people';
import type { Sought } from '../../../../shared/rules/find-people';
import { chartNumberWords, displayName, nameSearchWords } from '../../../../shared/rules/names';
import type { PersonNames } from '../../../../shared/rules/names';
import { LocalDateSchema } from '../../../../shared/time';
import type { LocalDate } from '../../../../shared/time';
import type { Reader } from '../../store/connection';
import { sql, sqlList } from '../../store/sql';

interface FoundFacts extends PersonNames {
  readonly chartNumber: string;
  readonly birthDate: LocalDate | null;
}

/** A chart that was joined to the one found. */
export interface JoinedChart {
  readonly id: string;
  readonly chartNumber: string;
  readonly birthDate: LocalDate | null;
}

const NO_NAMES: PersonNames = {
  legalFirstName: null,
  legalLastName: null,
  preferredName: null,
  aliases: [],
};

const JoinedSchema = z.object({
  id: z.string(),
  merged_into: z.string(),
  chart_number: z.string(),
  birth_date: LocalDateSchema.nullable(),
});

/** Charts joined to each of these, by the id of the one that is kept. */
export function joinedCharts(
  reader: Reader,
  ids: readonly string[],
): ReadonlyMap<string, readonly JoinedChart[]> {
  const rows = reader.all(
    sql`SELECT id, merged_into, chart_number, birth_date FROM client WHERE merged_into IN ${sqlList(ids)}`,
    JoinedSchema,
  );
  const joined = new Map<string, JoinedChart[]>();
  for (const row of rows) {
    const chart = { id: row.id, chartNumber: row.chart_number, birthDate: row.birth_date };
    joined.set(row.merged_into, [...(joined.get(row.merged_into) ?? []), chart]);
  }
  return joined;
}

/**
 * By what somebody was found when the line that shows them doesn't say it: whoever typed "Robert" and gets "Beto" is
 * told why, without a name that isn't used being put on the screen (R-INT-12). `null` when the line says it.
 */
export function explainFound(
  sought: Sought,
  person: FoundFacts,
  joined: readonly JoinedChart[],
): (typeof FOUND_BY)[number] | null {
  const line = {
    names: nameSearchWords({ ...NO_NAMES, preferredName: displayName(person) }),
    chart: chartNumberWords(person.chartNumber),
    born: person.birthDate ?? '',
    phones: '',
  };
  if (fitsSought(sought, line)) return null;
  const legal = nameSearchWords({ ...person, preferredName: null, aliases: [] });
  if (fitsSought(sought, { ...line, names: `${line.names} ${legal}` })) return 'legal_name';
  const known = { ...line, names: nameSearchWords(person) };
  if (fitsSought(sought, known)) return 'other_name';
  const all = {
    ...known,
    chart: [known.chart, ...joined.map(({ chartNumber }) => chartNumberWords(chartNumber))].join(' '),
    born: [known.born, ...joined.flatMap(({ birthDate }) => birthDate ?? [])].join(' '),
  };
  if (fitsSought(sought, all)) return 'joined_chart';
  // What is left that finds somebody: a number of theirs, or what is in a chart that was joined.
  return fitsSought(sought, { ...known, phones: null }) ? 'phone' : 'joined_chart';
}
