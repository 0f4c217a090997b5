import { METHOD_NAMES, methodDefinition } from '../../../../shared/contract';
import type { MethodName, MethodNameOf } from '../../../../shared/contract';
import { ClinicFailure } from '../../../../shared/errors';
import type { RecordHandlers, RecordMethod } from '../../../../electron/vault/run-handler';
import { isSessionMethod } from '../../../../electron/vault/session-handler';
import type { SessionHandlers, SessionMethod } from '../../../../electron/vault/session-handler';

type VaultMethod = MethodNameOf<'vault'>;

function isVaultMethod(name: MethodName): name is VaultMethod {
  return methodDefinition(name).process === 'vault';
}

/** Every method the vault answers. */
export const VAULT_METHODS: readonly VaultMethod[] = METHOD_NAMES.filter(isVaultMethod);

/** What a spied handler answers with, so that a test can tell that the call came through to it. */
export const REACHED = 'CANCELLED';

/** Handlers of every method that only note that they were reached. */
export class SpiedHandlers {
  readonly reached: VaultMethod[] = [];
  readonly records: RecordHandlers;
  readonly sessions: SessionHandlers;

  constructor() {
    const records = VAULT_METHODS.filter((name): name is RecordMethod => !isSessionMethod(name));
    const sessions = VAULT_METHODS.filter((name): name is SessionMethod => isSessionMethod(name));
    this.records = Object.fromEntries(
      records.map((name) => [name, { run: 'read', handle: () => this.#reach(name) }]),
    ) as unknown as RecordHandlers;
    this.sessions = Object.fromEntries(
      sessions.map((name) => [name, async () => this.#reach(name)]),
    ) as unknown as SessionHandlers;
  }

  #reach(name: VaultMethod): never {
    this.reached.push(name);
    throw new ClinicFailure(REACHED);
  }
}
