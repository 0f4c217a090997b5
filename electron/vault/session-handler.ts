import type { MethodNameOf, MethodOutput, ParsedInput } from '../../shared/contract';
import type { EventData } from '../../shared/events';
import type { Session } from './session';

/**
 * Methods that work on the key file or change whether anybody is signed in. They get the session itself instead of
 * a caller, and always run one after another.
 */
const SESSION_METHODS = [
  'site.status',
  'site.create',
  'site.createSample',
  'site.wipeSample',
  'site.usePreviousKeyFile',
  'recovery.renew',
  'recovery.confirm',
  'recovery.test',
  'session.unlock',
  'session.recover',
  'session.changePassphrase',
  'user.create',
  'user.update',
  'user.deactivate',
  'user.reactivate',
  'user.resetPassphrase',
  'restore.look',
  'restore.run',
  'restore.openAnyway',
  'backup.status',
  'backup.start',
  'backup.setSecondFolder',
  'backup.clearSecondFolder',
  'dataKey.status',
  'dataKey.change',
] as const satisfies readonly MethodNameOf<'vault'>[];

export type SessionMethod = (typeof SESSION_METHODS)[number];

const names: ReadonlySet<string> = new Set(SESSION_METHODS);

/** Whether the method is answered by a session handler. */
export function isSessionMethod(name: MethodNameOf<'vault'>): name is SessionMethod {
  return names.has(name);
}

/** Session methods that run for long and must not run beside an export or import: they also take a job's turn. */
const EXCLUSIVE_METHODS: ReadonlySet<SessionMethod> = new Set<SessionMethod>(['dataKey.change']);

/** Whether the method needs the database for itself. */
export function isExclusive(name: SessionMethod): boolean {
  return EXCLUSIVE_METHODS.has(name);
}

/** What a session handler gets. */
export interface SessionContext {
  readonly session: Session;
  readonly operationId: string;
  /** The path behind a one-time file token; throws FILE_TOKEN_UNKNOWN. */
  readonly takeFile: (token: string) => { readonly path: string; readonly use: 'read' | 'folder' };
  /** Aborted when the page cancels the call or is gone. */
  readonly signal: AbortSignal;
  readonly progress: (step: EventData<'job.progress'>['step'], done: number, total: number) => void;
}

type SessionHandler<Name extends SessionMethod> = (
  context: SessionContext,
  input: ParsedInput<Name>,
) => Promise<MethodOutput<Name>>;

/** One handler for every session method; a missing one doesn't compile. */
export type SessionHandlers = { readonly [Name in SessionMethod]: SessionHandler<Name> };
