import { MessageChannel } from 'node:worker_threads';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';

import { createVaultClient } from '../../../../renderer/vault/client';
import type { MainBridge } from '../../../../renderer/vault/client';
import { newIdentifier } from '../../../../shared/identifiers';
import { PageMessageSchema } from '../../../../shared/protocol';
import type { PageMessage } from '../../../../shared/protocol';
import { failure, success } from '../../../../shared/result';

const NO_MAIN: MainBridge = { callMain: () => Promise.reject(new Error('main was asked')) };
const GONE = failure({ code: 'VAULT_GONE' });

// The app has loaded the whole contract by the time somebody is signed in.
beforeAll(() => import('../../../../shared/contract'));

const closes: (() => void)[] = [];
afterEach(() => {
  for (const close of closes.splice(0)) close();
});

/** The client over a real channel, and the end of it the vault holds. */
function connect({ bridge = NO_MAIN }: { readonly bridge?: MainBridge } = {}) {
  const { port1, port2 } = new MessageChannel();
  const heard: PageMessage[] = [];
  port2.on('message', (message) => heard.push(PageMessageSchema.parse(message)));
  // Node's port does what the page's does; only the types are two.
  let arrive = (): void => undefined;
  const arriving = new Promise<MessagePort>((resolve) => {
    arrive = () => {
      resolve(port1 as unknown as MessagePort);
    };
  });
  const client = createVaultClient(arriving, bridge);
  closes.push(() => {
    port1.close();
    port2.close();
  });
  const nextCall = async () => {
    const call = await vi.waitUntil(() => heard.find(({ kind }) => kind === 'call'));
    heard.splice(heard.indexOf(call), 1);
    return call;
  };
  const say = (message: unknown) => {
    port2.postMessage(message);
  };
  const answer = (callId: string, result: unknown) => {
    say({ kind: 'result', callId, result });
  };
  return { client, arrive, heard, nextCall, say, answer, vaultEnd: port2 };
}

/** The same with the port already there. */
function connected(options?: Parameters<typeof connect>[0]) {
  const page = connect(options);
  page.arrive();
  return page;
}

const noDrafts = success({ drafts: [] });

describe('a call to the vault', () => {
  it('waits for the port, and takes only the answer that is its own', async () => {
    const { client, arrive, nextCall, answer } = connect();
    const result = client.call('draft.list', {});
    arrive();
    const { callId } = await nextCall();
    answer(newIdentifier(), failure({ code: 'LOCKED' }));
    answer(callId, noDrafts);
    expect(await result).toEqual(noDrafts);
  });

  it.each([
    ['a refusal', failure({ code: 'LOCKED' }), failure({ code: 'LOCKED' })],
    ['a value the contract knows nothing of', success({ drafts: 'many' }), failure({ code: 'INTERNAL' })],
  ])('answers %s as a value', async (_what, given, expected) => {
    const { client, nextCall, answer } = connected();
    const result = client.call('draft.list', {});
    answer((await nextCall()).callId, given);
    expect(await result).toEqual(expected);
  });

  it('is told of the progress of its own job', async () => {
    const { client, nextCall, say, answer } = connected();
    const onProgress = vi.fn();
    const everybody = vi.fn();
    client.on('job.progress', everybody);
    const result = client.call('draft.list', {}, { onProgress });
    const { callId } = await nextCall();
    const progress = { step: 'reading', done: 1, total: 2 };
    say({ kind: 'event', name: 'job.progress', data: { callId: newIdentifier(), ...progress } });
    say({ kind: 'event', name: 'job.progress', data: { callId, ...progress } });
    answer(callId, noDrafts);
    await result;
    expect(onProgress.mock.calls).toEqual([[{ callId, ...progress }]]);
    expect(everybody).toHaveBeenCalledTimes(2);
  });

  it('that only reads ends when it is stopped; a late answer is nobody’s', async () => {
    const { client, nextCall, heard, answer } = connected();
    const stop = new AbortController();
    const result = client.call('draft.list', {}, { signal: stop.signal });
    const { callId } = await nextCall();
    stop.abort();
    expect(await result).toEqual(failure({ code: 'CANCELLED' }));
    await vi.waitFor(() => expect(heard).toEqual([{ kind: 'cancel', callId }]));
    answer(callId, noDrafts);
    const next = client.call('draft.list', {});
    answer((await nextCall()).callId, noDrafts);
    expect(await next).toEqual(noDrafts);
  });

  it('that writes is as the vault says, also when it was stopped', async () => {
    const { client, nextCall, heard, answer } = connected();
    const stop = new AbortController();
    const result = client.call(
      'view.set',
      { operationId: newIdentifier(), key: 'display', value: {} },
      { signal: stop.signal },
    );
    const { callId } = await nextCall();
    stop.abort();
    await vi.waitFor(() => expect(heard).toEqual([{ kind: 'cancel', callId }]));
    answer(callId, success({}));
    expect(await result).toEqual(success({}));
  });

  it('that was stopped before it began never leaves the page', async () => {
    const { client, heard } = connected();
    const result = await client.call('draft.list', {}, { signal: AbortSignal.abort() });
    expect(result).toEqual(failure({ code: 'CANCELLED' }));
    expect(heard).toEqual([]);
  });
});

describe('a vault that is gone', () => {
  it('is said to what is under way, to whoever listens, once, and to everything later', async () => {
    const { client, nextCall, vaultEnd } = connected();
    const onGone = vi.fn();
    client.onGone(onGone);
    const result = client.call('draft.list', {});
    await nextCall();
    vaultEnd.close();
    expect(await result).toEqual(GONE);
    expect(await client.call('draft.list', {})).toEqual(GONE);
    client.close();
    expect(onGone).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['a word of no protocol', 'hello'],
    ['an answer without a result', { kind: 'result', callId: newIdentifier() }],
    ['an event nobody knows', { kind: 'event', name: 'records.read', data: {} }],
    ['an event with other data', { kind: 'event', name: 'records.changed', data: { entities: 'all' } }],
  ])('is what one is taken for that sends %s', async (_what, message) => {
    const { client, nextCall, say } = connected();
    const onChange = vi.fn();
    client.on('records.changed', onChange);
    const result = client.call('draft.list', {});
    await nextCall();
    say(message);
    expect(await result).toEqual(GONE);
    expect(onChange).not.toHaveBeenCalled();
  });
});

describe('what the vault says by itself', () => {
  it('is heard until one stops listening', async () => {
    const { client, say } = connected();
    const first = vi.fn();
    const second = vi.fn();
    const stopFirst = client.on('records.changed', first);
    client.on('records.changed', second);
    const data = { entities: ['client'], clientIds: [], unsentChangeCount: 3 };
    say({ kind: 'event', name: 'records.changed', data });
    await vi.waitFor(() => expect(first).toHaveBeenCalledWith(data));
    stopFirst();
    say({ kind: 'event', name: 'records.changed', data });
    await vi.waitFor(() => expect(second).toHaveBeenCalledTimes(2));
    expect(first).toHaveBeenCalledTimes(1);
  });
});

describe('a call to main', () => {
  it('goes through the bridge, not over the port', async () => {
    const callMain = vi.fn(async () => Promise.resolve(success({})));
    const { client, heard } = connected({ bridge: { callMain } });
    expect(await client.call('app.stay', {})).toEqual(success({}));
    expect(callMain).toHaveBeenCalledWith('app.stay', {});
    expect(heard).toEqual([]);
  });

  it.each([[undefined], ['yes'], [{ ok: 'perhaps' }]])(
    'answers INTERNAL to what is no result: %j',
    async (given) => {
      const { client } = connected({ bridge: { callMain: async () => Promise.resolve(given) } });
      expect(await client.call('app.info', {})).toEqual(failure({ code: 'INTERNAL' }));
    },
  );
});
