import { ClinicFailure } from '../../../shared/errors';
import { newIdentifier } from '../../../shared/identifiers';
import type { BaseRow, EntityDefinition, Row, Values } from '../../../shared/model/index';
import { canonicalJson } from '../canonical-json';
import { newestTimestamps, recordChanges } from './changes';
import type { FieldChange, WriteContext } from './changes';
import { refreshConflicts } from './conflicts';
import { mappingOf, recordFromRow, toColumn } from './entity-mapping';
import type { Column } from './entity-mapping';
import { freezeRuleOf } from './frozen-records';
import type { Reader, Writer } from './handles';
import { updateDerivedTables } from './derived-tables';
import { AnyRowSchema } from './row-schemas';
import { sql, sqlFragment, sqlJoin, sqlValues } from './sql';
import type { Statement } from './sql';

export type { WriteContext } from './changes';

const comma = sqlFragment`, `;

/** The record, or `undefined` when there is none with this id. */
export function getRecord<Entity extends EntityDefinition>(
  reader: Reader,
  entity: Entity,
  id: string,
): Row<Entity> | undefined {
  return findRecords(reader, entity, sql`id = ${id}`)[0];
}

/**
 * Whole records the condition holds for. `where` may go on with ORDER BY and LIMIT. For lists people scroll use
 * a window of columns instead (`Reader.json`).
 */
export function findRecords<Entity extends EntityDefinition>(
  reader: Reader,
  entity: Entity,
  where: Statement,
): Row<Entity>[] {
  const mapping = mappingOf(entity);
  const rows = reader.all(
    sql`SELECT ${mapping.selection} FROM ${mapping.table} WHERE ${where}`,
    AnyRowSchema,
  );
  return rows.map((row) => recordFromRow(entity, row));
}

/**
 * Adds a record, and for shared entities its change rows (null fields make none: an absent field is null).
 * @throws ClinicFailure `INVALID_INPUT` with the fields that break their schema.
 */
export function insertRecord<Entity extends EntityDefinition>(
  writer: Writer,
  context: WriteContext,
  entity: Entity,
  values: Values<Entity>,
  options: { readonly id?: string } = {},
): Row<Entity> {
  const id = options.id ?? newIdentifier();
  const base: BaseRow = {
    id,
    revision: 1,
    createdAt: context.now,
    createdBy: context.actorId,
    updatedAt: context.now,
    updatedBy: context.actorId,
  };
  const record = checkedRecord(entity, { ...values, ...base });
  writeNewRow(writer, entity, record);
  if (entity.scope === 'shared') {
    const changes = Object.keys(entity.fields)
      .map((field): FieldChange => ({ field, value: record[field], baseTimestamp: null }))
      // An append-only record can't be filled in later, so the other side must know when it has all of it.
      .filter((change) => change.value !== null || entity.appendOnly);
    recordChanges(writer, context, entity, id, changes);
  }
  updateDerivedTables(writer, entity, id, record);
  return record as Row<Entity>;
}

/** Which revision an edit was made on; `newest` only where no person saw an older one. */
interface UpdateOptions {
  readonly expectedRevision: number | 'newest';
}

/**
 * Changes fields of a record. Fields that already have the value make no change row; if none differs, nothing is
 * written and the revision stays.
 * @throws ClinicFailure `NOT_FOUND`, `STALE_EDIT` with the current revision, `INVALID_INPUT`, `NOTE_SIGNED`.
 */
export function updateRecord<Entity extends EntityDefinition>(
  writer: Writer,
  context: WriteContext,
  entity: Entity,
  id: string,
  patch: Partial<Values<Entity>>,
  options: UpdateOptions,
): Row<Entity> {
  if (entity.appendOnly) throw new TypeError(`${entity.name} is append-only`);
  const current = getRecord(writer, entity, id);
  if (current === undefined) throw new ClinicFailure('NOT_FOUND');
  const before: Readonly<Record<string, unknown>> = current;
  if (options.expectedRevision !== 'newest' && options.expectedRevision !== current.revision) {
    throw new ClinicFailure('STALE_EDIT', { currentRevision: current.revision });
  }
  const wanted = checkedRecord(entity, { ...before, ...patch });
  const changed = mappingOf(entity).columns.filter(
    ({ isBase, name }) => !isBase && !isSameValue(wanted[name], before[name]),
  );
  if (changed.length === 0) return current;

  const record: Readonly<Record<string, unknown>> = {
    ...wanted,
    revision: current.revision + 1,
    updatedAt: context.now,
    updatedBy: context.actorId,
  };
  const names = new Set(changed.map((column) => column.name));
  writeRow(writer, entity, record, names);
  if (entity.scope === 'shared') {
    // Signing writes every field again: what the signer saw is then one set that merging can't mix.
    const isFreezing = names.has(freezeRuleOf(entity)?.field ?? '');
    const bases = newestTimestamps(writer, id);
    const changes = Object.keys(entity.fields)
      .filter((field) => isFreezing || names.has(field))
      .map((field) => ({ field, value: record[field], baseTimestamp: bases.get(field) ?? null }));
    recordChanges(writer, context, entity, id, changes);
    refreshConflicts(writer, entity, id);
  }
  updateDerivedTables(writer, entity, id);
  return record as unknown as Row<Entity>;
}

/** Removes a record that belongs to this machine alone, such as a draft. Shared records are never removed. */
export function removeLocalRecord(writer: Writer, entity: EntityDefinition, id: string): boolean {
  if (entity.scope !== 'local' || entity.appendOnly) throw new TypeError(`${entity.name} is never removed`);
  return writer.run(sql`DELETE FROM ${mappingOf(entity).table} WHERE id = ${id}`) > 0;
}

/** Writes a whole checked record as a new row; the change log is the caller's business. */
export function writeNewRow(
  writer: Writer,
  entity: EntityDefinition,
  record: Readonly<Record<string, unknown>>,
): void {
  const { table, columns, selection } = mappingOf(entity);
  const values = sqlValues(columns.map((column) => toColumn(column.field, record[column.name])));
  writer.run(sql`INSERT INTO ${table} (${selection}) VALUES (${values})`);
}

/** Writes some fields of a checked record, and what the store keeps about it; the change log is the caller's business. */
export function writeRow(
  writer: Writer,
  entity: EntityDefinition,
  record: Readonly<Record<string, unknown>>,
  fields: ReadonlySet<string>,
): void {
  const { table, columns } = mappingOf(entity);
  const isWritten = (column: Column): boolean =>
    fields.has(column.name) || (column.isBase && column.name !== 'id');
  const assignments = columns
    .filter(isWritten)
    .map((column) => sql`${column.identifier} = ${toColumn(column.field, record[column.name])}`);
  writer.run(sql`UPDATE ${table} SET ${sqlJoin(assignments, comma)} WHERE id = ${String(record['id'])}`);
}

function isSameValue(left: unknown, right: unknown): boolean {
  // Most fields are texts and numbers; only lists and objects have to be written out to be compared.
  return left === right || canonicalJson(left) === canonicalJson(right);
}

/** The record as its schema gives it back, or the fields that break it. */
function checkedRecord(
  entity: EntityDefinition,
  record: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const result = entity.schema.safeParse(record);
  if (result.success) return result.data;
  const problems = result.error.issues.slice(0, 200).map((issue) => ({
    // Names of fields and positions; a key somebody chose (a section's slug) is left out.
    path: issue.path.filter((part) => typeof part === 'number' || part in entity.fields).join('.'),
    code: issue.code,
  }));
  throw new ClinicFailure('INVALID_INPUT', { problems });
}
