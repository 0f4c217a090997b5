import { v5 } from 'uuid';

import { ViewSetting } from '../../../../shared/model';
import { getRecord, insertRecord, updateRecord } from '../../store/records';
import type { ReadContext, WriteContext } from '../context';

/** Namespace of the ids of view settings. */
const VIEW_NAMESPACE = 'b7f7a7a0-7d4f-4f64-9f3a-6d0a3f1c2e55';

function viewIdentifier(ownerId: string, key: string): string {
  return v5(`${ownerId}/${key}`, VIEW_NAMESPACE);
}

/** How the caller likes a screen, or `null` when they never changed it. */
export function findView(context: ReadContext, key: string): Record<string, unknown> | null {
  return getRecord(context.reader, ViewSetting, viewIdentifier(context.user.id, key))?.value ?? null;
}

/** Keeps how the caller likes a screen. */
export function saveView(context: WriteContext, key: string, value: Record<string, unknown>): void {
  const { writer, change, user } = context;
  const id = viewIdentifier(user.id, key);
  if (getRecord(writer, ViewSetting, id) === undefined) {
    insertRecord(writer, change, ViewSetting, { ownerId: user.id, key, value }, { id });
  } else {
    updateRecord(writer, change, ViewSetting, id, { value }, { expectedRevision: 'newest' });
  }
}
