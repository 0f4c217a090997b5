import type { MethodNameOf, MethodOutput, ParsedInput } from '../../../shared/contract';
import type { Clock } from '../../../shared/clock';
import type { SiteSummary, SignedInUser } from '../../../shared/contract/site';
import type { EventData } from '../../../shared/events';
import type { LocalDate } from '../../../shared/time';
import type { Reader, Store, Writer } from '../store/connection';
import type { WriteContext as ChangeContext } from '../store/records';

/** Who is calling and where: known for every method that needs an unlocked vault. */
interface Caller {
  readonly user: SignedInUser;
  readonly site: SiteSummary;
  readonly clock: Clock;
  /** Today at the site, when the call came in. */
  readonly today: LocalDate;
}

/** What a query gets: it can read, and nothing else. */
export interface ReadContext extends Caller {
  readonly reader: Reader;
}

/** What a command gets: one open immediate transaction, which commits when it returns and rolls back when it throws. */
export interface WriteContext extends Caller {
  readonly writer: Writer;
  /** Hand this to `insertRecord` and `updateRecord`; it carries actor, time and operation into the change log. */
  readonly change: ChangeContext;
  /**
   * The person or record the command is about, so that their chart's audit shows it. Called several times it
   * leaves several rows, never called one row about the call's own subject.
   */
  readonly audit: (subject: {
    readonly clientId?: string;
    readonly recordId?: string;
    readonly reason?: string;
  }) => void;
}

/** What a long job gets: it opens its own transactions, says how far it is, and stops when the signal says so. */
export interface JobContext extends Caller {
  readonly store: Store;
  readonly callId: string;
  readonly operationId: string;
  readonly signal: AbortSignal;
  /** Runs the writing part in one transaction under the call's operation id (a repeat returns the stored result). */
  commit<Output>(work: (context: WriteContext) => Output): Output;
  /** The same for writing that takes many turns; other calls wait until it has ended. */
  commitInParts<Output>(work: (context: WriteContext) => Promise<Output>): Promise<Output>;
  /** The stored result of this operation, if it already ran to its end. */
  storedResult(): unknown;
  progress(step: EventData<'job.progress'>['step'], done: number, total: number): void;
  /** The path behind a one-time file token; throws FILE_TOKEN_UNKNOWN. */
  takeFile(token: string): { readonly path: string; readonly use: 'read' | 'folder' };
  /** The same without using the token up. */
  lookAtFile(token: string): { readonly path: string; readonly use: 'read' | 'folder' };
  /** Checks the caller's own passphrase again (R-NOTE-02); throws WRONG_PASSPHRASE or WAIT_BEFORE_RETRY. */
  reauthenticate(passphrase: string): Promise<void>;
}

/** A query: runs at once, reads only. */
export interface ReadHandler<Name extends MethodNameOf<'vault'>> {
  readonly run: 'read';
  handle(context: ReadContext, input: ParsedInput<Name>): MethodOutput<Name>;
}

/** A command: `before` may wait (key derivation); `handle` runs in one transaction and may not. */
export interface WriteHandler<Name extends MethodNameOf<'vault'>> {
  readonly run: 'write';
  before?(context: Pick<JobContext, 'reauthenticate'>, input: ParsedInput<Name>): Promise<void>;
  handle(context: WriteContext, input: ParsedInput<Name>): MethodOutput<Name>;
}

/** A long job: import, export. */
export interface JobHandler<Name extends MethodNameOf<'vault'>> {
  readonly run: 'job';
  handle(context: JobContext, input: ParsedInput<Name>): Promise<MethodOutput<Name>>;
}

export type Handler<Name extends MethodNameOf<'vault'>> =
  ReadHandler<Name> | WriteHandler<Name> | JobHandler<Name>;

/** The handlers of some methods; the dispatcher joins all groups, and a method without one doesn't compile. */
export type Handlers<Names extends MethodNameOf<'vault'>> = { readonly [Name in Names]: Handler<Name> };
