import { randomUUID } from 'node:crypto';
import type { MessagePortMain, UtilityProcess, WebContents } from 'electron';

import type { Role } from '../../shared/access';
import { ROLE } from '../../shared/codes';
import type { Clock } from '../../shared/clock';
import type { PrintJob } from '../../shared/contract/print';
import { ClinicFailure } from '../../shared/errors';
import type { ErrorCode } from '../../shared/errors';
import { VaultToMainSchema } from '../../shared/protocol';
import type { MainToVault } from '../../shared/protocol';
import { originOf } from './origin';
import type { Log } from './log';
import { VAULT_WORDS } from './vault-words';

/** After its time is up the vault is ended from outside; this long for it to say goodbye by itself. */
const GRACE_MILLISECONDS = 250;

/** The channel the port travels on; the preload listens to it. */
const PORT_CHANNEL = 'page-port';

export interface VaultHostOptions {
  /** Starts the vault process; a function, so that this file needs no Electron at run time. */
  readonly fork: () => UtilityProcess;
  readonly makeChannel: () => { readonly port1: MessagePortMain; readonly port2: MessagePortMain };
  readonly vaultFolder: string;
  readonly pageOrigin: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Somebody signed in (or nobody is any more). */
  readonly onRole: (role: Role | null, idleMinutes: number | undefined) => void;
  /** Nobody is signed in any more although nobody locked: the site itself was removed. */
  readonly onSignedOut: () => void;
  /** The database isn't as it was written. */
  readonly onDamaged: () => void;
  /** The process ended without having been told to. */
  readonly onGone: () => void;
}

/** Starts the vault process, joins it to the page, and ends it. Main never sees what the two say to each other. */
export class VaultHost {
  readonly #options: VaultHostOptions;
  #process: UtilityProcess | null = null;
  #ended: Promise<void> = Promise.resolve();
  #role: Role | null = null;
  #isClosing = false;
  readonly #printRequests = new Map<string, (refusal: ErrorCode | null) => void>();

  constructor(options: VaultHostOptions) {
    this.#options = options;
  }

  /** The role of whoever is signed in; `null` while locked. */
  get role(): Role | null {
    return this.#role;
  }

  /**
   * Gives a page that has just loaded its end of a new channel to the vault, and starts the vault if it isn't
   * running. Only the main frame of our own page gets one.
   */
  attachPage(contents: WebContents): void {
    const { pageOrigin, log, makeChannel } = this.#options;
    if (contents.isDestroyed() || originOf(contents.mainFrame.url) !== pageOrigin) {
      log.write('warning', 'call-refused');
      return;
    }
    const vault = this.#running();
    const { port1, port2 } = makeChannel();
    vault.postMessage({ kind: 'page-port' } satisfies MainToVault, [port1]);
    contents.mainFrame.postMessage(PORT_CHANNEL, null, [port2]);
  }

  /** Starts the vault ahead of the page that will need it. */
  prepare(): void {
    this.#running();
  }

  /** Hands a chosen path straight to the vault; the page gets only the token. */
  handOverFile(path: string, use: 'read' | 'folder'): string {
    const token = randomUUID();
    this.#tell({ kind: 'file-chosen', token, path, use });
    return token;
  }

  /**
   * Asks the vault for leave to print; it knows who is signed in and what they may see.
   * @throws ClinicFailure with the vault's code, `VAULT_GONE` when there is no vault to ask.
   */
  async askToPrint(job: PrintJob): Promise<void> {
    if (this.#process === null) throw new ClinicFailure('VAULT_GONE');
    const requestId = randomUUID();
    const refusal = await new Promise<ErrorCode | null>((resolve) => {
      this.#printRequests.set(requestId, resolve);
      this.#tell({ kind: 'print-asked', requestId, job });
    });
    if (refusal !== null) throw new ClinicFailure(refusal);
  }

  /** Has a call main refused for the caller's role put into the log. */
  reportRefusal(method: string): void {
    this.#tell({ kind: 'call-refused', method });
  }

  /** Ends the vault: it finishes the running command and closes the database, or is killed when its time is up. */
  async close(withinMilliseconds: number): Promise<void> {
    const vault = this.#process;
    if (vault === null) {
      await this.#ended;
      return;
    }
    this.#isClosing = true;
    this.#tell({ kind: 'close', withinMilliseconds });
    const deadline = setTimeout(() => {
      this.#options.log.write('warning', 'vault-killed');
      kill(vault);
    }, withinMilliseconds + GRACE_MILLISECONDS);
    await this.#ended;
    clearTimeout(deadline);
  }

  #running(): UtilityProcess {
    if (this.#process !== null) return this.#process;
    const { fork, clock, log, vaultFolder } = this.#options;
    const startedAt = clock.monotonicMilliseconds();
    const vault = fork();
    this.#process = vault;
    this.#isClosing = false;
    vault.on('message', (message: unknown) => this.#receive(message, startedAt));
    this.#ended = new Promise((resolve) => {
      vault.once('exit', (exitCode) => {
        log.write('info', 'vault-closed', { count: exitCode });
        this.#process = null;
        for (const answer of this.#printRequests.values()) answer('VAULT_GONE');
        this.#printRequests.clear();
        this.#setRole(null, undefined);
        resolve();
        if (!this.#isClosing) {
          log.write('error', 'vault-gone', { count: exitCode });
          this.#options.onGone();
        }
      });
    });
    log.write('info', 'vault-started');
    this.#tell({ kind: 'start', vaultFolder });
    return vault;
  }

  #receive(message: unknown, startedAt: number): void {
    const { log, clock } = this.#options;
    const parsed = VaultToMainSchema.safeParse(message);
    if (!parsed.success) {
      log.write('warning', 'vault-message-refused');
      return;
    }
    switch (parsed.data.kind) {
      case 'ready':
        log.write('info', 'vault-ready', { milliseconds: clock.monotonicMilliseconds() - startedAt });
        break;
      case 'session': {
        const role = ROLE.schema.safeParse(parsed.data.role);
        const wasSignedIn = this.#role !== null;
        this.#setRole(role.success ? role.data : null, parsed.data.idleMinutes);
        if (wasSignedIn && this.#role === null && !this.#isClosing) this.#options.onSignedOut();
        break;
      }
      case 'log':
        log.writeEntry(parsed.data, VAULT_WORDS);
        break;
      case 'print-answered':
        this.#printRequests.get(parsed.data.requestId)?.(parsed.data.refusal);
        this.#printRequests.delete(parsed.data.requestId);
        break;
      case 'damaged':
        this.#options.onDamaged();
        break;
      case 'closed':
        // Ending by itself it would wait for a thread that is still checking a backup: up to seconds, for nothing.
        if (this.#isClosing && this.#process !== null) kill(this.#process);
        break;
    }
  }

  #setRole(role: Role | null, idleMinutes: number | undefined): void {
    this.#role = role;
    this.#options.onRole(role, idleMinutes);
  }

  #tell(message: MainToVault): void {
    this.#process?.postMessage(message);
  }
}

/** Ends the process at once: SIGTERM would wait for a native call to come back. */
function kill(vault: UtilityProcess): void {
  if (vault.pid === undefined) return;
  try {
    process.kill(vault.pid, 'SIGKILL');
  } catch {
    // It ended in this very moment.
  }
}
