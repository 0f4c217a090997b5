import { ClinicFailure } from '../../../../shared/errors';
import type { EntityDefinition } from '../../../../shared/model/index';
import type { Reader } from '../../store/connection';
import { findRecords } from '../../store/records';
import { sql, sqlList } from '../../store/sql';
import { columnsOf } from '../csv/columns';
import { computedFieldsOf } from '../csv/computed';
import { csvLines } from '../csv/lines';
import type { Chunk } from './change-lines';
import type { Selection } from './selection';

const RECORDS_PER_WINDOW = 200;

/**
 * An entity's CSV file: a header, then the selected records.
 * @throws ClinicFailure `EXPORT_CHECK_FAILED` when a selected record isn't there.
 */
export function* csvRows(reader: Reader, selection: Selection, entity: EntityDefinition): Generator<Chunk> {
  const columns = columnsOf(entity);
  yield { content: csvLines([columns.map(({ header }) => header)]), recordCount: 0 };
  let writtenCount = 0;
  const ids = selection.ids(entity.name);
  for (let start = 0; start < ids.length; start += RECORDS_PER_WINDOW) {
    const window = sqlList(ids.slice(start, start + RECORDS_PER_WINDOW));
    const records = findRecords(reader, entity, sql`id IN ${window} ORDER BY id`);
    const computed = computedFieldsOf(entity)?.valuesOf(reader, records);
    const rows = records.map((record) => {
      const values: Readonly<Record<string, unknown>> = { ...record, ...computed?.get(record.id) };
      return columns.map((column) => column.cell(values));
    });
    writtenCount += rows.length;
    yield { content: csvLines(rows), recordCount: rows.length };
  }
  if (writtenCount !== selection.count(entity.name)) throw new ClinicFailure('EXPORT_CHECK_FAILED');
}
