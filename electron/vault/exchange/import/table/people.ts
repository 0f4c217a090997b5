import type { ColumnChoice } from '../../../../../shared/contract/import-table';
import { ClinicFailure, ruleBroken } from '../../../../../shared/errors';
import type { ImportNotKeptCode } from '../../../../../shared/exchange/import-codes';
import { IMPORT_FIELDS, NAMING_FIELDS } from '../../../../../shared/exchange/import-fields';
import type { SiteRules } from '../../../../../shared/rules/birth-date';
import type { DateOrder } from '../../../../../shared/rules/written-dates';
import type { NumberedPerson, NumberedProblem, ReadFile } from '../read-file';
import { KEPT_PROBLEMS } from '../read-file';
import { checkColumn } from './check-column';
import { RowReader, prepareColumns } from './map-row';
import { headersKeyOf } from './remembered';
import { personOfRow } from './row-person';
import type { TableFile } from './table-file';

const ROWS_PER_TURN = 100;

/**
 * Turns the rows of a spreadsheet into people, by what its columns are.
 * @throws ClinicFailure `RULE_BROKEN` (nothing names anybody, a field twice, an order of dates nobody said),
 *   `INVALID_INPUT` (a column that isn't there), `FILE_EMPTY`.
 */
export async function peopleOfTable(
  table: TableFile,
  choices: readonly ColumnChoice[],
  rules: SiteRules,
  turn: (done: number, total: number) => Promise<void>,
): Promise<ReadFile> {
  if (table.rows.length === 0) throw new ClinicFailure('FILE_EMPTY');
  const columns = prepareColumns(choices, dateOrders(table, choices, rules));
  const idSystem = `urn:waystation:import:table:${(headersKeyOf(table) ?? table.sha256).slice(0, 16)}`;
  const people: NumberedPerson[] = [];
  const problems: NumberedProblem[] = [];
  const notKept = new Map<ImportNotKeptCode, number>();
  let problemLineCount = 0;
  for (const [index, row] of table.rows.entries()) {
    if (index % ROWS_PER_TURN === 0) await turn(index, table.rows.length);
    const reader = new RowReader(table, row, columns, rules.today);
    const person = personOfRow(reader, rules, idSystem);
    const { rowNumber: lineNumber } = row;
    if (reader.notes.problems.length === 0) {
      people.push({ ...person, lineNumber });
      for (const code of reader.notes.notKept) notKept.set(code, (notKept.get(code) ?? 0) + 1);
    } else {
      problemLineCount += 1;
      const found = new Map(
        reader.notes.problems.map((problem) => [`${problem.code} ${problem.path}`, problem]),
      );
      for (const problem of found.values()) {
        if (problems.length < KEPT_PROBLEMS) problems.push({ ...problem, lineNumber });
      }
    }
  }
  return {
    sha256: table.sha256,
    counts: 'rows',
    lineCount: table.rows.length,
    people,
    problems,
    problemLineCount,
    notKept,
  };
}

/** The order of the dates of each column of dates: what somebody chose, else what the dates themselves say. */
function dateOrders(
  table: TableFile,
  choices: readonly ColumnChoice[],
  { today }: SiteRules,
): ReadonlyMap<number, DateOrder> {
  if (!choices.some(({ field }) => NAMING_FIELDS.includes(field)))
    throw ruleBroken('columns', 'column_of_names_missing');
  const orders = new Map<number, DateOrder>();
  const seen = new Set<string>();
  const columns = new Set<number>();
  for (const [index, { column, field, dateOrder }] of choices.entries()) {
    if (column >= table.headers.length || columns.has(column)) throw new ClinicFailure('INVALID_INPUT');
    columns.add(column);
    const { kind, many } = IMPORT_FIELDS[field];
    if (seen.has(field) && many !== true && kind !== 'never')
      throw ruleBroken(`columns[${index}].field`, 'column_chosen_twice');
    seen.add(field);
    if (kind !== 'date') continue;
    const found = checkColumn(table, column, field, today).dates?.order;
    // What the dates themselves say counts, also against what was remembered of another file.
    const isSaid = found === 'month_first' || found === 'day_first';
    const order = isSaid ? found : found === 'same' ? 'month_first' : dateOrder;
    if (order === null) throw ruleBroken(`columns[${index}].dateOrder`, 'date_order_missing');
    orders.set(column, order);
  }
  return orders;
}
