import type { z } from 'zod';
import type { MethodName, MethodOutput } from '../../shared/contract';
import type { MethodDefinition } from '../../shared/contract/define-method';
import type { ClinicError } from '../../shared/errors';
import { EVENTS } from '../../shared/events';
import type { EventName } from '../../shared/events';
import { newIdentifier } from '../../shared/identifiers';
import { ResultSchema, VaultMessageSchema } from '../../shared/protocol';
import type { PageMessage } from '../../shared/protocol';
import type { Result } from '../../shared/result';
import { failure, success } from '../../shared/result';
import type { CallOptions, JobProgress, VaultClient } from './call';
import { createMethodDefinitions } from './definitions';

export type { CallOptions, JobProgress, VaultClient } from './call';

/** What the preload gives the page: calls to main's few methods. The answer is parsed here. */
export interface MainBridge {
  callMain(method: string, input: unknown): Promise<unknown>;
}

type MethodKind = MethodDefinition['kind'];

interface PendingCall {
  settle(result: Result<unknown>): void;
  readonly onProgress: ((progress: JobProgress) => void) | undefined;
}

type Listener = (data: never) => void;

/**
 * The page's end of the contract. Calls made before the port has come wait for it; when the other end closes,
 * everything under way and everything later answers VAULT_GONE.
 *
 * @param arrivingPort the port main hands over once per page load
 */
export function createVaultClient(arrivingPort: Promise<MessagePort>, bridge: MainBridge): VaultClient {
  const definitions = createMethodDefinitions();
  const pending = new Map<string, PendingCall>();
  const listeners = new Map<EventName, Set<Listener>>();
  const goneListeners = new Set<() => void>();
  let port: MessagePort | null = null;
  let isGone = false;

  function announce(event: EventName, data: unknown): void {
    const parsed = EVENTS[event].safeParse(data);
    if (!parsed.success) {
      leave();
      return;
    }
    for (const listener of listeners.get(event) ?? []) {
      // The set under a name holds only listeners of that name (see `on`), and the schema is that name's too.
      (listener as (data: unknown) => void)(parsed.data);
    }
  }

  function leave(): void {
    if (isGone) return;
    isGone = true;
    port?.close();
    for (const call of pending.values()) call.settle(failure({ code: 'VAULT_GONE' }));
    for (const listener of goneListeners) listener();
  }

  function receive(data: unknown): void {
    const message = VaultMessageSchema.safeParse(data);
    // Somebody who doesn't keep to the protocol is not our vault, or not a sound one.
    if (!message.success) {
      leave();
      return;
    }
    if (message.data.kind === 'result') {
      const { callId, result } = message.data;
      pending
        .get(callId)
        ?.settle(result.ok ? success(result.value) : failure(withoutUndefined(result.error)));
      return;
    }
    announce(message.data.name, message.data.data);
  }

  void arrivingPort.then((arrived) => {
    if (isGone) {
      arrived.close();
      return;
    }
    port = arrived;
    arrived.addEventListener('message', ({ data }: MessageEvent<unknown>) => receive(data));
    arrived.addEventListener('messageerror', leave);
    arrived.addEventListener('close', leave);
    arrived.start();
  });

  async function callVault(
    method: MethodName,
    kind: MethodKind,
    input: unknown,
    { signal, onProgress }: CallOptions,
  ): Promise<Result<unknown>> {
    await arrivingPort;
    if (isGone) return failure({ code: 'VAULT_GONE' });
    if (signal?.aborted === true) return failure({ code: 'CANCELLED' });
    const callId = newIdentifier();
    return new Promise((resolve) => {
      const cancel = () => {
        send({ kind: 'cancel', callId });
        // Whether a command was still in time to be stopped only the vault can say.
        if (kind === 'query') settle(failure({ code: 'CANCELLED' }));
      };
      const settle = (result: Result<unknown>) => {
        pending.delete(callId);
        signal?.removeEventListener('abort', cancel);
        resolve(result);
      };
      pending.set(callId, { settle, onProgress });
      signal?.addEventListener('abort', cancel);
      send({ kind: 'call', callId, method, input });
    });
  }

  function send(message: PageMessage): void {
    port?.postMessage(message);
  }

  const client: VaultClient = {
    async call(method, input, options = {}) {
      const found = definitions.find(method);
      // Not awaited when it is there already: calls reach the vault in the order they were made.
      const { process, kind, output } = found instanceof Promise ? await found : found;
      const result =
        process === 'main'
          ? await callMain(bridge, method, input)
          : await callVault(method, kind, input, options);
      return result.ok ? checkedOutput<typeof method>(output, result.value) : result;
    },
    on(event, listener) {
      const set = listeners.get(event) ?? new Set<Listener>();
      listeners.set(event, set.add(listener));
      return () => set.delete(listener);
    },
    onGone(listener) {
      goneListeners.add(listener);
      return () => goneListeners.delete(listener);
    },
    close: leave,
  };
  client.on('job.progress', (progress) => pending.get(progress.callId)?.onProgress?.(progress));
  return client;
}

async function callMain(bridge: MainBridge, method: string, input: unknown): Promise<Result<unknown>> {
  const result = ResultSchema.safeParse(await bridge.callMain(method, input));
  if (!result.success) return failure({ code: 'INTERNAL' });
  return result.data.ok ? success(result.data.value) : failure(withoutUndefined(result.data.error));
}

function checkedOutput<Name extends MethodName>(
  schema: z.ZodType,
  value: unknown,
): Result<MethodOutput<Name>> {
  const output = schema.safeParse(value);
  // The schema is the one the type is inferred from, which TypeScript can't follow through the lookup.
  return output.success
    ? success(output.data as MethodOutput<Name>)
    : failure({ code: 'INTERNAL' } satisfies ClinicError);
}

/** zod says "undefined" where the type says "absent". */
function withoutUndefined(error: {
  code: ClinicError['code'];
  details?: ClinicError['details'];
}): ClinicError {
  return error.details === undefined ? { code: error.code } : { code: error.code, details: error.details };
}
