import { z } from 'zod';

import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { ClinicFailure } from '../../../../shared/errors';
import { newIdentifier } from '../../../../shared/identifiers';
import { SavedView } from '../../../../shared/model';
import { findRecords, getRecord, insertRecord, removeLocalRecord, updateRecord } from '../../store/records';
import { sql } from '../../store/sql';
import type { ReadContext, WriteContext } from '../context';

/** The caller's own views of a list and everybody's, by name. */
export function listSavedViews(
  { reader, user }: ReadContext,
  { screen }: ParsedInput<'savedView.list'>,
): MethodOutput<'savedView.list'> {
  const views = findRecords(
    reader,
    SavedView,
    sql`screen = ${screen} AND (owner_id = ${user.id} OR is_shared = 1) ORDER BY name COLLATE NOCASE, id LIMIT 200`,
  );
  const names = new Map(
    reader
      .all(sql`SELECT id, display_name FROM "user"`, z.object({ id: z.string(), display_name: z.string() }))
      .map((row) => [row.id, row.display_name]),
  );
  return {
    views: views.map(({ id, name, isShared, ownerId, value }) => ({
      id,
      name,
      isShared,
      ownerName: names.get(ownerId) ?? '',
      isOwn: ownerId === user.id,
      value,
    })),
  };
}

/**
 * Keeps a view, a new one or one of the caller's.
 * @throws ClinicFailure `NOT_FOUND` when it isn't the caller's
 */
export function saveView(
  { writer, change, user, audit }: WriteContext,
  { id, screen, name, isShared, value }: ParsedInput<'savedView.save'>,
): MethodOutput<'savedView.save'> {
  const values = { screen, name, isShared, value };
  if (id === null) {
    const made = newIdentifier();
    insertRecord(writer, change, SavedView, { ownerId: user.id, ...values }, { id: made });
    audit({ recordId: made });
    return { id: made };
  }
  if (getRecord(writer, SavedView, id)?.ownerId !== user.id) throw new ClinicFailure('NOT_FOUND');
  updateRecord(writer, change, SavedView, id, values, { expectedRevision: 'newest' });
  audit({ recordId: id });
  return { id };
}

/**
 * Removes a view: the caller's own, or, for supervisors, one of everybody's.
 * @throws ClinicFailure `NOT_FOUND`
 */
export function removeView(
  { writer, user, audit }: WriteContext,
  { id }: ParsedInput<'savedView.remove'>,
): MethodOutput<'savedView.remove'> {
  const view = getRecord(writer, SavedView, id);
  const mayRemove =
    view !== undefined && (view.ownerId === user.id || (view.isShared && user.role === 'supervisor'));
  if (!mayRemove) throw new ClinicFailure('NOT_FOUND');
  removeLocalRecord(writer, SavedView, id);
  audit({ recordId: id });
  return {};
}
