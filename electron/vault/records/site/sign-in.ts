import { rmSync } from 'node:fs';

import { z } from 'zod';

import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { ClinicFailure } from '../../../../shared/errors';
import type { InstantMs } from '../../../../shared/time';
import { fileFailure } from '../../durable-file';
import { unlockWithPassphrase } from '../../keys/slots';
import type { OpenSite } from '../../open-site';
import type { SessionContext } from '../../session-handler';
import type { SiteFolder } from '../../site-folder';
import { forgetCommandResults } from '../../store/commands';
import { transaction } from '../../store/connection';
import { sqlFragment } from '../../store/sql';
import { mendSlots } from '../people/mend-slots';

/** Longer than any page waits to repeat a call. */
const RESULTS_KEPT_DAYS = 30;
const DAY_MILLISECONDS = 86_400_000;
/** Clocks that correct themselves over the network go back by less. */
const CLOCK_TOLERANCE_MILLISECONDS = 120_000;

/**
 * Signs somebody in.
 * @throws ClinicFailure `WRONG_PASSPHRASE` for a wrong passphrase, an unknown name and a closed account alike;
 *   `WAIT_BEFORE_RETRY`; what is wrong with the key file or database.
 */
export async function unlock(
  { session }: SessionContext,
  { signInName, passphrase }: ParsedInput<'session.unlock'>,
): Promise<MethodOutput<'session.unlock'>> {
  const { keyFile } = session.folder;
  const site = await session.unlock(
    () => unlockWithPassphrase(keyFile, { signInName, passphrase }),
    (opened) => {
      auditClockSetBack(opened);
      opened.audit({ action: 'session.unlocked' });
    },
  );
  tidyUp(site, session.folder);
  return session.view();
}

/** R-AUD-02: a clock that was set back shows; what is written from now on still comes after what is there. */
function auditClockSetBack(site: OpenSite): void {
  const newest = site.reader.value(
    sqlFragment`SELECT recorded_at FROM audit ORDER BY sequence DESC LIMIT 1`,
    z.number(),
  );
  const milliseconds = newest === undefined ? 0 : newest - site.clock.now();
  if (milliseconds > CLOCK_TOLERANCE_MILLISECONDS) {
    site.audit({ action: 'clock.set_back', detail: { milliseconds } });
  }
}

/** What piles up is cleared where nobody waits for it; a disk that can't be written must not keep anybody out. */
function tidyUp(site: OpenSite, folder: SiteFolder): void {
  try {
    mendSlots(folder.keyFile, site.reader);
    // What a crash left of a recovery test; encrypted, and of no use.
    rmSync(folder.recoveryTest, { recursive: true, force: true });
    const before = (site.clock.now() - RESULTS_KEPT_DAYS * DAY_MILLISECONDS) as InstantMs;
    transaction(site.store, (writer) => {
      forgetCommandResults(writer, before);
    });
  } catch (error) {
    if (!(fileFailure(error) instanceof ClinicFailure)) throw error;
  }
}
