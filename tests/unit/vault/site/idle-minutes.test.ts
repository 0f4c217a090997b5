import { afterEach, expect, test } from 'vitest';

import { openVaultHarness } from '../../../support/vault-harness';
import type { VaultHarness } from '../../../support/vault-harness';

let vault: VaultHarness | undefined;

afterEach(async () => {
  await vault?.close();
  vault = undefined;
});

const told = (target: VaultHarness) => target.toMain.filter((message) => message.kind === 'session').at(-1);

test('main hears the minutes of a role, and a new choice at once', async () => {
  vault = await openVaultHarness({ signedIn: 'front_desk' });
  expect(told(vault)).toEqual({ kind: 'session', role: 'front_desk', idleMinutes: 5 });
  await vault.signIn('administrator');
  expect(told(vault)).toEqual({ kind: 'session', role: 'administrator', idleMinutes: 10 });
  await vault.call('site.setIdleMinutes', { frontDesk: 2, others: 15 });
  expect(told(vault)).toEqual({ kind: 'session', role: 'administrator', idleMinutes: 15 });
  expect((await vault.call('session.current', {})).site.idleMinutes).toEqual({ frontDesk: 2, others: 15 });
  await vault.signIn('front_desk');
  expect(told(vault)).toEqual({ kind: 'session', role: 'front_desk', idleMinutes: 2 });
});

test.each([0, 16, 2.5])('%s minutes are not to be had', async (frontDesk) => {
  vault = await openVaultHarness({ signedIn: 'administrator' });
  await expect(vault.call('site.setIdleMinutes', { frontDesk, others: 10 })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
  });
});
