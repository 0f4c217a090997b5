import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';

import type { Role } from '../../shared/access';
import { methodDefinition } from '../../shared/contract';
import type { MethodInput, MethodNameOf, MethodOutput } from '../../shared/contract';
import { ClinicFailure } from '../../shared/errors';
import type { ClinicError } from '../../shared/errors';
import { VaultMessageSchema, parseEvent } from '../../shared/protocol';
import type { MainToVault, PageMessage, VaultToMain } from '../../shared/protocol';
import type { EventData, EventName } from '../../shared/events';
import { newIdentifier } from '../../shared/identifiers';
import type { Result } from '../../shared/result';
import type { WriteContext } from '../../electron/vault/records/context';
import { draftHandlers } from '../../electron/vault/records/drafts/handlers';
import { peopleHandlers } from '../../electron/vault/records/people/handlers';
import { siteHandlers } from '../../electron/vault/records/site/handlers';
import type { RecordHandlers } from '../../electron/vault/run-handler';
import type { SessionHandlers } from '../../electron/vault/session-handler';
import { sessionHandlers } from '../../electron/vault/session-handlers';
import { siteFolder } from '../../electron/vault/site-folder';
import { openStore } from '../../electron/vault/store/connection';
import type { Reader } from '../../electron/vault/store/connection';
import { Vault } from '../../electron/vault/vault';
import { FakeClock } from './fake-clock';
import { pagePort } from './page-port';
import { copyTestSite } from './test-site';
import type { TestSite } from './test-site';
import { writeAs } from './write-as';

type VaultMethod = MethodNameOf<'vault'>;

/** What a test passes: commands get a new operation id unless it gives one. */
export type CallInput<Name extends VaultMethod> =
  MethodInput<Name> extends { operationId: string }
    ? Omit<MethodInput<Name>, 'operationId'> & { readonly operationId?: string }
    : MethodInput<Name>;

interface HarnessOptions {
  /** Who is signed in when the harness is handed over; nobody when absent. */
  readonly signedIn?: Role;
  readonly clock?: FakeClock;
  /** An empty folder instead of a site with four people. */
  readonly withoutSite?: boolean;
  /**
   * Instead of the product's full set: these and those of site, people and drafts. For testing one area on its own,
   * or with a handler that misbehaves.
   */
  readonly handlers?: Partial<RecordHandlers>;
  /** Snapshots are taken by themselves, this long after a sign-in and at locks. */
  readonly snapshotAfterUnlockMilliseconds?: number;
  /** Instead of the product's session handlers of these names. */
  readonly sessionHandlers?: Partial<SessionHandlers>;
  /** Errors behind `INTERNAL` are printed unless this is given. */
  readonly onInternalError?: (error: unknown, method: string) => void;
}

/** The real vault behind a real message channel, in a folder of its own. */
export class VaultHarness {
  readonly clock: FakeClock;
  /** The site and its people; see `TestSite`. */
  readonly site: TestSite;
  /** What the vault told main. */
  readonly toMain: VaultToMain[] = [];
  readonly #parent: string;
  readonly #options: HarnessOptions;
  readonly #waiting = new Map<string, (result: Result<unknown>) => void>();
  readonly #events: { readonly name: EventName; readonly data: unknown }[] = [];
  readonly #jobListeners = new Set<() => void>();
  #vault: Vault;
  #port: MessagePort;

  constructor(parent: string, site: TestSite, options: HarnessOptions) {
    this.#parent = parent;
    this.site = site;
    this.#options = options;
    this.clock = options.clock ?? new FakeClock(Date.UTC(2026, 2, 10, 15, 0));
    [this.#vault, this.#port] = this.#start();
  }

  /** The vault's folder. */
  get folder(): string {
    return this.site.folder;
  }

  /** Calls a method; throws a `ClinicFailure` with the code when it is refused. */
  async call<Name extends VaultMethod>(
    method: Name,
    input: CallInput<Name>,
    options: { readonly callId?: string } = {},
  ): Promise<MethodOutput<Name>> {
    const isCommand = methodDefinition(method).kind === 'command';
    const complete = isCommand ? { operationId: newIdentifier(), ...input } : input;
    const result = await this.send(method, complete, options.callId);
    if (!result.ok) throw failureOf(result.error);
    // The vault checked it by the method's own output schema before it sent it.
    return result.value as MethodOutput<Name>;
  }

  /** Sends anything as a call, well-formed or not; answers what comes back. */
  send(method: string, input: unknown, callId = newIdentifier()): Promise<Result<unknown>> {
    return new Promise((resolve) => {
      this.#waiting.set(callId, resolve);
      this.postRaw({ kind: 'call', callId, method, input });
    });
  }

  /** Stops a call. */
  cancel(callId: string): void {
    this.postRaw({ kind: 'cancel', callId });
  }

  /** Posts any message to the vault. */
  postRaw(message: PageMessage | Record<string, unknown>): void {
    this.#port.postMessage(message);
  }

  /** Signs somebody else in, as a shared machine does: lock, a new vault process, unlock. */
  async signIn(role: Role): Promise<void> {
    await this.lock();
    const { signInName, passphrase } = this.site.people[role];
    await this.call('session.unlock', { signInName, passphrase });
  }

  /** Locks: closes the vault and starts another one over the same folder. */
  async lock(): Promise<void> {
    await this.#stop();
    [this.#vault, this.#port] = this.#start();
  }

  /** What main says to the vault about printing and refusals. */
  async fromMain(
    message: Extract<MainToVault, { kind: 'print-asked' } | { kind: 'call-refused' }>,
  ): Promise<void> {
    if (message.kind === 'print-asked') await this.#vault.answerPrint(message);
    else this.#vault.noteRefusal(message.method);
  }

  /** A token for a path, as if a person had chosen it in a native dialog. */
  chooseFile(path: string, use: 'read' | 'folder'): string {
    const token = newIdentifier();
    this.#vault.addChosenFile({ kind: 'file-chosen', token, path, use });
    return token;
  }

  /** The events of a name that came so far. */
  events<Name extends EventName>(name: Name): EventData<Name>[] {
    return this.#events.filter((event) => event.name === name).map((event) => parseEvent(name, event.data));
  }

  /** Resolves with the next event of a name. */
  nextEvent<Name extends EventName>(name: Name): Promise<EventData<Name>> {
    const seen = this.events(name).length;
    return new Promise((resolve) => {
      const listener = (): void => {
        const event = this.events(name)[seen];
        if (event === undefined) return;
        this.#jobListeners.delete(listener);
        resolve(event);
      };
      this.#jobListeners.add(listener);
    });
  }

  /** Looks into the database beside the vault, on a connection of its own. */
  inspect<Value>(work: (reader: Reader) => Value): Value {
    const store = openStore({ path: siteFolder(this.folder).database, key: this.site.dataKey });
    try {
      return work(store.reader);
    } finally {
      store.close();
    }
  }

  /** The same for a look that takes its time. */
  async inspectLater<Value>(work: (reader: Reader) => Promise<Value>): Promise<Value> {
    const store = openStore({ path: siteFolder(this.folder).database, key: this.site.dataKey });
    try {
      return await work(store.reader);
    } finally {
      store.close();
    }
  }

  /** Writes records by the store's own functions, as somebody of the site; only while nobody is signed in. */
  seed<Value>(role: Role, work: (context: WriteContext) => Value): Value {
    return writeAs(
      {
        folder: siteFolder(this.folder),
        dataKey: this.site.dataKey,
        clock: this.clock,
        userId: this.site.people[role].id,
      },
      work,
    );
  }

  /** Closes the vault and removes its folder. */
  async close(): Promise<void> {
    await this.#stop();
    rmSync(this.#parent, { recursive: true, force: true });
  }

  #start(): [Vault, MessagePort] {
    const {
      handlers,
      sessionHandlers: others,
      onInternalError,
      snapshotAfterUnlockMilliseconds,
    } = this.#options;
    const vault = new Vault({
      folder: this.folder,
      clock: this.clock,
      postToMain: (message) => {
        this.toMain.push(message);
      },
      onInternalError:
        onInternalError ??
        ((error, method) => {
          console.error(`Behind INTERNAL of ${method}:`, error, error instanceof Error ? error.cause : '');
        }),
      ...(snapshotAfterUnlockMilliseconds === undefined ? {} : { snapshotAfterUnlockMilliseconds }),
      ...(others === undefined ? {} : { sessionHandlers: { ...sessionHandlers, ...others } }),
      ...(handlers === undefined ? {} : { loadHandlers: () => Promise.resolve(joined(handlers)) }),
    });
    const { port1, port2 } = new MessageChannel();
    vault.attachPage(pagePort(port1));
    port2.on('message', (message: unknown) => {
      this.#receive(message);
    });
    return [vault, port2];
  }

  async #stop(): Promise<void> {
    // The vault closes its end; what it said before that still arrives.
    const closed = new Promise<void>((resolve) => {
      this.#port.once('close', resolve);
    });
    await this.#vault.close();
    await closed;
    for (const resolve of this.#waiting.values()) resolve({ ok: false, error: { code: 'VAULT_GONE' } });
    this.#waiting.clear();
  }

  #receive(received: unknown): void {
    const message = VaultMessageSchema.parse(received);
    if (message.kind === 'event') {
      this.#events.push({ name: message.name, data: message.data });
      for (const listener of [...this.#jobListeners]) listener();
      return;
    }
    this.#waiting.get(message.callId)?.(message.result);
    this.#waiting.delete(message.callId);
  }
}

/** Starts a vault over a new copy of the test site; close it at the test's end. */
export async function openVaultHarness(options: HarnessOptions = {}): Promise<VaultHarness> {
  const parent = mkdtempSync(join(tmpdir(), 'waystation-vault-'));
  const copied = await copyTestSite(parent);
  if (options.withoutSite === true) rmSync(copied.folder, { recursive: true });
  const harness = new VaultHarness(parent, copied, options);
  if (options.signedIn !== undefined) await harness.signIn(options.signedIn);
  return harness;
}

/** The code a call was refused with; `fine` when it wasn't. */
export async function refusalOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'fine';
  } catch (error) {
    if (error instanceof ClinicFailure) return error.code;
    throw error;
  }
}

function joined(handlers: Partial<RecordHandlers>): RecordHandlers {
  // A method without a handler isn't called by a test that gave its own set.
  return { ...siteHandlers, ...peopleHandlers, ...draftHandlers, ...handlers } as RecordHandlers;
}

function failureOf({ code, details }: ClinicError): ClinicFailure {
  return new ClinicFailure(code, details);
}
