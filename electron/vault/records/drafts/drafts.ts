import { v5 } from 'uuid';
import { z } from 'zod';

import { READABLE_TIERS, draftKindsOf } from '../../../../shared/access';
import type { Role } from '../../../../shared/access';
import type { SignedInUser } from '../../../../shared/contract/site';
import { ClinicFailure } from '../../../../shared/errors';
import { Draft } from '../../../../shared/model';
import type { Row } from '../../../../shared/model';
import { tierOfDraft } from '../../../../shared/rules/draft-tier';
import { InstantSchema } from '../../../../shared/time';
import type { InstantMs } from '../../../../shared/time';
import type { Reader } from '../../store/connection';
import { getRecord, insertRecord, removeLocalRecord, updateRecord } from '../../store/records';
import { sql, sqlList } from '../../store/sql';
import type { ReadContext, WriteContext } from '../context';

type Kind = Row<typeof Draft>['kind'];

/** What a draft is of: one per person, kind and subject. */
export interface DraftKey {
  readonly kind: Kind;
  readonly subject: string;
}

/** Namespace of draft ids. */
const DRAFT_NAMESPACE = '0e5dca2e-4d1b-4ea5-8c0b-3a1f5b6f9a70';

/** The one id of somebody's draft of a kind about a subject. */
export function ownDraftIdentifier(ownerId: string, key: DraftKey): string {
  return v5(`${ownerId}/${key.kind}/${key.subject}`, DRAFT_NAMESPACE);
}

/**
 * Somebody whose role changed no longer gets what they began in the one before: a note begun as a peer worker isn't
 * there for the front desk (R-ROL-01).
 */
function assertMayHold(role: Role, kind: Kind): void {
  if (!draftKindsOf(role).includes(kind)) throw new ClinicFailure('NOT_PERMITTED');
}

function mayRead(role: Role, kind: Kind, content: Readonly<Record<string, unknown>>): boolean {
  return READABLE_TIERS[role].has(tierOfDraft(kind, content));
}

/** Keeps what is being typed. The id follows from owner and subject, so saving again replaces it. */
export function saveDraft(
  context: WriteContext,
  key: DraftKey,
  content: Readonly<Record<string, unknown>>,
): InstantMs {
  const { writer, change, user } = context;
  assertMayHold(user.role, key.kind);
  if (!mayRead(user.role, key.kind, content)) throw new ClinicFailure('NOT_PERMITTED');
  const id = ownDraftIdentifier(user.id, key);
  const savedAt = change.now;
  if (getRecord(writer, Draft, id) === undefined) {
    const { kind, subject } = key;
    insertRecord(writer, change, Draft, { ownerId: user.id, kind, subject, content, savedAt }, { id });
  } else {
    updateRecord(writer, change, Draft, id, { content, savedAt }, { expectedRevision: 'newest' });
  }
  return savedAt;
}

/** The caller's own draft, or `undefined`. */
export function findDraft(context: ReadContext, key: DraftKey): Row<typeof Draft> | undefined {
  assertMayHold(context.user.role, key.kind);
  const draft = getRecord(context.reader, Draft, ownDraftIdentifier(context.user.id, key));
  const { role } = context.user;
  return draft !== undefined && mayRead(role, key.kind, draft.content) ? draft : undefined;
}

/** Throws the caller's own draft away; nothing happens when there is none. */
export function discardDraft(context: WriteContext, key: DraftKey): void {
  removeLocalRecord(context.writer, Draft, ownDraftIdentifier(context.user.id, key));
}

const DraftSummarySchema = z.object({
  kind: Draft.fields.kind.schema,
  subject: z.string(),
  savedAt: InstantSchema,
});

/** A draft without its text. */
export type DraftSummary = z.output<typeof DraftSummarySchema>;

/** Everything a person has begun and not finished, newest first, of the kinds their role may have. */
export function listDrafts(reader: Reader, owner: Pick<SignedInUser, 'id' | 'role'>): DraftSummary[] {
  // As `tierOfDraft` says; a list reads no text.
  const hidesHealth = READABLE_TIERS[owner.role].has('clinical') ? 0 : 1;
  return reader.all(
    sql`SELECT kind, subject, saved_at AS "savedAt" FROM draft
      WHERE NOT (${hidesHealth} AND kind = 'intake' AND json_type(content, '$.form.health') IS 'object') AND owner_id = ${owner.id} AND kind IN ${sqlList(draftKindsOf(owner.role))}
      ORDER BY saved_at DESC, id`,
    DraftSummarySchema,
  );
}
