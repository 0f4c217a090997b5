import { z } from 'zod';

import { READABLE_TIERS } from '../../../../shared/access';
import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { ClinicFailure, ruleBroken } from '../../../../shared/errors';
import { Draft, User } from '../../../../shared/model';
import { tierOfDraft } from '../../../../shared/rules/draft-tier';
import { findRecords, getRecord, removeLocalRecord } from '../../store/records';
import { sql } from '../../store/sql';
import type { ReadContext, WriteContext } from '../context';
import { findDraft, ownDraftIdentifier, saveDraft } from './drafts';

/** The subject of an intake that has no person yet. */
const NEW_INTAKE = { kind: 'intake', subject: 'new' } as const;

const text = z.string().catch('');

/** What is said of a colleague's intake before it is taken over: whose it is, and how far it came. */
const BegunIntakeSchema = z.object({
  form: z.object({
    nameWithheld: z.boolean().catch(false),
    preferredName: text,
    legalFirstName: text,
    legalLastName: text,
    path: z.enum(['brief', 'full']).catch('brief'),
    step: z.int().nonnegative().catch(0),
  }),
});

/** Intakes colleagues began at this computer and didn't finish, the newest first. */
export function listOthersIntakes({ reader, user }: ReadContext): MethodOutput<'draft.othersIntakes'> {
  const drafts = findRecords(
    reader,
    Draft,
    sql`kind = ${NEW_INTAKE.kind} AND subject = ${NEW_INTAKE.subject} AND owner_id <> ${user.id}
      ORDER BY saved_at DESC, id`,
  );
  return {
    intakes: drafts.flatMap(({ ownerId, content, savedAt }) => {
      const begun = BegunIntakeSchema.safeParse(content);
      if (!begun.success) return [];
      const { form } = begun.data;
      const names = form.nameWithheld
        ? []
        : [form.preferredName.trim() === '' ? form.legalFirstName : form.preferredName, form.legalLastName];
      return [
        {
          ownerId,
          ownerName: getRecord(reader, User, ownerId)?.displayName ?? '',
          name: names
            .map((name) => name.trim())
            .filter((name) => name !== '')
            .join(' '),
          isFull: form.path === 'full',
          step: form.step,
          savedAt,
          mayTakeOver: READABLE_TIERS[user.role].has(tierOfDraft(NEW_INTAKE.kind, content)),
        },
      ];
    }),
  };
}

/**
 * Makes a colleague's unfinished intake the caller's own. It keeps the id of the save it leads to, so that one that was saved
 * just before a crash isn't saved twice.
 * @throws ClinicFailure `NOT_FOUND` when it is finished, discarded or taken over meanwhile, `STALE_EDIT` when more was typed
 *   since the caller saw it, `NOT_PERMITTED` for answers about health (R-ROL-01), `RULE_BROKEN` `own_intake_open`.
 */
export function takeOverIntake(
  context: WriteContext,
  { ownerId, savedAt }: ParsedInput<'draft.takeOver'>,
): MethodOutput<'draft.takeOver'> {
  const { writer, user } = context;
  const id = ownDraftIdentifier(ownerId, NEW_INTAKE);
  const draft = getRecord(writer, Draft, id);
  if (draft === undefined || ownerId === user.id) throw new ClinicFailure('NOT_FOUND');
  if (draft.savedAt !== savedAt) throw new ClinicFailure('STALE_EDIT');
  // One of their own would be written over.
  if (findDraft({ ...context, reader: writer }, NEW_INTAKE) !== undefined) {
    throw ruleBroken('ownerId', 'own_intake_open');
  }
  saveDraft(context, NEW_INTAKE, draft.content);
  removeLocalRecord(writer, Draft, id);
  context.audit({ recordId: ownDraftIdentifier(user.id, NEW_INTAKE) });
  return {};
}
