import { ClinicFailure } from '../../../shared/errors';
import { allFields, snakeCase } from '../../../shared/model/index';
import type { EntityDefinition, FieldDefinition, Row } from '../../../shared/model/index';
import { canonicalJson } from '../canonical-json';
import { sqlFragment, sqlIdentifier, sqlJoin } from './sql';
import type { SqlValue, Statement } from './sql';

/** One column of an entity's table. */
export interface Column {
  /** The field's name in code. */
  readonly name: string;
  readonly field: FieldDefinition;
  /** The column's name, quoted. */
  readonly identifier: Statement;
  /** The column's name as the driver gives it in a row. */
  readonly key: string;
  readonly isBase: boolean;
}

/** How an entity sits in its table. */
export interface EntityMapping {
  readonly table: Statement;
  readonly columns: readonly Column[];
  /** All columns, for a SELECT of whole records. */
  readonly selection: Statement;
}

const comma = sqlFragment`, `;
const mappings = new WeakMap<EntityDefinition, EntityMapping>();

/** The mapping of an entity, worked out once. */
export function mappingOf(entity: EntityDefinition): EntityMapping {
  const known = mappings.get(entity);
  if (known !== undefined) return known;
  const columns = allFields(entity).map(([name, field]): Column => {
    const key = snakeCase(name);
    return { name, field, identifier: sqlIdentifier(key), key, isBase: !(name in entity.fields) };
  });
  const mapping = {
    table: sqlIdentifier(entity.table),
    columns,
    selection: sqlJoin(
      columns.map((column) => column.identifier),
      comma,
    ),
  };
  mappings.set(entity, mapping);
  return mapping;
}

/** A field's value as its column holds it. */
export function toColumn(field: FieldDefinition, value: unknown): SqlValue {
  if (value === null) return null;
  if (field.storage === 'json') return canonicalJson(value);
  if (field.storage === 'boolean' && typeof value === 'boolean') return value ? 1 : 0;
  if (field.storage === 'text' && typeof value === 'string') return value;
  if (field.storage === 'integer' && typeof value === 'number') return value;
  throw new ClinicFailure('INTERNAL');
}

/** A column's value as code sees it; the record's schema still has to check it. */
export function fromColumn(field: FieldDefinition, value: unknown): unknown {
  if (value === null) return null;
  if (field.storage === 'json') return typeof value === 'string' ? (JSON.parse(value) as unknown) : value;
  if (field.storage === 'boolean') return value === 0 ? false : value === 1 ? true : value;
  return value;
}

/**
 * A whole record from a row of the driver, checked by the entity's schema.
 * @throws ClinicFailure `INTERNAL` when the row isn't as the entity declares.
 */
export function recordFromRow<Entity extends EntityDefinition>(
  entity: Entity,
  row: Readonly<Record<string, unknown>>,
): Row<Entity> {
  const record: Record<string, unknown> = {};
  for (const column of mappingOf(entity).columns)
    record[column.name] = fromColumn(column.field, row[column.key]);
  const result = entity.schema.safeParse(record);
  if (!result.success) {
    const paths = result.error.issues.map((issue) => issue.path.join('.')).join(' ');
    throw new ClinicFailure('INTERNAL', undefined, { cause: new TypeError(`${entity.name}: ${paths}`) });
  }
  // The schema was built from the entity's own fields; `Row` says the same for types.
  return result.data as Row<Entity>;
}
