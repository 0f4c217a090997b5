import { afterEach, expect, test } from 'vitest';

import { openVaultHarness } from '../../../support/vault-harness';
import type { VaultHarness } from '../../../support/vault-harness';

let vault: VaultHarness | undefined;

afterEach(async () => {
  await vault?.close();
  vault = undefined;
});

test('unlocks for somebody who knows their passphrase', async () => {
  vault = await openVaultHarness({ signedIn: 'peer_worker', handlers: {} });
  const session = await vault.call('session.current', {});
  expect(session.user.displayName).toBe('Pat Peer');
  expect(session.site.name).toBe('Cedar House');
  expect(session.today).toBe('2026-03-10');
});
