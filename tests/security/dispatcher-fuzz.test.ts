import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';

import { ROLES } from '../../shared/access';
import type { Role } from '../../shared/access';
import { ClinicErrorSchema, ERROR_CODES } from '../../shared/errors';
import { METHOD_NAMES, methodDefinition } from '../../shared/contract';
import { newIdentifier } from '../../shared/identifiers';
import { ENTITIES } from '../../shared/model';
import { sql, sqlFragment, sqlIdentifier } from '../../electron/vault/store/sql';
import { seedClient, seedEncounter, seedNote } from '../support/seed-records';
import { openVaultHarness } from '../support/vault-harness';
import type { VaultHarness } from '../support/vault-harness';
import { VALID_INPUTS } from '../unit/vault/dispatcher/valid-inputs';

/*
 * Ten thousand calls that are wrong in some way, over every method and role, and a thousand at the lock screen, against the real handlers: each gets a
 * refusal from the closed list, no record changes, and nothing of what was sent comes back.
 */

const CALLS_PER_ROLE = 2_500;
/** At the lock screen, where what lets people in can be called. */
const CALLS_LOCKED = 1_000;
/** The same calls on every run. */
const SEED = 20_261_123;
const CALLS_AT_ONCE = 50;
/** In every text sent and in every record there is; no answer may hold it. */
const CANARY = 'ZQXCANARY';

const methods = METHOD_NAMES.filter((name) => methodDefinition(name).process === 'vault');

const canaryText = fc.string({ maxLength: 12 }).map((text) => `${CANARY} ${text}`);

/** Anything a port can carry, most of it what JSON can't. */
const anything: fc.Arbitrary<unknown> = fc.oneof(
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true }),
  canaryText,
  fc.constantFrom<unknown>(Number.NaN, Number.POSITIVE_INFINITY, -0, 2 ** 53, '\ud800', `${CANARY}\u0000`),
  fc.constant(undefined),
);

type Plain = Readonly<Record<string, unknown>>;

function validInputOf(method: string): Plain {
  // The list has one for every method of the vault.
  return (VALID_INPUTS as Readonly<Record<string, Plain>>)[method] ?? {};
}

/** An input with something wrong in it: a key too many, too few, or of another kind; or no input at all. */
const malformedInput = (method: string): fc.Arbitrary<unknown> => {
  const valid = validInputOf(method);
  const keys = Object.keys(valid);
  const extra = fc
    .tuple(fc.constantFrom('unheardOf', 'constructor', '__proto__', 'role', CANARY), anything)
    .map(([key, value]) => {
      const input: Record<string, unknown> = { ...valid };
      Object.defineProperty(input, key, { value, enumerable: true, configurable: true });
      return input;
    });
  const noInput = anything.filter((value) => !isObjectOf(value));
  if (keys.length === 0) return fc.oneof(extra, noInput);
  const key = fc.constantFrom(...keys);
  return fc.oneof(
    extra,
    noInput,
    key.map((gone) => Object.fromEntries(keys.filter((other) => other !== gone).map((k) => [k, valid[k]]))),
    fc
      .tuple(key, anything)
      .filter(([changed, value]) => !fits(method, { ...valid, [changed]: value }))
      .map(([changed, value]) => ({ ...valid, [changed]: value })),
  );
};

function isObjectOf(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

function fits(method: string, input: unknown): boolean {
  const name = methods.find((known) => known === method);
  return name === undefined || methodDefinition(name).input.safeParse(input).success;
}

const malformedCall = fc.oneof(
  {
    weight: 9,
    arbitrary: fc
      .constantFrom(...methods)
      .chain((method) => malformedInput(method).map((input) => ({ method, input })))
      .filter(({ method, input }) => !fits(method, input)),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      method: fc.oneof(
        canaryText.map((text) => text.slice(0, 80)),
        fc.constantFrom('', 'toString', '__proto__', 'app.lock', 'client.delete'),
      ),
      input: anything,
    }),
  },
);

/** Whether a structured clone can carry it; a real page couldn't send it otherwise. */
function isSendable(value: unknown): boolean {
  try {
    structuredClone(value);
    return true;
  } catch {
    return false;
  }
}

let vault: VaultHarness;

beforeAll(async () => {
  vault = await openVaultHarness();
  vault.seed('supervisor', (context) => {
    const client = seedClient(context, { preferredName: `${CANARY} Nell`, aliases: [`${CANARY} alias`] });
    seedNote(context, seedEncounter(context, client.id), { sections: { purpose: `${CANARY} met` } });
  });
});

afterAll(() => vault.close());

/** Every record and every change; the log may grow by refusals. */
function contentOf(target: VaultHarness): string {
  return target.inspect((reader) => {
    const records = ENTITIES.map(({ table }) =>
      reader.value(
        sql`SELECT coalesce(json_group_array(id || ':' || revision), '') FROM
          (SELECT id, revision FROM ${sqlIdentifier(table)} ORDER BY id)`,
        z.string(),
      ),
    );
    const changes = reader.value(sqlFragment`SELECT count(*) FROM change`, z.int());
    const results = reader.value(sqlFragment`SELECT count(*) FROM command_result`, z.int());
    return JSON.stringify({ records, changes, results });
  });
}

test.each(ROLES)(
  `a %s’s ${CALLS_PER_ROLE.toString()} malformed calls: typed refusals, no row changed, no text back`,
  async (role: Role) => {
    await vault.signIn(role);
    const before = contentOf(vault);
    const calls = fc
      .sample(malformedCall, { numRuns: CALLS_PER_ROLE + 500, seed: SEED + ROLES.indexOf(role) })
      .filter(({ input }) => isSendable(input))
      .slice(0, CALLS_PER_ROLE);
    expect(calls).toHaveLength(CALLS_PER_ROLE);
    const seenMethods = new Set<string>();
    const seenCodes = new Set<string>();
    for (let start = 0; start < calls.length; start += CALLS_AT_ONCE) {
      const window = calls.slice(start, start + CALLS_AT_ONCE);
      const answers = await Promise.all(window.map(({ method, input }) => vault.send(method, input)));
      answers.forEach((answer, index) => {
        const { method } = window[index] ?? { method: '' };
        seenMethods.add(method);
        if (answer.ok) throw new Error(`${method} accepted a malformed call`);
        const error = ClinicErrorSchema.parse(answer.error);
        seenCodes.add(error.code);
        expect(JSON.stringify(error)).not.toContain(CANARY);
      });
    }
    // Everything was tried, and nothing the vault itself fell over.
    expect(methods.filter((method) => !seenMethods.has(method))).toEqual([]);
    expect(ERROR_CODES).toEqual(expect.arrayContaining([...seenCodes]));
    expect([...seenCodes]).not.toContain('INTERNAL');
    expect([...seenCodes]).toEqual(expect.arrayContaining(['INVALID_INPUT', 'UNKNOWN_METHOD']));
    expect(contentOf(vault)).toBe(before);
    expect(vault.toMain.filter((message) => message.kind === 'log' && message.level === 'error')).toEqual([]);
    // The vault still works.
    expect((await vault.call('session.current', {})).user.role).toBe(role);
  },
  120_000,
);

test('with nobody signed in, the same calls: typed refusals, no row changed, no text back', async () => {
  await vault.lock();
  const before = contentOf(vault);
  const calls = fc
    .sample(malformedCall, { numRuns: CALLS_LOCKED + 100, seed: SEED + ROLES.length })
    .filter(({ input }) => isSendable(input))
    .slice(0, CALLS_LOCKED);
  expect(calls).toHaveLength(CALLS_LOCKED);
  const seenCodes = new Set<string>();
  for (const { method, input } of calls) {
    const answer = await vault.send(method, input);
    if (answer.ok) throw new Error(`${method} accepted a malformed call`);
    const error = ClinicErrorSchema.parse(answer.error);
    seenCodes.add(error.code);
    expect(JSON.stringify(error)).not.toContain(CANARY);
  }
  expect([...seenCodes].toSorted()).toEqual(['INVALID_INPUT', 'UNKNOWN_METHOD']);
  // Well-formed ones are refused for the lock alone.
  for (const method of methods) {
    if (methodDefinition(method).needs !== 'unlocked') continue;
    const answer = await vault.send(method, validInputOf(method));
    expect([method, answer.ok ? 'ok' : answer.error.code]).toEqual([method, 'LOCKED']);
  }
  expect(contentOf(vault)).toBe(before);
  expect((await vault.call('site.status', {})).state).toBe('locked');
}, 120_000);

test('well-formed calls about records that aren’t there, in every role: typed, and nothing changes', async () => {
  for (const role of ROLES) {
    await vault.signIn(role);
    const before = contentOf(vault);
    for (const method of methods) {
      const { kind, needs, subject } = methodDefinition(method);
      if (kind !== 'command' || needs !== 'unlocked' || subject === undefined) continue;
      const input = {
        ...validInputOf(method),
        operationId: newIdentifier(),
        [subject.field]: newIdentifier(),
      };
      const answer = await vault.send(method, input);
      expect([method, answer.ok]).toEqual([method, false]);
    }
    expect(contentOf(vault)).toBe(before);
  }
});
