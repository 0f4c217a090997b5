import { afterEach, expect, test } from 'vitest';

import { newIdentifier } from '../../../../shared/identifiers';
import type { RecordHandlers } from '../../../../electron/vault/run-handler';
import { openVaultHarness } from '../../../support/vault-harness';
import type { VaultHarness } from '../../../support/vault-harness';
import { VALID_INPUTS } from './valid-inputs';

let vault: VaultHarness | undefined;

afterEach(async () => {
  await vault?.close();
  vault = undefined;
});

/** A door the test opens. */
class Gate {
  readonly passed: Promise<void>;
  readonly open: () => void;

  constructor() {
    const { promise, resolve } = promiseWithResolvers();
    this.passed = promise;
    this.open = resolve;
  }
}

function promiseWithResolvers(): { promise: Promise<void>; resolve: () => void } {
  let resolve: (() => void) | undefined;
  const promise = new Promise<void>((resolvePromise) => {
    resolve = resolvePromise;
  });
  return { promise, resolve: () => resolve?.() };
}

/** Commands that wait at a gate and note when they begin and end. */
function gatedHandlers(gate: Gate, notes: string[]): Partial<RecordHandlers> {
  return {
    'session.setLanguage': {
      run: 'write',
      before: async (_context, { language }) => {
        notes.push(`${language} begins`);
        await gate.passed;
      },
      handle: (_context, { language }) => {
        notes.push(`${language} ends`);
        return {};
      },
    },
  };
}

test('commands run one after another, in the order they came; reads don’t wait', async () => {
  const gate = new Gate();
  const notes: string[] = [];
  vault = await openVaultHarness({ handlers: gatedHandlers(gate, notes), signedIn: 'supervisor' });
  const commands = [
    vault.call('session.setLanguage', { language: 'es' }),
    vault.call('session.setLanguage', { language: 'en' }),
  ];
  await vault.call('session.current', {});
  notes.push('read');
  gate.open();
  await Promise.all(commands);
  expect(notes).toEqual(['es begins', 'read', 'es ends', 'en begins', 'en ends']);
});

test('a command that waits for its turn can be cancelled, a running one can’t', async () => {
  const gate = new Gate();
  const notes: string[] = [];
  vault = await openVaultHarness({ handlers: gatedHandlers(gate, notes), signedIn: 'supervisor' });
  const [first, second] = [newIdentifier(), newIdentifier()];
  const running = vault.call('session.setLanguage', { language: 'es' }, { callId: first });
  const waiting = vault.call('session.setLanguage', { language: 'en' }, { callId: second });
  vault.cancel(second);
  await expect(waiting).rejects.toMatchObject({ code: 'CANCELLED' });
  vault.cancel(first);
  gate.open();
  await running;
  expect(notes).toEqual(['es begins', 'es ends']);
});

test('one call id is one call', async () => {
  const gate = new Gate();
  vault = await openVaultHarness({ handlers: gatedHandlers(gate, []), signedIn: 'supervisor' });
  const callId = newIdentifier();
  const running = vault.call('session.setLanguage', { language: 'es' }, { callId });
  // The same id takes over the place of the first in the test's own list, so only the refusal arrives.
  const refused = await vault.send('session.current', {}, callId);
  expect(refused).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
  gate.open();
  await Promise.race([running, vault.call('session.current', {})]);
});

test('a path is only behind a token of a native dialog, and only once', async () => {
  const paths: string[] = [];
  vault = await openVaultHarness({
    handlers: {
      'import.preview': {
        run: 'job',
        handle: async (context, { fileToken }) => {
          paths.push(context.takeFile(fileToken).path);
          throw new Error(`Taken twice: ${context.takeFile(fileToken).path}`);
        },
      },
    },
    signedIn: 'supervisor',
  });
  const fileToken = vault.chooseFile('/media/stick/caseload.ndjson', 'read');
  await expect(vault.call('import.preview', { fileToken })).rejects.toMatchObject({
    code: 'FILE_TOKEN_UNKNOWN',
  });
  expect(paths).toEqual(['/media/stick/caseload.ndjson']);
  await expect(vault.call('import.preview', { fileToken })).rejects.toMatchObject({
    code: 'FILE_TOKEN_UNKNOWN',
  });
  await vault.lock();
  await vault.signIn('supervisor');
  expect(paths).toHaveLength(1);
});

test('a job tells how far it is about ten times a second, and stops when it is told to', async () => {
  const started = new Gate();
  let wasAborted = false;
  vault = await openVaultHarness({
    handlers: {
      'import.preview': {
        run: 'job',
        handle: (context) =>
          new Promise((_resolve, reject) => {
            for (let done = 0; done <= 1_000; done += 1) {
              // A thousand lines in one second.
              vault?.clock.pass(1);
              context.progress('reading', done, 1_000);
            }
            context.progress('matching', 0, 5);
            context.signal.addEventListener('abort', () => {
              wasAborted = true;
              reject(new DOMException('stopped', 'AbortError'));
            });
            started.open();
          }),
      },
    },
    signedIn: 'supervisor',
  });
  const callId = newIdentifier();
  const job = vault.call('import.preview', VALID_INPUTS['import.preview'], { callId });
  await started.passed;
  vault.cancel(callId);
  await expect(job).rejects.toMatchObject({ code: 'CANCELLED' });
  expect(wasAborted).toBe(true);
  const progress = vault.events('job.progress');
  expect(progress[0]).toEqual({ callId, step: 'reading', done: 0, total: 1_000 });
  expect(progress).toContainEqual({ callId, step: 'reading', done: 1_000, total: 1_000 });
  expect(progress.at(-1)).toEqual({ callId, step: 'matching', done: 0, total: 5 });
  expect(progress.length).toBeGreaterThan(8);
  expect(progress.length).toBeLessThanOrEqual(13);
});

test('commands go on while a job runs', async () => {
  const gate = new Gate();
  vault = await openVaultHarness({
    handlers: {
      'import.preview': {
        run: 'job',
        handle: () => gate.passed.then(() => Promise.reject(new Error('late'))),
      },
    },
    signedIn: 'supervisor',
    onInternalError: () => undefined,
  });
  const job = vault.call('import.preview', VALID_INPUTS['import.preview']);
  await vault.call('session.setLanguage', { language: 'es' });
  expect((await vault.call('session.current', {})).user.language).toBe('es');
  gate.open();
  await expect(job).rejects.toMatchObject({ code: 'INTERNAL' });
});

test('locking lets the running command finish, refuses what waits, and stops jobs', async () => {
  const gate = new Gate();
  const notes: string[] = [];
  vault = await openVaultHarness({
    handlers: {
      ...gatedHandlers(gate, notes),
      'import.preview': {
        run: 'job',
        handle: ({ signal }) =>
          new Promise((_resolve, reject) => {
            signal.addEventListener('abort', () => {
              notes.push('job stops');
              reject(new DOMException('stopped', 'AbortError'));
            });
          }),
      },
    },
    signedIn: 'supervisor',
  });
  const job = vault.send('import.preview', VALID_INPUTS['import.preview']);
  const running = vault.send('session.setLanguage', { operationId: newIdentifier(), language: 'es' });
  const waiting = vault.send('session.setLanguage', { operationId: newIdentifier(), language: 'en' });
  await vault.call('session.current', {});
  const locked = vault.lock();
  gate.open();
  await locked;
  expect(await Promise.all([job, running, waiting])).toMatchObject([
    { ok: false, error: { code: 'CANCELLED' } },
    { ok: true },
    { ok: false, error: { code: 'LOCKED' } },
  ]);
  expect(notes).toEqual(['es begins', 'job stops', 'es ends']);
  expect(await vault.call('site.status', {})).toMatchObject({ state: 'locked' });
});
