import type { MethodNameOf, MethodOutput, ParsedInput } from '../../shared/contract';
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
] as const satisfies readonly MethodNameOf<'vault'>[];

export type SessionMethod = (typeof SESSION_METHODS)[number];

const names: ReadonlySet<string> = new Set(SESSION_METHODS);

/** Whether the method is answered by a session handler. */
export function isSessionMethod(name: MethodNameOf<'vault'>): name is SessionMethod {
  return names.has(name);
}

/** What a session handler gets. */
export interface SessionContext {
  readonly session: Session;
  readonly operationId: string;
  /** The path behind a one-time file token; throws FILE_TOKEN_UNKNOWN. */
  readonly takeFile: (token: string) => { readonly path: string; readonly use: 'read' | 'folder' };
}

type SessionHandler<Name extends SessionMethod> = (
  context: SessionContext,
  input: ParsedInput<Name>,
) => Promise<MethodOutput<Name>>;

/** One handler for every session method; a missing one doesn't compile. */
export type SessionHandlers = { readonly [Name in SessionMethod]: SessionHandler<Name> };
