import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { ClinicFailure, ruleBroken } from '../../../../shared/errors';
import { User } from '../../../../shared/model';
import { newOneTimePassphrase } from '../../keys/passphrase';
import { putPassphrase } from '../../keys/slots';
import type { SessionContext } from '../../session-handler';
import { updateRecord } from '../../store/records';
import { assertNotOwn } from './last-administrator';
import { requireUser, staffMember } from './staff';

/**
 * Gives a colleague who forgot theirs a one-time passphrase; the data key is wrapped again, so nobody needs to know the
 * old one. A supervisor can't do it for an administrator and so become one (ADR 0013). The row comes first: should the
 * computer go off between the two, the old passphrase still works and is only asked to be changed.
 * @throws ClinicFailure `NOT_FOUND`, `NOT_PERMITTED`, `WRONG_PASSPHRASE`, `WAIT_BEFORE_RETRY`, `RULE_BROKEN` for a closed
 *   account and the own one
 */
export async function resetPassphrase(
  { session, operationId }: SessionContext,
  { userId, ownPassphrase }: ParsedInput<'user.resetPassphrase'>,
): Promise<MethodOutput<'user.resetPassphrase'>> {
  const site = session.requireSite();
  const call = { method: 'user.resetPassphrase', operationId, subject: undefined } as const;
  const target = requireUser(site.reader, userId);
  assertNotOwn(site.user, userId);
  if (!target.isActive) throw ruleBroken('userId', 'account_closed');
  if (target.role === 'administrator' && site.user.role !== 'administrator') {
    site.auditRefusal(call.method, undefined);
    throw new ClinicFailure('NOT_PERMITTED');
  }
  await session.reauthenticate(ownPassphrase);
  // Repeated, it makes another passphrase: the one before was kept nowhere. One that was already replaced stays.
  const isRepeated = site.storedResult(operationId, call.method) !== undefined;
  if (isRepeated && !target.mustChangePassphrase) throw ruleBroken('userId', 'nothing_changed');
  site.commit(call, ({ writer, change, audit }) => {
    const patch = { mustChangePassphrase: true };
    updateRecord(writer, change, User, userId, patch, { expectedRevision: 'newest' });
    audit({ recordId: userId });
    return {};
  });
  const passphrase = newOneTimePassphrase();
  const { signInName } = target;
  await putPassphrase(session.folder.keyFile, session.requireDataKey(), { userId, signInName, passphrase });
  return { user: staffMember(requireUser(site.reader, userId)), oneTimePassphrase: passphrase };
}
