import type { Clock } from '../../../shared/clock';
import { ClinicFailure } from '../../../shared/errors';
import { readKeyFile } from '../keys/key-file';
import { unlockWithPassphrase } from '../keys/slots';
import { openSiteStore } from '../open-store';
import { readSite } from '../records/site/session-view';
import type { SiteFolder } from '../site-folder';
import { readSampleSignIn } from './sample-file';

/**
 * Makes sure that a site holds invented people only, before it is removed: its sample file belongs to its key file,
 * opens it, and the database says so itself. A file put beside a real site proves nothing.
 * @param isKnownSample what the open database says, when somebody is signed in
 * @throws ClinicFailure `NOT_PERMITTED`
 */
export async function assertSampleSite(
  folder: SiteFolder,
  clock: Clock,
  isKnownSample: boolean | undefined,
): Promise<void> {
  const signIn = readSampleSignIn(folder, readKeyFile(folder.keyFile).keyCheck);
  if (signIn === null || isKnownSample === false) throw new ClinicFailure('NOT_PERMITTED');
  if (isKnownSample === true) return;
  for (const { signInName } of signIn.signInNames) {
    if (await saysItIsSample(folder, clock, { signInName, passphrase: signIn.passphrase })) return;
  }
  throw new ClinicFailure('NOT_PERMITTED');
}

async function saysItIsSample(
  folder: SiteFolder,
  clock: Clock,
  credentials: { readonly signInName: string; readonly passphrase: string },
): Promise<boolean> {
  let dataKey: Buffer;
  try {
    ({ dataKey } = await unlockWithPassphrase(folder.keyFile, credentials));
  } catch (error) {
    // Whoever tried the sample may have changed this person's passphrase.
    if (error instanceof ClinicFailure && error.code === 'WRONG_PASSPHRASE') return false;
    throw error;
  }
  try {
    const { store } = openSiteStore(folder, dataKey, clock);
    try {
      return readSite(store.reader).isSample;
    } finally {
      store.close();
    }
  } finally {
    dataKey.fill(0);
  }
}
