import { MessageChannel } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { z } from 'zod';

import { systemClock } from '../../../../electron/vault/clock';
import { Vault } from '../../../../electron/vault/vault';
import { newIdentifier } from '../../../../shared/identifiers';
import { pagePort } from '../../../support/page-port';
import { temporaryFolder } from '../../../support/temporary-folder';

const ReportSchema = z.looseObject({ sharedObjects: z.array(z.string()) });

/** The native modules of the vault this process has loaded. */
function loadedNativeModules(): string[] {
  const { sharedObjects } = ReportSchema.parse(process.report.getReport());
  return ['argon2', 'sqlcipher'].filter((name) => sharedObjects.some((path) => path.includes(name)));
}

test('the lock screen’s question is answered before any native module is loaded', async () => {
  const { port1, port2 } = new MessageChannel();
  const vault = new Vault({ folder: temporaryFolder(), clock: systemClock, postToMain: () => undefined });
  vault.attachPage(pagePort(port1));
  const answer = new Promise<unknown>((resolve) => {
    port2.once('message', resolve);
  });
  port2.postMessage({ kind: 'call', callId: newIdentifier(), method: 'site.status', input: {} });
  expect(await answer).toMatchObject({ result: { ok: true, value: { state: 'no_site' } } });
  expect(loadedNativeModules()).toEqual([]);

  // When the lock screen has been painted, what the sign-in needs is loaded ahead of it, without a site even.
  await vault.prepare();
  expect(loadedNativeModules()).toEqual(['argon2', 'sqlcipher']);
  await vault.close();
});
