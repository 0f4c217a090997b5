import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { ClinicFailure, ruleBroken } from '../../../../shared/errors';
import { User } from '../../../../shared/model';
import { newOneTimePassphrase } from '../../keys/passphrase';
import { putPassphrase, removeSlot } from '../../keys/slots';
import type { SessionContext } from '../../session-handler';
import { updateRecord } from '../../store/records';
import { countAssigned } from './assigned';
import { assertNotLastAdministrator, assertNotOwn } from './last-administrator';
import { requireUser, staffMember } from './staff';

/**
 * Closes an account. The row comes first: from then on nobody is signed in under it, and a slot a crash leaves behind
 * is taken away at the next unlock. Everything the person wrote keeps its author (R-ROL-07).
 * @throws ClinicFailure `NOT_FOUND`, `RULE_BROKEN` for the last administrator and the own account
 */
export async function deactivateUser(
  { session, operationId }: SessionContext,
  { userId }: ParsedInput<'user.deactivate'>,
): Promise<MethodOutput<'user.deactivate'>> {
  const site = session.requireSite();
  const call = { method: 'user.deactivate', operationId, subject: undefined } as const;
  site.commit(call, ({ writer, change, audit, user }) => {
    const target = requireUser(writer, userId);
    assertNotLastAdministrator(writer, target);
    assertNotOwn(user, userId);
    const patch = { isActive: false, mustChangePassphrase: false };
    updateRecord(writer, change, User, userId, patch, { expectedRevision: 'newest' });
    audit({ recordId: userId });
    return {};
  });
  const closed = requireUser(site.reader, userId);
  if (!closed.isActive) removeSlotOf(session.folder.keyFile, userId);
  return { user: staffMember(closed), assignedCount: countAssigned(site.reader, userId) };
}

/**
 * Opens a closed account again with a one-time passphrase. The slot comes first, as with a new account.
 * @throws ClinicFailure `NOT_FOUND`, `RULE_BROKEN` when the account is open
 */
export async function reactivateUser(
  { session, operationId }: SessionContext,
  { userId }: ParsedInput<'user.reactivate'>,
): Promise<MethodOutput<'user.reactivate'>> {
  const site = session.requireSite();
  const path = session.folder.keyFile;
  const call = { method: 'user.reactivate', operationId, subject: undefined } as const;
  const passphrase = newOneTimePassphrase();
  const isRepeated = site.storedResult(operationId, call.method) !== undefined;
  const before = requireUser(site.reader, userId);
  // Repeated, it makes another passphrase: the one before was kept nowhere.
  if (before.isActive && !(isRepeated && before.mustChangePassphrase)) {
    throw ruleBroken('userId', 'account_open');
  }
  await putPassphrase(path, session.requireDataKey(), { userId, signInName: before.signInName, passphrase });
  try {
    site.commit(call, ({ writer, change, audit }) => {
      const patch = { isActive: true, mustChangePassphrase: true };
      updateRecord(writer, change, User, userId, patch, { expectedRevision: 'newest' });
      audit({ recordId: userId });
      return {};
    });
  } catch (error) {
    removeSlotOf(path, userId);
    throw error;
  }
  return { user: staffMember(requireUser(site.reader, userId)), oneTimePassphrase: passphrase };
}

function removeSlotOf(path: string, userId: string): void {
  try {
    removeSlot(path, userId);
  } catch (error) {
    // A repeated call: it is gone already.
    if (!(error instanceof ClinicFailure) || error.code !== 'NOT_FOUND') throw error;
  }
}
