import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { ClinicFailure } from '../../../../shared/errors';
import { createSampleSite } from '../../sample/create-sample';
import { assertSampleSite } from '../../sample/prove-sample';
import type { SessionContext } from '../../session-handler';
import { assertPassphrase } from '../people/passphrase';
import { createSite, removeSite } from './create-site';

/**
 * Sets this installation's site up and signs its first administrator in. The recovery code is in the answer and
 * nowhere else.
 * @throws ClinicFailure what the passphrase rules refuse, `DISK_FULL`, `DISK_READ_ONLY`.
 */
export async function setUpSite(
  { session, operationId }: SessionContext,
  input: ParsedInput<'site.create'>,
): Promise<MethodOutput<'site.create'>> {
  const { administrator, name, siteCode, timeZone, language, personNoun } = input;
  assertPassphrase(administrator.passphrase, [
    administrator.displayName,
    administrator.signInName,
    name,
    siteCode,
  ]);
  const { dataKey, administratorId, recoveryCode } = await createSite(session.folder, session.clock, {
    site: {
      name,
      siteCode,
      timeZone,
      language,
      personNoun,
      // Minors are out of this version: consent of a guardian isn't modelled (R-INT-04).
      servesMinors: false,
      isSample: false,
      recoveryCodeConfirmedAt: null,
      recoveryCodeTestedAt: null,
      frontDeskIdleMinutes: null,
      othersIdleMinutes: null,
      daysWithoutContact: null,
    },
    administrator,
    operationId,
    auditAction: 'site.created',
  });
  session.forgetFolder();
  await session.open({ dataKey, userId: administratorId });
  session.pendingRecoveryCode = recoveryCode;
  session.recordOrClose((site) => {
    site.audit({ action: 'session.unlocked' });
  });
  return { session: session.view(), recoveryCode };
}

/** Sets up a site of invented people to try things on; how to sign in is shown at the lock screen. */
export async function setUpSampleSite(
  { session, operationId }: SessionContext,
  { language, timeZone }: ParsedInput<'site.createSample'>,
): Promise<Record<string, never>> {
  await createSampleSite(session.folder, session.clock, { language, timeZone, operationId });
  session.forgetFolder();
  return {};
}

/**
 * Removes a sample site, files and all.
 * @throws ClinicFailure `NO_SITE`; `NOT_PERMITTED` when it isn't proved to be a sample.
 */
export async function wipeSample({ session }: SessionContext): Promise<Record<string, never>> {
  if (session.status().state === 'no_site') throw new ClinicFailure('NO_SITE');
  const { openSite } = session;
  await assertSampleSite(session.folder, session.clock, openSite?.site.isSample);
  session.close();
  removeSite(session.folder);
  session.forgetFolder();
  return {};
}
