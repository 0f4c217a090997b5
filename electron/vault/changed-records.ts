import { z } from 'zod';

import { UuidSchema } from '../../shared/identifiers';
import { ChartMerge, ENTITIES, NoteAddendum, snakeCase } from '../../shared/model';
import type { Reader } from './store/connection';
import { sql, sqlIdentifier, sqlList } from './store/sql';
import type { Statement } from './store/sql';

/** More people than this and the page refreshes everything. */
const LISTED_CLIENTS = 200;

/** What a stretch of the change log touched. */
interface ChangedRecords {
  readonly entities: string[];
  /** Whose charts; empty for more than 200. */
  readonly clientIds: string[];
}

interface ChangeWindow {
  readonly deviceId: string;
  readonly after: number;
  readonly through: number;
}

/** Which entities and whose charts the changes between two sequence numbers are about. */
export function changedRecords(reader: Reader, window: ChangeWindow): ChangedRecords {
  if (window.through <= window.after) return { entities: [], clientIds: [] };
  const inWindow = sql`device_id = ${window.deviceId} AND sequence > ${window.after}
    AND sequence <= ${window.through}`;
  const entities = reader.values(sql`SELECT DISTINCT entity FROM change WHERE ${inWindow}`, z.string());
  const clientIds = new Set<string>();
  for (const entity of entities) {
    const statement = clientsOf(entity, inWindow);
    if (statement === undefined) continue;
    for (const id of reader.values(statement, UuidSchema)) clientIds.add(id);
    if (clientIds.size > LISTED_CLIENTS) return { entities, clientIds: [] };
  }
  // What is written under a joined chart is shown on the one that is kept.
  const kept = sql`SELECT DISTINCT merged_into FROM client
    WHERE id IN ${sqlList([...clientIds])} AND merged_into IS NOT NULL`;
  for (const id of reader.values(kept, UuidSchema)) clientIds.add(id);
  return { entities, clientIds: [...clientIds] };
}

/** The people behind the changed records of an entity; `undefined` when its records are about nobody. */
function clientsOf(entityName: string, inWindow: Statement): Statement | undefined {
  const changed = sql`(SELECT DISTINCT record_id FROM change WHERE ${inWindow} AND entity = ${entityName})`;
  const limit = sql`LIMIT ${LISTED_CLIENTS + 1}`;
  if (entityName === 'client') return sql`SELECT record_id FROM ${changed} ${limit}`;
  if (entityName === ChartMerge.name) {
    return sql`SELECT kept_client_id FROM chart_merge WHERE id IN ${changed}
      UNION SELECT joined_client_id FROM chart_merge WHERE id IN ${changed} ${limit}`;
  }
  if (entityName === NoteAddendum.name) {
    return sql`SELECT DISTINCT note.client_id FROM note_addendum JOIN note ON note.id = note_addendum.note_id
      WHERE note_addendum.id IN ${changed} ${limit}`;
  }
  const entity = ENTITIES.find((candidate) => candidate.name === entityName);
  if (entity === undefined || !Object.hasOwn(entity.fields, 'clientId')) return undefined;
  return sql`SELECT DISTINCT client_id FROM ${sqlIdentifier(snakeCase(entityName))}
    WHERE id IN ${changed} ${limit}`;
}
