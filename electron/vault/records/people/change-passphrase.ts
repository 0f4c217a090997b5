import type { ParsedInput } from '../../../../shared/contract';
import { ClinicFailure } from '../../../../shared/errors';
import { User } from '../../../../shared/model';
import { replaceSlot } from '../../keys/slots';
import type { SessionContext } from '../../session-handler';
import { updateRecord } from '../../store/records';
import { assertPassphrase } from './passphrase';

/**
 * Gives the signed-in person another passphrase. The key file changes before the row does: should the computer go
 * off between the two, the new passphrase works and is only asked to be changed once more.
 * @throws ClinicFailure `WRONG_PASSPHRASE`, `WAIT_BEFORE_RETRY`, `PASSPHRASE_UNCHANGED` and what the rules refuse.
 */
export async function changePassphrase(
  { session, operationId }: SessionContext,
  { currentPassphrase, newPassphrase }: ParsedInput<'session.changePassphrase'>,
): Promise<Record<string, never>> {
  const site = session.requireSite();
  const { user } = site;
  const signInName = site.signInName();
  if (site.storedResult(operationId, 'session.changePassphrase') !== undefined) return {};
  await session.reauthenticate(currentPassphrase);
  if (newPassphrase.normalize('NFKC') === currentPassphrase.normalize('NFKC')) {
    throw new ClinicFailure('PASSPHRASE_UNCHANGED');
  }
  assertPassphrase(newPassphrase, [user.displayName, signInName, site.site.name, site.site.siteCode]);
  await replaceSlot(session.folder.keyFile, session.requireDataKey(), {
    userId: user.id,
    signInName,
    passphrase: newPassphrase,
  });
  site.commit(
    { method: 'session.changePassphrase', operationId, subject: undefined },
    ({ writer, change }) => {
      const patch = { mustChangePassphrase: false };
      updateRecord(writer, change, User, user.id, patch, { expectedRevision: 'newest' });
      return {};
    },
  );
  return {};
}
