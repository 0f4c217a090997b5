import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { ClinicFailure } from '../../../../shared/errors';
import { Site } from '../../../../shared/model';
import type { InstantMs } from '../../../../shared/time';
import { putPassphrase, renewRecoverySlot, unlockWithRecoveryCode } from '../../keys/slots';
import { recoveryCodeGroups } from '../../keys/recovery-code';
import { openSiteStore } from '../../open-store';
import type { SessionContext } from '../../session-handler';
import type { Session } from '../../session';
import { updateRecord } from '../../store/records';
import type { WriteContext } from '../context';
import { assertPassphrase } from '../people/passphrase';
import { findUserBySignInName, normaliseSignInName } from '../people/staff';
import { readSite } from './session-view';

/** Fewer groups could be guessed from a glance at the screen. */
const FEWEST_GROUPS = 2;

/**
 * Makes a new recovery code; the old one stops working at once, and the new one waits to be confirmed.
 * @throws ClinicFailure `WRONG_PASSPHRASE`, `WAIT_BEFORE_RETRY`
 */
export async function renewRecovery(
  { session, operationId }: SessionContext,
  { passphrase }: ParsedInput<'recovery.renew'>,
): Promise<MethodOutput<'recovery.renew'>> {
  const site = session.requireSite();
  await session.reauthenticate(passphrase);
  const { recoveryCode } = await renewRecoverySlot(session.folder.keyFile, session.requireDataKey());
  session.pendingRecoveryCode = recoveryCode;
  // Repeated, it makes yet another code: the one before was kept nowhere that it could be answered from.
  site.commit({ method: 'recovery.renew', operationId, subject: undefined }, (context) => {
    setConfirmedAt(context, null);
    return {};
  });
  return { recoveryCode };
}

/**
 * Whether the groups typed back are those of the code shown last; then it counts as confirmed.
 * @throws ClinicFailure `NOT_FOUND` when no code is waiting: after a restart a new one has to be made.
 */
export async function confirmRecovery(
  { session, operationId }: SessionContext,
  { groups }: ParsedInput<'recovery.confirm'>,
): Promise<MethodOutput<'recovery.confirm'>> {
  const site = session.requireSite();
  if (site.storedResult(operationId, 'recovery.confirm') !== undefined) return { matches: true };
  const code = session.pendingRecoveryCode;
  if (code === undefined) throw new ClinicFailure('NOT_FOUND');
  const expected = recoveryCodeGroups(code);
  const isAnswerLongEnough = new Set(groups.map(({ number }) => number)).size >= FEWEST_GROUPS;
  const matches =
    isAnswerLongEnough && groups.every(({ number, text }) => expected[number - 1] === asCodeSymbols(text));
  if (!matches) return { matches: false };
  site.commit({ method: 'recovery.confirm', operationId, subject: undefined }, (context) => {
    setConfirmedAt(context, context.change.now);
    return { matches: true };
  });
  session.pendingRecoveryCode = undefined;
  return { matches: true };
}

/**
 * Lets an administrator in with the recovery code and gives them a new passphrase. A code that was used has left
 * its envelope, so it counts as unconfirmed: the page asks for a new one.
 * @throws ClinicFailure `WRONG_RECOVERY_CODE`; `NOT_PERMITTED` when the name isn't an administrator's.
 */
export async function recover(
  { session, operationId }: SessionContext,
  input: ParsedInput<'session.recover'>,
): Promise<MethodOutput<'session.recover'>> {
  const admit = async (): Promise<{ dataKey: Buffer; userId: string }> => {
    const { dataKey } = await unlockWithRecoveryCode(session.folder.keyFile, input.recoveryCode);
    try {
      return { dataKey, userId: await resetAdministrator(session, dataKey, input) };
    } catch (error) {
      dataKey.fill(0);
      throw error;
    }
  };
  await session.unlock(admit, (site) => {
    site.commit({ method: 'session.recover', operationId, subject: undefined }, (context) => {
      setConfirmedAt(context, null);
      return {};
    });
  });
  return session.view();
}

/** Puts the new passphrase on the administrator's account; answers whose it is. */
async function resetAdministrator(
  session: Session,
  dataKey: Buffer,
  { signInName, newPassphrase }: ParsedInput<'session.recover'>,
): Promise<string> {
  const { store } = openSiteStore(session.folder, dataKey, session.clock, session.acceptsLostLog);
  try {
    const user = findUserBySignInName(store.reader, normaliseSignInName(signInName));
    if (user?.role !== 'administrator' || !user.isActive) throw new ClinicFailure('NOT_PERMITTED');
    const site = readSite(store.reader);
    assertPassphrase(newPassphrase, [user.displayName, user.signInName, site.name, site.siteCode]);
    const slot = { userId: user.id, signInName: user.signInName, passphrase: newPassphrase };
    await putPassphrase(session.folder.keyFile, dataKey, slot);
    return user.id;
  } finally {
    store.close();
  }
}

function setConfirmedAt({ writer, change }: WriteContext, at: InstantMs | null): void {
  const site = readSite(writer);
  updateRecord(
    writer,
    change,
    Site,
    site.id,
    // A new code, and one that was used, hasn't been tried.
    { recoveryCodeConfirmedAt: at, recoveryCodeTestedAt: null },
    { expectedRevision: 'newest' },
  );
}

/** What somebody typed from paper, as the code's own symbols. */
function asCodeSymbols(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
}
