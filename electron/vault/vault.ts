import { isMethodName } from '../../shared/contract';
import type { MethodNameOf } from '../../shared/contract';
import type { PrintJob } from '../../shared/contract/print';
import type { Checker } from './backup/checker';
import { EVENTS } from '../../shared/events';
import type { EventData, EventName } from '../../shared/events';
import { newIdentifier } from '../../shared/identifiers';
import { PageMessageSchema } from '../../shared/protocol';
import type { MainToVault, VaultMessage, VaultToMain } from '../../shared/protocol';
import type { VaultClock } from './clock';
import { Dispatcher } from './dispatcher';
import { FileTokens } from './file-tokens';
import type { ReEncrypter } from './key-change/re-encrypter';
import { createHandlerRunner } from './run-handler';
import type { HandlerRunner, RecordHandlers } from './run-handler';
import { Session } from './session';
import type { SessionHandlers } from './session-handler';
import { sessionHandlers } from './session-handlers';

/** One end of a message channel, whichever runtime made it. */
export interface PagePort {
  postMessage(message: VaultMessage): void;
  /** Calls back for every message, and once when the other end is gone. */
  listen(onMessage: (message: unknown) => void, onClose: () => void): void;
  close(): void;
}

export interface VaultOptions {
  /** The vault's folder under the app's user data; made when the site is set up. */
  readonly folder: string;
  readonly clock: VaultClock;
  readonly postToMain: (message: VaultToMain) => void;
  /** Checks databases beside the vault's own thread; without it, in it. */
  readonly check?: Checker;
  /** Writes a database under another key beside the vault's own thread; without it, in it. */
  readonly reEncrypt?: ReEncrypter;
  /** How long after a sign-in the first snapshot is taken; without it none is taken by itself. */
  readonly snapshotAfterUnlockMilliseconds?: number;
  /** Other session handlers than the product's. */
  readonly sessionHandlers?: SessionHandlers;
  /** The handlers of records; loaded when they are first needed. */
  readonly loadHandlers?: () => Promise<RecordHandlers>;
  /** Told the error behind every `INTERNAL`, which no log may hold; for tests and debugging. */
  readonly onInternalError?: (error: unknown, method: string) => void;
}

/** The vault: session, dispatcher, files, and the page it serves. */
export class Vault {
  readonly #options: VaultOptions;
  readonly #session: Session;
  readonly #dispatcher: Dispatcher;
  readonly #files = new FileTokens();
  #runner: Promise<HandlerRunner> | undefined;
  readonly #unanswered = new Set<Promise<void>>();
  #port: PagePort | undefined;
  #closing: Promise<void> | undefined;

  constructor(options: VaultOptions) {
    this.#options = options;
    this.#session = new Session({
      folder: options.folder,
      clock: options.clock,
      onChanged: (changed) => {
        this.#emit('records.changed', changed);
      },
      onUnlocking: () => {
        // A failure to load is told to the first call that needs the handlers.
        this.#loadRunner().catch(() => undefined);
      },
      onUserChange: (role, idleMinutes) => {
        this.#options.postToMain({
          kind: 'session',
          role,
          ...(idleMinutes === undefined ? {} : { idleMinutes }),
        });
      },
      onDamage: () => {
        this.#options.postToMain({ kind: 'damaged' });
      },
      onBackupChange: () => {
        this.#emit('backup.changed', {});
      },
      ...(options.check === undefined ? {} : { check: options.check }),
      ...(options.reEncrypt === undefined ? {} : { reEncrypt: options.reEncrypt }),
      snapshotAfterUnlockMilliseconds: options.snapshotAfterUnlockMilliseconds ?? null,
    });
    this.#dispatcher = new Dispatcher({
      session: this.#session,
      sessionHandlers: options.sessionHandlers ?? sessionHandlers,
      takeFile: (token) => this.#files.take(token),
      loadRunner: () => this.#loadRunner(),
      emitProgress: (progress) => {
        this.#emit('job.progress', progress);
      },
      onUnforeseen: ({ unforeseen }, cause, method) => {
        const code = `${method} ${unforeseen.code}`;
        options.postToMain({ kind: 'log', level: 'error', code, reference: unforeseen.reference });
        options.onInternalError?.(cause, method);
      },
    });
  }

  /** Serves a page. The one before it, if any, is gone: its jobs are stopped and its port closed. */
  attachPage(port: PagePort): void {
    this.#detachPage();
    this.#port = port;
    port.listen(
      (message) => {
        if (this.#port === port) this.#receive(port, message);
      },
      () => {
        if (this.#port === port) this.#detachPage();
      },
    );
  }

  /**
   * Loads what the first sign-in needs, native modules too, while nothing else is to be done: between the painted lock
   * screen and the last word of a passphrase there are seconds.
   */
  async prepare(): Promise<void> {
    // A failure to load is told to the first call that needs it.
    await Promise.allSettled([this.#loadRunner(), this.#session.prepare()]);
  }

  /** Keeps the path behind a token main has just made. */
  addChosenFile({ token, path, use }: Extract<MainToVault, { kind: 'file-chosen' }>): void {
    this.#files.add(token, { path, use });
  }

  /** Whether the person signed in may print this; their leave is in the log before the answer (R-AUD-01). */
  async answerPrint({ requestId, job }: Extract<MainToVault, { kind: 'print-asked' }>): Promise<void> {
    const { method, input } = printCall(job);
    const operationId = newIdentifier();
    const result = await this.#dispatcher.call({
      callId: operationId,
      method,
      input: { ...input, operationId },
    });
    const refusal = result.ok ? null : result.error.code;
    this.#options.postToMain({ kind: 'print-answered', requestId, refusal });
  }

  /** Puts what main refused on its own into the log. */
  noteRefusal(method: string): void {
    if (!isMethodName(method)) return;
    try {
      this.#session.openSite?.auditRefusal(method, undefined);
    } catch {
      this.#options.postToMain({ kind: 'log', level: 'error', code: 'refusal-not-audited' });
    }
  }

  /**
   * Lets the running command finish, closes the database and wipes the keys. The page's last calls are still
   * answered; new ones are `LOCKED`.
   */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    await this.#dispatcher.close();
    await Promise.all(this.#unanswered);
    await this.#session.lock();
    this.#files.clear();
    this.#detachPage();
  }

  #loadRunner(): Promise<HandlerRunner> {
    const load = this.#options.loadHandlers ?? loadRecordHandlers;
    this.#runner ??= load().then((handlers) =>
      createHandlerRunner(handlers, {
        files: this.#files,
        reauthenticate: (passphrase) => this.#session.reauthenticate(passphrase),
        emitProgress: (progress) => {
          this.#emit('job.progress', progress);
        },
      }),
    );
    return this.#runner;
  }

  #receive(port: PagePort, received: unknown): void {
    const parsed = PageMessageSchema.safeParse(received);
    if (!parsed.success) {
      // Without a call id there is nobody to answer.
      this.#options.postToMain({ kind: 'log', level: 'warning', code: 'page-message-refused' });
      return;
    }
    const message = parsed.data;
    if (message.kind === 'cancel') {
      this.#dispatcher.cancel(message.callId);
      return;
    }
    const answered = this.#dispatcher
      .call(message)
      .then((result) => {
        port.postMessage({ kind: 'result', callId: message.callId, result });
      })
      .finally(() => this.#unanswered.delete(answered));
    this.#unanswered.add(answered);
  }

  #emit<Name extends EventName>(name: Name, data: EventData<Name>): void {
    this.#port?.postMessage({ kind: 'event', name, data: EVENTS[name].parse(data) });
  }

  #detachPage(): void {
    if (this.#port === undefined) return;
    const port = this.#port;
    this.#port = undefined;
    this.#dispatcher.cancelAll();
    port.close();
  }
}

async function loadRecordHandlers(): Promise<RecordHandlers> {
  const { recordHandlers } = await import('./handlers');
  return recordHandlers;
}

/** The method whose permission a print needs. */
function printCall(job: PrintJob): { readonly method: MethodNameOf<'vault'>; readonly input: object } {
  switch (job.what) {
    case 'recovery_code':
      return { method: 'print.recoveryCode', input: {} };
    case 'note':
      return { method: 'print.note', input: { noteId: job.noteId } };
    case 'consent':
      return { method: 'print.consent', input: { clientId: job.clientId } };
    case 'sign_in_sheet':
      return { method: 'print.signInSheet', input: { groupId: job.groupId } };
  }
}
