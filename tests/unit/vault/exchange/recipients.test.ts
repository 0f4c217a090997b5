import { generateHybridIdentity, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { execFileSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { fingerprintOf, readAgeKey } from '../../../../electron/vault/records/recipients/age-key';
import { recipientHandlers } from '../../../../electron/vault/records/recipients/handlers';
import type { MethodInput } from '../../../../shared/contract';
import type { LocalDate } from '../../../../shared/time';
import { asyncFailureOf, failureOf } from '../../../support/temporary-store';
import { openVaultHarness } from '../../../support/vault-harness';
import type { VaultHarness } from '../../../support/vault-harness';
import { newOffice } from './support/scene';

let harness: VaultHarness;
let publicKey: string;

type Save = Omit<MethodInput<'recipient.save'>, 'operationId'>;

function input(values: Partial<Save> = {}): Save {
  return {
    name: 'Southern office',
    address: null,
    legalBasis: 'consent',
    agreementReference: null,
    agreementSignedOn: null,
    agreementExpiresOn: null,
    publicKey,
    isActive: true,
    ...values,
  };
}

beforeEach(async () => {
  ({ publicKey } = await newOffice());
  harness = await openVaultHarness({ handlers: recipientHandlers, signedIn: 'administrator' });
});

afterEach(async () => {
  await harness.close();
});

describe('the key of an office', () => {
  it('is read with blanks around it, and its fingerprint is what sha256sum says', async () => {
    const { recipient } = await harness.call('recipient.save', input({ publicKey: `  ${publicKey}\n` }));
    expect(recipient.publicKey).toBe(publicKey);
    const hash = execFileSync('sha256sum', { input: publicKey, encoding: 'utf8' });
    expect(recipient.fingerprint.replaceAll(' ', '')).toBe(hash.slice(0, 20));
    expect(recipient.fingerprint).toMatch(/^([0-9a-f]{4} ){4}[0-9a-f]{4}$/);
  });

  it('that is the secret half is refused and never stored', async () => {
    const identity = await generateX25519Identity();
    const failure = await asyncFailureOf(harness.call('recipient.save', input({ publicKey: identity })));
    expect(failure.toValue()).toEqual({
      code: 'RECIPIENT_KEY_INVALID',
      details: { problems: [{ path: 'publicKey', code: 'key_is_secret' }] },
    });
    expect((await harness.call('recipient.list', {})).recipients).toEqual([]);
  });

  it('of a kind stock age can not open is refused', async () => {
    const hybrid = await identityToRecipient(await generateHybridIdentity());
    expect(hybrid).toMatch(/^age1pq1/);
    for (const key of [hybrid, 'age1yubikey1q2w3e4r5t6y7u8i9o0p', 'age1tag1qwe']) {
      expect(failureOf(() => readAgeKey(key)).details?.problems?.[0]?.code).toBe('key_kind_unsupported');
    }
  });

  it.each([
    [
      'a mistyped letter',
      (key: string) => `${key.slice(0, 20)}${key[20] === 'q' ? 'p' : 'q'}${key.slice(21)}`,
    ],
    ['a letter too few', (key: string) => key.slice(0, -1)],
    ['a letter too many', (key: string) => `${key}q`],
    ['capitals', (key: string) => key.toUpperCase()],
    ['two keys', (key: string) => `${key}\n${key}`],
    ['something else', () => 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5'],
  ])('with %s is refused', (_name, change) => {
    expect(failureOf(() => readAgeKey(change(publicKey))).details?.problems?.[0]?.code).toMatch(
      /^key_not_age|key_kind/,
    );
  });
});

describe('setting up an office', () => {
  it('leaves it unverified until somebody compared the fingerprint (R-EXP-07)', async () => {
    const { recipient } = await harness.call('recipient.save', input());
    expect(recipient.verifiedAt).toBeNull();
    const wrong = fingerprintOf(`${publicKey}x`);
    const failure = await asyncFailureOf(
      harness.call('recipient.verify', { recipientId: recipient.id, fingerprint: wrong }),
    );
    expect(failure.details).toEqual({ problems: [{ path: 'fingerprint', code: 'fingerprint_differs' }] });
    const typed = recipient.fingerprint.replaceAll(' ', '').toUpperCase();
    const verified = await harness.call('recipient.verify', {
      recipientId: recipient.id,
      fingerprint: typed,
    });
    expect(verified.recipient.verifiedAt).toBe(harness.clock.now());
  });

  it('asks for a new comparison when the key changes, and only then', async () => {
    const { recipient } = await harness.call('recipient.save', input());
    const verified = await harness.call('recipient.verify', {
      recipientId: recipient.id,
      fingerprint: recipient.fingerprint,
    });
    const renamed = await harness.call('recipient.save', {
      ...input({ name: 'Northern office' }),
      recipientId: recipient.id,
      expectedRevision: verified.recipient.revision,
    });
    expect(renamed.recipient).toMatchObject({ name: 'Northern office', verifiedAt: harness.clock.now() });
    const other = await newOffice();
    const changed = await harness.call('recipient.save', {
      ...input({ publicKey: other.publicKey }),
      recipientId: recipient.id,
      expectedRevision: renamed.recipient.revision,
    });
    expect(changed.recipient.verifiedAt).toBeNull();
    expect(changed.recipient.fingerprint).toBe(fingerprintOf(other.publicKey));
  });

  it('refuses an edit of an older state, and one that names none', async () => {
    const { recipient } = await harness.call('recipient.save', input());
    for (const expectedRevision of [99, undefined]) {
      const failure = await asyncFailureOf(
        harness.call('recipient.save', {
          ...input(),
          recipientId: recipient.id,
          ...(expectedRevision === undefined ? {} : { expectedRevision }),
        }),
      );
      expect(failure.toValue()).toEqual({ code: 'STALE_EDIT', details: { currentRevision: 1 } });
    }
  });

  it('asks for the agreement of a qualified service organization, with dates in order', async () => {
    const failure = await asyncFailureOf(harness.call('recipient.save', input({ legalBasis: 'qso' })));
    expect(failure.details?.problems).toEqual([
      { path: 'agreementReference', code: 'agreement_missing' },
      { path: 'agreementSignedOn', code: 'agreement_missing' },
    ]);
    const dates = {
      legalBasis: 'qso',
      agreementReference: 'QSO-1',
      agreementSignedOn: '2026-01-02' as LocalDate,
      agreementExpiresOn: '2026-01-01' as LocalDate,
    } as const;
    const reversed = await asyncFailureOf(harness.call('recipient.save', input(dates)));
    expect(reversed.details?.problems).toEqual([{ path: 'agreementExpiresOn', code: 'ends_before_signed' }]);
    const saved = await harness.call(
      'recipient.save',
      input({ ...dates, agreementExpiresOn: dates.agreementSignedOn }),
    );
    expect(saved.recipient.legalBasis).toBe('qso');
  });

  it('lists offices in use first', async () => {
    await harness.call('recipient.save', input({ name: 'A', isActive: false }));
    await harness.call('recipient.save', input({ name: 'C' }));
    await harness.call('recipient.save', input({ name: 'B' }));
    const { recipients } = await harness.call('recipient.list', {});
    expect(recipients.map(({ name }) => name)).toEqual(['B', 'C', 'A']);
  });
});
