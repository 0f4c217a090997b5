import { z } from 'zod';

import type { ChangeRange } from '../../../../shared/model/index';
import { isInRanges } from '../../store/change-ranges';
import type { Reader } from '../../store/connection';
import { sql, sqlFragment, sqlList } from '../../store/sql';
import type { Statement } from '../../store/sql';
import { isExportable, isOfProgramOnly, isOfSubstance } from '../../records/recipients/exportable-changes';
import { personOfChange, recordsOfPeople } from './change-range';
import type { People } from './people';

const CHANGES_PER_WINDOW = 1_000;

/** A stretch of a file's content, and how many records (lines, rows) it holds. */
export interface Chunk {
  readonly content: string | Uint8Array;
  readonly recordCount: number;
}

/** Which changes a file holds: those of the ranges, and older ones of people who may go only now. */
export interface ChangeSelection {
  readonly ranges: readonly ChangeRange[];
  /** On a row of `change`: its person's records may go. */
  readonly isAllowed: Statement;
  readonly caughtUp: readonly CaughtUp[];
}

/** Changes of one computer from before its range. */
interface CaughtUp {
  readonly deviceId: string;
  /** Rising. */
  readonly sequences: readonly number[];
}

/** Finds the older changes of people left out of earlier files who may go now. */
export function selectChanges(
  reader: Reader,
  ranges: readonly ChangeRange[],
  people: People,
): ChangeSelection {
  const isAllowed = allowedCondition(people.allowed);
  return {
    ranges,
    isAllowed,
    caughtUp: ranges.map((range) => ({
      deviceId: range.deviceId,
      sequences: caughtUpSequences(reader, range, isAllowed, people.caughtUp),
    })),
  };
}

/** How many changes from before the ranges the file holds. */
export function caughtUpCount(selection: ChangeSelection): number {
  return selection.caughtUp.reduce((count, { sequences }) => count + sequences.length, 0);
}

function allowedCondition(allowed: People['allowed']): Statement {
  if (allowed === 'everyone') return sqlFragment`1`;
  // Records that are nobody's (the site, its staff) go as the empty name.
  return sql`NOT ${isOfProgramOnly} AND coalesce(${personOfChange}, '') IN ${sqlList(['', ...allowed])}`;
}

function caughtUpSequences(
  reader: Reader,
  { deviceId, after }: ChangeRange,
  isAllowed: Statement,
  caughtUp: People['caughtUp'],
): number[] {
  if (caughtUp.size === 0 || after === 0) return [];
  const starts = JSON.stringify([...caughtUp].map(([id, heads]) => [id, heads[deviceId] ?? 0]));
  return reader.json(
    sql`WITH person AS (SELECT value ->> 0 AS id, value ->> 1 AS after_change FROM json_each(${starts}))
      SELECT json_group_array(sequence ORDER BY sequence) FROM (
        SELECT DISTINCT change.sequence AS sequence
        FROM (${recordsOfPeople(sqlFragment`(SELECT id FROM person)`)}) AS owned
        JOIN person ON person.id = owned.person_id
        JOIN change ON change.record_id = owned.record_id
        WHERE change.device_id = ${deviceId} AND change.sequence > person.after_change
          AND change.sequence <= ${after} AND ${isExportable} AND ${isAllowed})`,
    z.array(z.int()),
  );
}

/** Whether there is a change worth a file. */
export function hasSomethingToSend(reader: Reader, selection: ChangeSelection): boolean {
  if (caughtUpCount(selection) > 0) return true;
  const found = reader.value(
    sql`SELECT EXISTS (SELECT 1 FROM change
      WHERE ${isInRanges(selection.ranges)} AND ${isExportable} AND ${selection.isAllowed} AND ${isOfSubstance})`,
    z.int(),
  );
  return found === 1;
}

/** The records with a change in the file, window by window. */
export function* changedRecords(
  reader: Reader,
  selection: ChangeSelection,
): Generator<readonly (readonly [entity: string, id: string])[]> {
  const schema = z.array(z.tuple([z.string(), z.string()]));
  for (const condition of windowsOf(selection)) {
    yield reader.json(
      sql`SELECT json_group_array(json_array(entity, record_id)) FROM (
        SELECT entity, record_id FROM change WHERE ${condition} GROUP BY record_id)`,
      schema,
    );
  }
}

/** `changes.ndjson`: every change as JSON, one a line, computer by computer, older ones first. */
export function* changeLines(reader: Reader, selection: ChangeSelection): Generator<Chunk> {
  for (const condition of windowsOf(selection)) yield linesOf(reader, condition);
}

/** Conditions on rows of `change`, each of so many at most, that together are the file's changes. */
function* windowsOf({ ranges, isAllowed, caughtUp }: ChangeSelection): Generator<Statement> {
  for (const { deviceId, sequences } of caughtUp) {
    for (let start = 0; start < sequences.length; start += CHANGES_PER_WINDOW) {
      const window = sqlList(sequences.slice(start, start + CHANGES_PER_WINDOW));
      yield sql`change.device_id = ${deviceId} AND change.sequence IN ${window}`;
    }
  }
  for (const { deviceId, after: first, through: last } of ranges) {
    for (let after = first; after < last; after += CHANGES_PER_WINDOW) {
      const through = Math.min(last, after + CHANGES_PER_WINDOW);
      yield sql`${isInRanges([{ deviceId, after, through }])} AND ${isExportable} AND ${isAllowed}`;
    }
  }
}

/** Built in SQL: row objects would cost four times as much. The field order is that of the receiving schema. */
function linesOf(reader: Reader, condition: Statement): Chunk {
  const row = reader.first(
    sql`SELECT count(*) AS record_count, group_concat(json_object(
        'deviceId', device_id, 'sequence', sequence, 'timestamp', timestamp, 'baseTimestamp', base_timestamp,
        'settledTimestamps', json(coalesce(settled_timestamps, '[]')), 'recordedAt', recorded_at,
        'actorId', actor_id, 'operationId', operation_id, 'entity', entity, 'recordId', record_id,
        'field', field, 'value', json(value)), char(10) ORDER BY sequence) AS lines
      FROM change WHERE ${condition}`,
    z.object({ record_count: z.int(), lines: z.string().nullable() }),
  );
  if (row === undefined || row.lines === null) return { content: '', recordCount: 0 };
  return { content: `${row.lines}\n`, recordCount: row.record_count };
}
