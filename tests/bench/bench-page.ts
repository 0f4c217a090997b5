import { MessageChannel } from 'node:worker_threads';

import { systemClock } from '../../electron/vault/clock';
import { Vault } from '../../electron/vault/vault';
import { methodDefinition } from '../../shared/contract';
import type { MethodNameOf, MethodOutput } from '../../shared/contract';
import { newIdentifier } from '../../shared/identifiers';
import { VaultMessageSchema } from '../../shared/protocol';
import type { Result } from '../../shared/result';
import { pagePort } from '../support/page-port';
import type { CallInput } from '../support/vault-harness';

type VaultMethod = MethodNameOf<'vault'>;

/** The page's end of a vault in this process. */
export class BenchPage {
  readonly #vault: Vault;
  readonly #port: MessagePort2;
  readonly #waiting = new Map<string, (result: Result<unknown>) => void>();

  constructor(folder: string) {
    const { port1, port2 } = new MessageChannel();
    this.#vault = new Vault({ folder, clock: systemClock, postToMain: () => undefined });
    this.#vault.attachPage(pagePort(port1));
    this.#port = port2;
    port2.on('message', (received: unknown) => {
      const message = VaultMessageSchema.parse(received);
      if (message.kind === 'result') this.#waiting.get(message.callId)?.(message.result);
    });
  }

  async call<Name extends VaultMethod>(method: Name, input: CallInput<Name>): Promise<MethodOutput<Name>> {
    const callId = newIdentifier();
    const isCommand = methodDefinition(method).kind === 'command';
    const complete = isCommand ? { operationId: newIdentifier(), ...input } : input;
    const result = await new Promise<Result<unknown>>((resolve) => {
      this.#waiting.set(callId, resolve);
      this.#port.postMessage({ kind: 'call', callId, method, input: complete });
    });
    this.#waiting.delete(callId);
    if (!result.ok) throw new Error(`${method}: ${result.error.code}`);
    // The vault checked it by the method's own output schema.
    return result.value as MethodOutput<Name>;
  }

  async close(): Promise<void> {
    await this.#vault.close();
    this.#port.close();
  }
}

type MessagePort2 = MessageChannel['port2'];
