import { z } from 'zod';

import { ENTITIES } from '../../../../shared/model/index';
import type { ChangeRange, EntityDefinition } from '../../../../shared/model/index';
import { isExportable, isOfSubstance } from '../../records/recipients/exportable-changes';
import { isInRanges } from '../../store/change-ranges';
import type { Reader } from '../../store/connection';
import { sql, sqlFragment, sqlIdentifier, sqlJoin } from '../../store/sql';
import type { Statement } from '../../store/sql';

/** Entities that travel. */
export const SHARED_ENTITIES: readonly EntityDefinition[] = ENTITIES.filter(
  ({ scope }) => scope === 'shared',
);

/** The field of an entity that says whose record it is: directly, or through another record of theirs. */
export function ownerFieldOf(
  entity: EntityDefinition,
): { readonly column: string; readonly through: EntityDefinition | undefined } | undefined {
  if (entity.name === 'client') return { column: 'id', through: undefined };
  if ('clientId' in entity.fields) return { column: 'client_id', through: undefined };
  for (const [name, field] of Object.entries(entity.fields)) {
    const target = ENTITIES.find((known) => known.name === field.references);
    if (target === undefined || !('clientId' in target.fields)) continue;
    return { column: name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), through: target };
  }
  return undefined;
}

const OWNED_ENTITIES = SHARED_ENTITIES.flatMap((entity) => {
  const owner = ownerFieldOf(entity);
  return owner === undefined ? [] : [{ entity, owner }];
});

/** The person a row of `change` is about; NULL for the site, its staff and its groups. */
export const personOfChange: Statement = sql`CASE change.entity ${sqlJoin(
  OWNED_ENTITIES.map(({ entity, owner }) => {
    if (entity.name === 'client') return sql`WHEN ${entity.name} THEN change.record_id`;
    const table = sqlIdentifier(entity.table);
    const column = sqlIdentifier(owner.column);
    if (owner.through === undefined) {
      return sql`WHEN ${entity.name} THEN (SELECT ${column} FROM ${table} WHERE id = change.record_id)`;
    }
    const through = sqlIdentifier(owner.through.table);
    return sql`WHEN ${entity.name} THEN (SELECT owner.client_id FROM ${table} AS part
      JOIN ${through} AS owner ON owner.id = part.${column} WHERE part.id = change.record_id)`;
  }),
  sqlFragment` `,
)} END`;

/** Every record of a list of people, as rows of `person_id, record_id`. */
export function recordsOfPeople(people: Statement): Statement {
  const parts = OWNED_ENTITIES.map(({ entity, owner }) => {
    const table = sqlIdentifier(entity.table);
    const column = sqlIdentifier(owner.column);
    if (owner.through === undefined) {
      return sql`SELECT record.${column} AS person_id, record.id AS record_id FROM ${table} AS record
        WHERE record.${column} IN ${people}`;
    }
    const through = sqlIdentifier(owner.through.table);
    return sql`SELECT owner.client_id AS person_id, record.id AS record_id FROM ${through} AS owner
      JOIN ${table} AS record ON record.${column} = owner.id WHERE owner.client_id IN ${people}`;
  });
  return sqlJoin(parts, sqlFragment` UNION ALL `);
}

/** The people with a change in the ranges that is worth a file. */
export function peopleChanged(reader: Reader, ranges: readonly ChangeRange[]): string[] {
  // A record has many changes: finding its person once each is what makes this fast.
  return reader.values(
    sql`SELECT DISTINCT person_id FROM (
        SELECT ${personOfChange} AS person_id
        FROM (SELECT entity, record_id FROM change
          WHERE ${isInRanges(ranges)} AND ${isExportable} AND ${isOfSubstance} GROUP BY record_id) AS change)
      WHERE person_id IS NOT NULL`,
    z.string(),
  );
}
