import { describe, expect, it, vi } from 'vitest';
import { answerMainCall, type MainHandlers, type MainMethod } from '../../../electron/main/main-methods';
import { ACCESS, type Role } from '../../../shared/access';
import { METHOD_NAMES, methodDefinition, type MethodInput } from '../../../shared/contract';
import { ClinicFailure } from '../../../shared/errors';
import { ROLE } from '../../../shared/codes';

const INFO = {
  version: '0.1.0',
  electronVersion: '33.2.1',
  platform: 'linux',
  hasSite: true,
  lockReason: null,
} as const;

const CHOSEN = { chosen: { token: '0b9d3a52-6f4f-4f34-9a55-3c1f7a0f5a11', displayName: 'people.ndjson' } };

/** A valid input for every method main answers; a new method without one doesn't compile. */
const INPUTS: { readonly [Name in MainMethod]: MethodInput<Name> } = {
  'app.info': {},
  'app.lock': {},
  'app.stay': {},
  'file.chooseToRead': { purpose: 'import_people' },
  'file.chooseFolder': { purpose: 'end_of_day_export' },
  'restore.chooseFolder': {},
  'page.print': { job: { what: 'recovery_code' } },
};

function main(role: Role | null, replaced: Partial<Record<MainMethod, unknown>> = {}) {
  const called = vi.fn();
  const onUnforeseen = vi.fn();
  const onNotPermitted = vi.fn();
  const answerOf: Record<MainMethod, unknown> = {
    'app.info': INFO,
    'app.lock': {},
    'app.stay': {},
    'file.chooseToRead': CHOSEN,
    'file.chooseFolder': CHOSEN,
    'restore.chooseFolder': CHOSEN,
    'page.print': { printed: true },
    ...replaced,
  };
  const handlers = Object.fromEntries(
    Object.entries(answerOf).map(([method, answer]) => [
      method,
      async () => {
        called(method);
        if (answer instanceof Error) throw answer;
        return answer;
      },
    ]),
  ) as unknown as MainHandlers;
  const call = (method: unknown, input: unknown) =>
    answerMainCall({ method, input }, { handlers, role: () => role, onUnforeseen, onNotPermitted });
  return { call, called, onUnforeseen, onNotPermitted, handlers };
}

const methods = METHOD_NAMES.filter((name): name is MainMethod => methodDefinition(name).process === 'main');

describe('calls to main', () => {
  it('knows every method the contract gives to main', () => {
    expect(methods.toSorted()).toEqual(Object.keys(INPUTS).toSorted());
  });

  it.each(methods)(
    '%s answers a valid call and refuses everything else before its handler (S12)',
    async (method) => {
      const { call, called } = main('supervisor');
      expect(await call(method, INPUTS[method])).toMatchObject({ ok: true });
      expect(called).toHaveBeenCalledTimes(1);

      const cyclic: Record<string, unknown> = {};
      cyclic['self'] = cyclic;
      const hostile: readonly unknown[] = [
        undefined,
        null,
        'text',
        [],
        NaN,
        { ...INPUTS[method], extra: 1 },
        JSON.parse('{"__proto__": {"polluted": true}, "purpose": "import_people", "what": "note"}'),
        { purpose: 'import_people\ud800', what: '\ud800' },
        { purpose: 'everything', what: 'everything' },
        { purpose: 'x'.repeat(20_000) },
        cyclic,
        { purpose: 1n },
      ];
      for (const input of hostile) {
        expect(await call(method, input)).toMatchObject({
          ok: false,
          error: { code: expect.stringMatching(/^INVALID_INPUT$|^INPUT_TOO_LARGE$/) as string },
        });
      }
      expect(called).toHaveBeenCalledTimes(1);
      expect(Reflect.get({}, 'polluted')).toBeUndefined();
    },
  );

  it.each(methods)('%s keeps to what it needs and who may call it (S14)', async (method) => {
    const { needs } = methodDefinition(method);
    const whileLocked = await main(null).call(method, INPUTS[method]);
    expect(whileLocked).toMatchObject(
      needs === 'unlocked' ? { ok: false, error: { code: 'LOCKED' } } : { ok: true },
    );
    for (const role of ROLE.slugs) {
      const mayCall = ACCESS[method][role] !== 'none';
      const { call, onNotPermitted } = main(role);
      expect(await call(method, INPUTS[method])).toMatchObject(
        mayCall ? { ok: true } : { ok: false, error: { code: 'NOT_PERMITTED' } },
      );
      // For the log (R-AUD-01).
      expect(onNotPermitted.mock.calls).toEqual(mayCall ? [] : [[method]]);
    }
  });

  it.each(['client.list', 'site.status', 'constructor', '__proto__', 'toString', '', 7, undefined])(
    'answers no method of another process or of nobody: %s',
    async (method) => {
      const { call, called } = main('administrator');
      expect(await call(method, {})).toMatchObject({
        ok: false,
        error: { code: expect.stringMatching(/^UNKNOWN_METHOD$|^INVALID_INPUT$/) as string },
      });
      expect(called).not.toHaveBeenCalled();
    },
  );

  it('refuses what is not a call at all', async () => {
    const { handlers, onUnforeseen, onNotPermitted } = main('administrator');
    for (const call of [null, 'app.info', {}, { method: 'app.info', input: {}, more: 1 }]) {
      const options = { handlers, role: () => null, onUnforeseen, onNotPermitted };
      expect(await answerMainCall(call, options)).toEqual({ ok: false, error: { code: 'INVALID_INPUT' } });
    }
  });

  it('lets no output out that breaks its schema, and no reason of a failure (S15)', async () => {
    const leaky = main('supervisor', { 'app.info': { ...INFO, path: '/home/rosa/secret' } });
    expect(await leaky.call('app.info', {})).toEqual({ ok: false, error: { code: 'INTERNAL' } });
    const failing = main('supervisor', { 'file.chooseFolder': new Error('/home/rosa is gone') });
    expect(await failing.call('file.chooseFolder', INPUTS['file.chooseFolder'])).toEqual({
      ok: false,
      error: { code: 'INTERNAL' },
    });
    expect(failing.onUnforeseen.mock.calls).toEqual([[]]);
  });

  it('passes a foreseen failure on by its code', async () => {
    const { call, onUnforeseen } = main('administrator', { 'page.print': new ClinicFailure('PRINT_FAILED') });
    expect(await call('page.print', INPUTS['page.print'])).toEqual({
      ok: false,
      error: { code: 'PRINT_FAILED' },
    });
    expect(onUnforeseen).not.toHaveBeenCalled();
  });
});
