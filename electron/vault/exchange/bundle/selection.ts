import { z } from 'zod';

import { snakeCase } from '../../../../shared/model/index';
import type { EntityDefinition } from '../../../../shared/model/index';
import type { Reader } from '../../store/connection';
import { sql, sqlFragment, sqlIdentifier, sqlJoin, sqlList } from '../../store/sql';
import type { FhirType } from '../fhir/elements';
import { SHARED_ENTITIES, ownerFieldOf } from './change-range';
import type { People } from './people';

const RECORDS_PER_WINDOW = 500;
/** The longest day there is, on the night of the clock change. */
const DAY_MILLISECONDS = 25 * 3_600_000;

/** Which entities a FHIR resource type is made of. */
const ENTITIES_OF_TYPE: Readonly<Record<FhirType, readonly string[]>> = {
  Organization: ['site'],
  Practitioner: ['user'],
  Patient: ['client'],
  RelatedPerson: ['relatedPerson'],
  Group: ['groupSeries'],
  Appointment: ['groupSession', 'appointment'],
  Encounter: ['encounter'],
  Goal: ['goal'],
  Composition: ['note', 'noteAddendum'],
};

/** Records shown inside another one's FHIR resource: whoever has the one needs the others. */
const PARTS: Readonly<Record<string, readonly { readonly entity: string; readonly field: string }[]>> = {
  client: [{ entity: 'contactMethod', field: 'clientId' }],
  groupSeries: [{ entity: 'groupMember', field: 'seriesId' }],
  groupSession: [{ entity: 'attendance', field: 'sessionId' }],
  // The contact points to the appointment it was kept for.
  encounter: [{ entity: 'appointment', field: 'encounterId' }],
};

/**
 * The records a file holds: those that changed, and all they point to, so that no reference leads out of it. About
 * 90 bytes a record, the only thing of an export that grows with its size.
 */
export class Selection {
  readonly #ids = new Map<string, Set<string>>();
  readonly #sorted = new Map<string, readonly string[]>();

  has(entity: string, id: string): boolean {
    return this.#ids.get(entity)?.has(id) === true;
  }

  /** Whether the file holds the FHIR resource. */
  hasResource(type: FhirType, id: string): boolean {
    return ENTITIES_OF_TYPE[type].some((entity) => this.has(entity, id));
  }

  /** How many records of the entity there are. */
  count(entity: string): number {
    return this.#ids.get(entity)?.size ?? 0;
  }

  /** The ids of an entity's records in rising order, the same at every pass. */
  ids(entity: string): readonly string[] {
    const known = this.#sorted.get(entity);
    if (known !== undefined) return known;
    const sorted = [...(this.#ids.get(entity) ?? [])].sort();
    this.#sorted.set(entity, sorted);
    return sorted;
  }

  /** Answers whether the record is new here. */
  add(entity: string, id: string): boolean {
    const ids = this.#ids.get(entity);
    if (ids?.has(id) === true) return false;
    this.#sorted.delete(entity);
    if (ids === undefined) this.#ids.set(entity, new Set([id]));
    else ids.add(id);
    return true;
  }

  remove(entity: string, id: string): void {
    this.#sorted.delete(entity);
    this.#ids.get(entity)?.delete(id);
  }
}

/**
 * Adds to the selection all its records point to, records of people who may not go apart. Gives other work a turn
 * between windows.
 */
export async function closeSelection(
  reader: Reader,
  selection: Selection,
  allowed: People['allowed'],
  turn: () => Promise<void>,
): Promise<void> {
  const waiting = new Map(SHARED_ENTITIES.map(({ name }) => [name, [...selection.ids(name)]]));
  const add = (entity: string, id: string): void => {
    if (selection.add(entity, id)) waiting.get(entity)?.push(id);
  };
  for (;;) {
    const entity = SHARED_ENTITIES.find(({ name }) => (waiting.get(name)?.length ?? 0) > 0);
    if (entity === undefined) return;
    const ids = waiting.get(entity.name)?.splice(0, RECORDS_PER_WINDOW) ?? [];
    for (const link of linksOf(reader, entity, ids)) {
      if (!mayGo(link, allowed)) {
        selection.remove(entity.name, link.id);
        continue;
      }
      for (const { target, id } of link.targets) add(target, id);
    }
    for (const part of PARTS[entity.name] ?? []) {
      for (const id of partsOf(
        reader,
        part,
        ids.filter((owner) => selection.has(entity.name, owner)),
      )) {
        add(part.entity, id);
      }
    }
    if (entity.name === 'note') {
      for (const id of goalsNamedBy(
        reader,
        ids.filter((note) => selection.has('note', note)),
      )) {
        add('goal', id);
      }
    }
    if (entity.name === 'encounter') {
      for (const id of countedWith(
        reader,
        ids.filter((encounter) => selection.has('encounter', encounter)),
      )) {
        add('encounter', id);
      }
    }
    await turn();
  }
}

/** The goals notes name: their documents point to them. */
function goalsNamedBy(reader: Reader, noteIds: readonly string[]): string[] {
  if (noteIds.length === 0) return [];
  return reader.values(
    sql`SELECT DISTINCT goal.id FROM note, json_each(note.goal_ids) AS named
      CROSS JOIN goal ON goal.id = named.value WHERE note.id IN ${sqlList(noteIds)}`,
    z.string(),
  );
}

/**
 * The person's other contacts of the day that were signed: where a payer counts the whole day, one more changes what
 * they add up to (R-ENC-03), and the file says so.
 */
function countedWith(reader: Reader, encounterIds: readonly string[]): string[] {
  if (encounterIds.length === 0) return [];
  return reader.values(
    sql`SELECT other.id FROM encounter CROSS JOIN encounter AS other ON other.client_id = encounter.client_id
        AND other.start_at BETWEEN encounter.start_at - ${DAY_MILLISECONDS} AND encounter.start_at + ${DAY_MILLISECONDS}
      WHERE encounter.id IN ${sqlList(encounterIds)} AND encounter.payer_rule_version IS NOT NULL
        AND other.service_date = encounter.service_date AND other.payer_rule_version IS NOT NULL
        AND other.id <> encounter.id`,
    z.string(),
  );
}

interface Links {
  readonly id: string;
  /** The person the record is about. */
  readonly personId: string | null;
  /** Only notes can be unsigned. */
  readonly isUnsigned: boolean;
  readonly targets: readonly { readonly target: string; readonly id: string }[];
}

function mayGo(link: Links, allowed: People['allowed']): boolean {
  if (link.isUnsigned) return false;
  return allowed === 'everyone' || link.personId === null || allowed.has(link.personId);
}

/** Where records point to. */
function linksOf(reader: Reader, entity: EntityDefinition, ids: readonly string[]): Links[] {
  const references = Object.entries(entity.fields).flatMap(([name, field]) =>
    field.references !== undefined && SHARED_ENTITIES.some((known) => known.name === field.references)
      ? [{ target: field.references, column: sqlIdentifier(snakeCase(name)) }]
      : [],
  );
  const columns = [
    sqlFragment`record.id`,
    personOf(entity),
    entity.name === 'note' ? sqlFragment`record.signed_at IS NULL` : sqlFragment`0`,
    ...references.map(({ column }) => sql`record.${column}`),
  ];
  const rows = reader.json(
    sql`SELECT json_group_array(json_array(${sqlJoin(columns, sqlFragment`, `)}))
      FROM ${sqlIdentifier(entity.table)} AS record WHERE record.id IN ${sqlList(ids)}`,
    z.array(z.tuple([z.string(), z.string().nullable(), z.int()], z.string().nullable())),
  );
  return rows.map(([id, personId, isUnsigned, ...targetIds]) => ({
    id,
    personId,
    isUnsigned: isUnsigned === 1,
    targets: targetIds.flatMap((targetId, index) => {
      const target = references[index]?.target;
      return targetId === null || target === undefined ? [] : [{ target, id: targetId }];
    }),
  }));
}

function personOf(entity: EntityDefinition) {
  const owner = ownerFieldOf(entity);
  if (owner === undefined) return sqlFragment`NULL`;
  const column = sqlIdentifier(owner.column);
  if (owner.through === undefined) return sql`record.${column}`;
  return sql`(SELECT client_id FROM ${sqlIdentifier(owner.through.table)} AS owner
    WHERE owner.id = record.${column})`;
}

function partsOf(
  reader: Reader,
  part: { readonly entity: string; readonly field: string },
  ownerIds: readonly string[],
): string[] {
  const entity = SHARED_ENTITIES.find(({ name }) => name === part.entity);
  if (entity === undefined || ownerIds.length === 0) return [];
  return reader.values(
    sql`SELECT id FROM ${sqlIdentifier(entity.table)}
      WHERE ${sqlIdentifier(snakeCase(part.field))} IN ${sqlList(ownerIds)}`,
    z.string(),
  );
}
