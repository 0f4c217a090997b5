import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';

import { methodDefinition } from '../../shared/contract';
import type { MethodNameOf } from '../../shared/contract';
import { INPUT_SIZE_LIMIT } from '../../shared/protocol';
import { newIdentifier } from '../../shared/identifiers';
import type { VaultHarness } from '../support/vault-harness';
import { openVaultHarness } from '../support/vault-harness';
import { REACHED, SpiedHandlers, VAULT_METHODS } from '../unit/vault/dispatcher/spied-handlers';
import { VALID_INPUTS } from '../unit/vault/dispatcher/valid-inputs';

const spies = new SpiedHandlers();
let vault: VaultHarness;
let emptyVault: VaultHarness;

beforeAll(async () => {
  const options = { handlers: spies.records, sessionHandlers: spies.sessions };
  vault = await openVaultHarness(options);
  emptyVault = await openVaultHarness({ ...options, withoutSite: true });
});

afterAll(async () => {
  await vault.close();
  await emptyVault.close();
});

beforeEach(() => {
  spies.reached.length = 0;
});

async function codeOf(target: VaultHarness, method: string, input: unknown): Promise<string> {
  const result = await target.send(method, input);
  return result.ok ? 'ok' : result.error.code;
}

describe('a locked vault (S14)', () => {
  test.each(VAULT_METHODS)('answers %s by its need', async (name) => {
    const { needs } = methodDefinition(name);
    const expected = { any: REACHED, locked: REACHED, 'no-site': 'SITE_EXISTS', unlocked: 'LOCKED' }[needs];
    expect(await codeOf(vault, name, VALID_INPUTS[name])).toBe(expected);
    expect(spies.reached).toEqual(expected === REACHED ? [name] : []);
  });

  test.each(VAULT_METHODS)('answers %s by its need before there is a site', async (name) => {
    const { needs } = methodDefinition(name);
    const expected = { any: REACHED, 'no-site': REACHED, locked: 'NO_SITE', unlocked: 'LOCKED' }[needs];
    expect(await codeOf(emptyVault, name, VALID_INPUTS[name])).toBe(expected);
    expect(spies.reached).toEqual(expected === REACHED ? [name] : []);
  });
});

test.each([
  '',
  'client',
  'client.delete',
  '__proto__',
  'constructor',
  'toString',
  'app.info',
  'file.chooseToRead',
])('a method named %o is unknown to the vault', async (name) => {
  expect(await codeOf(vault, name, {})).toBe('UNKNOWN_METHOD');
});

type Input = Readonly<Record<string, unknown>>;

/** The input with every number, or every string, replaced, however deep. */
function replaced(value: unknown, kind: 'number' | 'string', by: unknown): unknown {
  if (typeof value === kind) return by;
  if (Array.isArray(value)) return value.map((item) => replaced(item, kind, by));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, replaced(entry, kind, by)]));
}

/** An own property of that name, as JSON.parse and structured clone make it. */
function withOwnKey(input: Input, key: string): Input {
  const copy = { ...input };
  Object.defineProperty(copy, key, { value: { role: 'administrator' }, enumerable: true });
  return copy;
}

function withoutKey(input: Input, key: string): Input {
  return Object.fromEntries(Object.entries(input).filter(([other]) => other !== key));
}

function requiredKeys(name: MethodNameOf<'vault'>, input: Input): readonly string[] {
  const schema = methodDefinition(name).input;
  const shape: Readonly<Record<string, unknown>> = schema instanceof z.ZodObject ? schema.shape : {};
  return Object.keys(input).filter(
    (key) => !(shape[key] instanceof z.ZodOptional || shape[key] instanceof z.ZodDefault),
  );
}

describe.each(VAULT_METHODS)('%s refuses, before any handler (S12)', (name) => {
  const valid: Input = VALID_INPUTS[name];

  async function expectRefused(input: unknown, code = 'INVALID_INPUT'): Promise<void> {
    expect(await codeOf(vault, name, input)).toBe(code);
    expect(spies.reached).toEqual([]);
  }

  test('what is no object', async () => {
    for (const input of [undefined, null, 0, 'text', true, [], [valid], new Date(0), new Map(), 1n]) {
      await expectRefused(input);
    }
  });

  test('a key it doesn’t know', async () => {
    await expectRefused({ ...valid, unheardOf: 'administrator' });
  });

  test('a missing key', async () => {
    for (const key of requiredKeys(name, valid)) await expectRefused(withoutKey(valid, key));
  });

  test('every value of the wrong type', async () => {
    for (const key of Object.keys(valid)) {
      await expectRefused({ ...valid, [key]: typeof valid[key] === 'number' ? 'text' : 4.5 });
    }
  });

  test('a key that reaches a prototype', async () => {
    await expectRefused(withOwnKey(valid, '__proto__'));
    await expectRefused(withOwnKey(valid, 'constructor'));
    await expectRefused(withOwnKey(valid, 'prototype'));
  });

  test('numbers that aren’t numbers', async () => {
    const input = replaced(valid, 'number', Number.NaN);
    const hasNumbers = JSON.stringify(input) !== JSON.stringify(valid);
    await expectRefused(hasNumbers ? input : { ...valid, extra: Number.NaN });
    await expectRefused({ ...valid, extra: Number.POSITIVE_INFINITY });
  });

  test('half a surrogate pair', async () => {
    await expectRefused({ ...valid, extra: '\ud83d' });
    const broken = replaced(valid, 'string', 'Nell \ud800');
    if (JSON.stringify(broken) !== JSON.stringify(valid)) await expectRefused(broken);
  });

  test('more than fits', async () => {
    await expectRefused({ ...valid, extra: 'x'.repeat(INPUT_SIZE_LIMIT) }, 'INPUT_TOO_LARGE');
  });
});

describe('fields whose content is open', () => {
  const draft = VALID_INPUTS['draft.save'];

  test.each([
    ['an own __proto__', withOwnKey({}, '__proto__')],
    ['a deep constructor', { a: [{ b: withOwnKey({}, 'constructor') }] }],
    ['a deep NaN', { a: { b: [Number.NaN] } }],
    ['a deep half surrogate pair', { a: { b: ['\udfff'] } }],
    ['half a surrogate pair in a key', { a: { 'b\ud800': 1 } }],
    ['a map', { a: new Map([['b', 1]]) }],
    ['bytes', { a: new Uint8Array(3) }],
    ['a hole', { a: new Array(2) }],
    ['a date', { a: new Date(0) }],
    ['a big integer', { a: 1n }],
  ])('are refused with %s', async (_what, content) => {
    expect(await codeOf(vault, 'draft.save', { ...draft, content })).toBe('INVALID_INPUT');
  });

  test('are refused with a ring', async () => {
    const ring: Record<string, unknown> = {};
    ring['self'] = ring;
    expect(await codeOf(vault, 'draft.save', { ...draft, content: ring })).toBe('INVALID_INPUT');
  });

  test('are refused when a few objects stand for millions', async () => {
    let content: unknown = { text: 'x' };
    for (let depth = 0; depth < 22; depth += 1) content = [content, content];
    expect(await codeOf(vault, 'draft.save', { ...draft, content: { content } })).toBe('INPUT_TOO_LARGE');
  });

  test('are refused when an array of holes claims to be long', async () => {
    const content = { holes: new Array(20_000_000) };
    expect(await codeOf(vault, 'draft.save', { ...draft, content })).toBe('INPUT_TOO_LARGE');
  });

  test('are refused when escapes make them too long', async () => {
    const content = { text: '\u0001'.repeat(INPUT_SIZE_LIMIT / 4) };
    expect(await codeOf(vault, 'draft.save', { ...draft, content })).toBe('INPUT_TOO_LARGE');
  });

  test('come through when they are what a form holds', async () => {
    const content = { purpose: 'Señal 🌵\n\ttab', done: true, times: [1, 2.5, null], nested: { empty: {} } };
    expect(await codeOf(vault, 'draft.save', { ...draft, content })).toBe('LOCKED');
  });
});

test('a refusal of the schema says where, and nothing of what was sent', async () => {
  const result = await vault.send('client.open', { clientId: 'ZQXCANARY', extra: 1 });
  expect(result).toEqual({
    ok: false,
    error: {
      code: 'INVALID_INPUT',
      details: {
        problems: expect.arrayContaining([{ path: 'clientId', code: 'not_an_id' }]) as unknown,
      },
    },
  });
  expect(JSON.stringify(result)).not.toContain('ZQXCANARY');
});

test('a key somebody made up isn’t sent back as a path', async () => {
  const key = 'ZQXCANARY Maria Lopez';
  const result = await vault.send('note.save', { ...VALID_INPUTS['note.save'], sections: { [key]: 5 } });
  expect(result.ok).toBe(false);
  expect(JSON.stringify(result)).not.toContain('ZQXCANARY');
});

test('messages that are no calls get no answer and no handler', async () => {
  vault.postRaw({ kind: 'call', method: 'site.status', input: {} });
  vault.postRaw({ kind: 'call', callId: 'x', method: 'site.status', input: {} });
  vault.postRaw({ kind: 'run', callId: newIdentifier() });
  vault.postRaw({ kind: 'cancel', callId: newIdentifier() });
  expect(await codeOf(vault, 'site.status', {})).toBe(REACHED);
  expect(spies.reached).toEqual(['site.status']);
  const refused = vault.toMain.filter((message) => message.kind === 'log');
  expect(refused.map((message) => message.code)).toEqual(Array(3).fill('page-message-refused'));
});
