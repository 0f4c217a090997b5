import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { ClinicFailure } from '../../../../shared/errors';
import { User } from '../../../../shared/model';
import { credentialProblems } from '../../../../shared/rules/credentials';
import { isSignInNameTaken, renameSlot } from '../../keys/slots';
import type { SessionContext } from '../../session-handler';
import { updateRecord } from '../../store/records';
import { assertNotLastAdministrator, assertNotOwn } from './last-administrator';
import { findUserBySignInName, requireUser, staffMember } from './staff';

/**
 * Changes what is known about a staff member. A new sign-in name goes into the key file first, and back out when the
 * row can't be written; what a crash leaves between the two, the next unlock mends (`mendSlots`).
 * @throws ClinicFailure `NOT_FOUND`, `STALE_EDIT`, `SIGN_IN_NAME_TAKEN`, `RULE_BROKEN` for the last administrator, the
 *   own role, and dates that can't be.
 */
export async function updateUser(
  { session, operationId }: SessionContext,
  { operationId: _, userId, expectedRevision, ...values }: ParsedInput<'user.update'>,
): Promise<MethodOutput<'user.update'>> {
  const site = session.requireSite();
  const path = session.folder.keyFile;
  const call = { method: 'user.update', operationId, subject: undefined } as const;
  const isRepeated = site.storedResult(operationId, call.method) !== undefined;
  const before = requireUser(site.reader, userId);
  if (isRepeated) return { user: staffMember(before) };

  const problems = credentialProblems(values);
  if (problems.length > 0) throw new ClinicFailure('RULE_BROKEN', { problems: [...problems] });
  const { signInName } = values;
  const isRenamed = signInName !== before.signInName;
  if (isRenamed) {
    const other = findUserBySignInName(site.reader, signInName);
    if (other !== undefined || isSignInNameTaken(path, signInName)) {
      throw new ClinicFailure('SIGN_IN_NAME_TAKEN');
    }
    renameSlot(path, userId, signInName);
  }
  try {
    site.commit(call, ({ writer, change, audit, user }) => {
      if (before.role !== values.role) {
        assertNotLastAdministrator(writer, before);
        assertNotOwn(user, userId);
      }
      updateRecord(writer, change, User, userId, values, { expectedRevision });
      audit({ recordId: userId });
      return {};
    });
  } catch (error) {
    if (isRenamed) renameSlot(path, userId, before.signInName);
    throw error;
  }
  return { user: staffMember(requireUser(site.reader, userId)) };
}
