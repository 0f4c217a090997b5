import type { MethodInput, MethodName, MethodOutput } from '../../shared/contract';
import type { EventData, EventName } from '../../shared/events';
import type { Result } from '../../shared/result';

export type JobProgress = EventData<'job.progress'>;

export interface CallOptions {
  /** Stops a query or a long job. A command that already committed still answers with its result. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: JobProgress) => void) | undefined;
}

/** How the page reaches the vault and main: one method for the whole contract, errors as values. */
export interface VaultClient {
  call<Name extends MethodName>(
    method: Name,
    input: MethodInput<Name>,
    options?: CallOptions,
  ): Promise<Result<MethodOutput<Name>>>;
  /** Hears what the vault says without being asked. Returns the function that stops listening. */
  on<Name extends EventName>(event: Name, listener: (data: EventData<Name>) => void): () => void;
  /** Hears that the vault process is gone; every call from then on answers VAULT_GONE. */
  onGone(listener: () => void): () => void;
  /** Lets go of the vault: nothing more will be handed in before it closes. */
  close(): void;
}
