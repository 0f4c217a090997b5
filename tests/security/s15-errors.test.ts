import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';

import { ClinicFailure, ruleBroken } from '../../shared/errors';
import { Client } from '../../shared/model';
import { insertRecord } from '../../electron/vault/store/records';
import { sqlFragment } from '../../electron/vault/store/sql';
import type { RecordHandlers } from '../../electron/vault/run-handler';
import { seedClient } from '../support/seed-records';
import { openVaultHarness } from '../support/vault-harness';
import type { VaultHarness } from '../support/vault-harness';
import { VALID_INPUTS } from '../unit/vault/dispatcher/valid-inputs';

const CANARY = 'ZQXCANARY María Nez';

let vault: VaultHarness | undefined;
let internalErrors: unknown[] = [];

afterEach(async () => {
  await vault?.close();
  vault = undefined;
});

async function supervisedVault(handlers: Partial<RecordHandlers>): Promise<VaultHarness> {
  internalErrors = [];
  vault = await openVaultHarness({
    handlers,
    onInternalError: (error) => {
      internalErrors.push(error);
    },
    signedIn: 'supervisor',
  });
  return vault;
}

/** What left the vault, as text. */
function everythingSaid(target: VaultHarness, result: unknown): string {
  return JSON.stringify([result, target.toMain, target.events('records.changed')]);
}

function clientCount(target: VaultHarness): number {
  return target.inspect((reader) => reader.value(sqlFragment`SELECT count(*) FROM client`, z.int()) ?? 0);
}

const REFERENCE = /^[0-9a-f]{8}$/;

test('an answer that breaks its schema doesn’t leave (S12)', async () => {
  const opened = await supervisedVault({
    'user.list': { run: 'read', handle: () => ({ users: [{ displayName: CANARY }] }) as never },
  });
  const result = await opened.send('user.list', {});
  expect(result).toEqual({
    ok: false,
    error: { code: 'INTERNAL', details: { reference: expect.stringMatching(REFERENCE) as unknown } },
  });
  expect(everythingSaid(opened, result)).not.toContain('ZQXCANARY');
  expect(internalErrors).toHaveLength(1);
});

test('an answer with a field too many doesn’t leave either', async () => {
  const opened = await supervisedVault({
    'view.get': { run: 'read', handle: () => ({ value: null, notes: CANARY }) },
  });
  const result = await opened.send('view.get', { key: 'caseload' });
  expect(result).toMatchObject({ ok: false, error: { code: 'INTERNAL' } });
  expect(everythingSaid(opened, result)).not.toContain('ZQXCANARY');
});

test('a command whose answer breaks its schema writes nothing', async () => {
  const opened = await supervisedVault({
    'client.create': {
      run: 'write',
      handle: (context) => {
        seedClient(context, { legalLastName: CANARY });
        return { clientId: CANARY, chartNumber: 'C-1' };
      },
    },
  });
  const result = await opened.send('client.create', VALID_INPUTS['client.create']);
  expect(result).toMatchObject({ ok: false, error: { code: 'INTERNAL' } });
  expect(everythingSaid(opened, result)).not.toContain('ZQXCANARY');
  expect(opened.events('records.changed')).toEqual([]);
  expect(clientCount(opened)).toBe(0);
});

test.each([
  ['an error', new Error(CANARY), 'Error'],
  ['a type error', new TypeError(CANARY), 'TypeError'],
  ['an error with a made-up name', Object.assign(new Error('x'), { name: CANARY }), 'Error'],
  ['an internal failure', new ClinicFailure('INTERNAL', undefined, { cause: CANARY }), 'ClinicFailure'],
])(
  '%s nobody foresaw is a reference to the page and a kind to the log (S15)',
  async (_what, thrown, kind) => {
    const opened = await supervisedVault({
      'user.list': {
        run: 'read',
        handle: () => {
          throw thrown;
        },
      },
    });
    const result = await opened.send('user.list', {});
    expect(result).toMatchObject({ ok: false, error: { code: 'INTERNAL' } });
    expect(everythingSaid(opened, result)).not.toContain('ZQXCANARY');
    const { error } = result as { error: { details: { reference: string } } };
    expect(opened.toMain).toContainEqual({
      kind: 'log',
      level: 'error',
      code: `user.list ${kind}`,
      reference: error.details.reference,
    });
    expect(error.details.reference).toMatch(/[a-f]/);
  },
);

test('S15: what the database refuses is internal, without its words', async () => {
  const opened = await supervisedVault({
    'client.create': {
      run: 'write',
      handle: (context) => {
        const first = seedClient(context, { legalLastName: CANARY });
        const {
          id,
          revision: _1,
          createdAt: _2,
          createdBy: _3,
          updatedAt: _4,
          updatedBy: _5,
          ...values
        } = first;
        insertRecord(context.writer, context.change, Client, values, { id });
        throw new Error('The second row has the id of the first');
      },
    },
  });
  const result = await opened.send('client.create', VALID_INPUTS['client.create']);
  expect(result).toMatchObject({ ok: false, error: { code: 'INTERNAL' } });
  expect(everythingSaid(opened, result)).not.toContain('ZQXCANARY');
  const log = opened.toMain.find((message) => message.kind === 'log');
  expect(log?.code).toBe('client.create SQLITE_CONSTRAINT_PRIMARYKEY');
  expect(clientCount(opened)).toBe(0);
});

test('a foreseen refusal crosses with its harmless details', async () => {
  const opened = await supervisedVault({
    'user.list': {
      run: 'read',
      handle: () => {
        throw ruleBroken('intake.birthDate', 'in_future');
      },
    },
  });
  expect(await opened.send('user.list', {})).toEqual({
    ok: false,
    error: {
      code: 'RULE_BROKEN',
      details: { problems: [{ path: 'intake.birthDate', code: 'in_future' }] },
    },
  });
  expect(opened.toMain.filter((message) => message.kind === 'log')).toEqual([]);
});

test('S15: details that could hold somebody’s words don’t cross', async () => {
  const opened = await supervisedVault({
    'user.list': {
      run: 'read',
      handle: () => {
        throw ruleBroken(CANARY, 'in_future');
      },
    },
  });
  const result = await opened.send('user.list', {});
  expect(result).toMatchObject({ ok: false, error: { code: 'INTERNAL' } });
  expect(everythingSaid(opened, result)).not.toContain('ZQXCANARY');
});

test('a refused command leaves no row, no audit and no event', async () => {
  const opened = await supervisedVault({
    'client.create': {
      run: 'write',
      handle: (context) => {
        seedClient(context);
        context.audit({ reason: 'never to be seen' });
        throw ruleBroken('intake', 'in_future');
      },
    },
  });
  const before = opened.inspect((reader) => reader.value(sqlFragment`SELECT count(*) FROM audit`, z.int()));
  expect(await opened.send('client.create', VALID_INPUTS['client.create'])).toMatchObject({ ok: false });
  const after = opened.inspect((reader) => reader.value(sqlFragment`SELECT count(*) FROM audit`, z.int()));
  expect(after).toBe(before);
  expect(clientCount(opened)).toBe(0);
  expect(opened.events('records.changed')).toEqual([]);
});
