import { ACCESS, ALLOWED_BEFORE_PASSPHRASE_CHANGE, accessOutcome } from '../../shared/access';
import { isMethodName, methodDefinition } from '../../shared/contract';
import type { MethodNameOf } from '../../shared/contract';
import type { MethodDefinition } from '../../shared/contract/define-method';
import { ClinicFailure } from '../../shared/errors';
import type { ClinicError, ErrorCode } from '../../shared/errors';
import { failure, success } from '../../shared/result';
import type { Result } from '../../shared/result';
import { callFailure, invalidInput } from './call-failure';
import type { CallFailure } from './call-failure';
import type { EventData } from '../../shared/events';
import { CommandQueue } from './command-queue';
import { checkInput } from './input-check';
import type { OpenSite } from './open-site';
import { throttledProgress } from './progress';
import { findSubject, relationTo } from './relations';
import type { CallSubject } from './relations';
import type { HandlerRunner, RecordMethod } from './run-handler';
import type { Session } from './session';
import { isExclusive, isSessionMethod } from './session-handler';
import type { SessionContext, SessionHandlers, SessionMethod } from './session-handler';
import { StoreFailure } from './store/failure';

/** One call as it came over the port. */
export interface Call {
  readonly callId: string;
  readonly method: string;
  readonly input: unknown;
}

interface DispatcherParts {
  readonly session: Session;
  readonly sessionHandlers: SessionHandlers;
  readonly takeFile: SessionContext['takeFile'];
  readonly emitProgress: (progress: EventData<'job.progress'>) => void;
  /** Loads the handlers of everything that needs an open database, and with them the native modules. */
  readonly loadRunner: () => Promise<HandlerRunner>;
  readonly onUnforeseen: (failure: Required<CallFailure>, cause: unknown, method: string) => void;
}

type VaultMethod = MethodNameOf<'vault'>;

const HANDLER_REFUSALS: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['NOT_PERMITTED', 'NOT_THE_AUTHOR']);

interface CheckedCall {
  readonly callId: string;
  readonly name: VaultMethod;
  readonly definition: MethodDefinition;
  readonly input: unknown;
  readonly operationId: string;
  readonly signal: AbortSignal;
}

/**
 * Takes every call through the same steps (design §5): known method, size, schema, session, permission, handler,
 * output schema. Commands run one after another, jobs beside them one at a time, reads at once.
 */
export class Dispatcher {
  readonly #parts: DispatcherParts;
  readonly #commands = new CommandQueue();
  readonly #jobs = new CommandQueue();
  readonly #running = new Map<string, AbortController>();
  #isClosed = false;

  constructor(parts: DispatcherParts) {
    this.#parts = parts;
  }

  /** Answers a call; never throws. */
  async call(call: Call): Promise<Result<unknown>> {
    if (this.#running.has(call.callId)) return failure({ code: 'INVALID_INPUT' });
    const controller = new AbortController();
    this.#running.set(call.callId, controller);
    try {
      return success(await this.#run(call, controller.signal));
    } catch (error) {
      return failure(this.#explain(error, call.method));
    } finally {
      this.#running.delete(call.callId);
    }
  }

  /** Stops a job, or a call that hasn't begun. A command that is being written runs to its end. */
  cancel(callId: string): void {
    this.#running.get(callId)?.abort();
  }

  /** Stops every job and refuses what waits: the page that asked is gone. */
  cancelAll(): void {
    for (const controller of this.#running.values()) controller.abort();
  }

  /** Takes no more calls, stops jobs, and resolves when the running command and job have ended. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const ended = [this.#commands.close(), this.#jobs.close()];
    this.cancelAll();
    await Promise.all(ended);
  }

  async #run(call: Call, signal: AbortSignal): Promise<unknown> {
    const checked = check(call, signal);
    this.#checkState(checked.definition);
    if (isSessionMethod(checked.name)) return this.#runSessionMethod(checked.name, checked);
    return this.#runRecordMethod(checked.name, checked);
  }

  #checkState({ needs }: MethodDefinition): void {
    if (this.#isClosed) throw new ClinicFailure('LOCKED');
    if (needs === 'any') return;
    if (needs === 'unlocked') {
      if (this.#parts.session.openSite === undefined) throw new ClinicFailure('LOCKED');
      return;
    }
    const status = this.#parts.session.status();
    if (needs === 'no-site') {
      if (status.state !== 'no_site') throw new ClinicFailure('SITE_EXISTS');
      return;
    }
    if (status.state === 'no_site') throw new ClinicFailure('NO_SITE');
    if (status.state === 'unlocked') throw new ClinicFailure('NOT_PERMITTED');
    if (status.state === 'damaged') {
      throw new ClinicFailure(status.code, { previousCopyAvailable: status.previousCopyAvailable });
    }
  }

  async #runSessionMethod(name: SessionMethod, checked: CheckedCall): Promise<unknown> {
    const run = async (): Promise<unknown> => {
      await this.#parts.session.openSite?.store.whenWritable();
      // Checked again when its turn comes: the command before it may have locked or unlocked.
      this.#checkState(checked.definition);
      if (checked.definition.needs === 'unlocked') this.#checkPermission(this.#openSite(), checked);
      const { session, takeFile, emitProgress } = this.#parts;
      const { callId, operationId, signal } = checked;
      const report = throttledProgress(session.clock, emitProgress);
      const context: SessionContext = {
        session,
        operationId,
        takeFile,
        signal,
        progress: (step, done, total) => {
          report({ callId, step, done, total });
        },
      };
      // The schema of this very method has just parsed the input.
      const output: unknown = await this.#parts.sessionHandlers[name](context, checked.input as never);
      return checkedOutput(checked.definition, output);
    };
    if (checked.definition.kind === 'query') return run();
    const asCommand = () => this.#commands.run(run, checked.signal);
    // A job never waits for a command, so taking both turns can't block anybody for good.
    return isExclusive(name) ? this.#jobs.run(asCommand, checked.signal) : asCommand();
  }

  async #runRecordMethod(name: RecordMethod, checked: CheckedCall): Promise<unknown> {
    await this.#openSite().store.whenWritable();
    // Refused before anything is loaded, or waits for its turn.
    this.#checkPermission(this.#openSite(), checked);
    const runner = await this.#parts.loadRunner();
    const run = async (): Promise<unknown> => {
      // Reading is audited, refusing too: both write.
      await this.#openSite().store.whenWritable();
      const site = this.#openSite();
      const subject = this.#checkPermission(site, checked);
      try {
        return await runner.run(name, {
          site,
          subject,
          input: checked.input,
          callId: checked.callId,
          operationId: checked.operationId,
          signal: checked.signal,
          checkOutput: (output) => checkedOutput(checked.definition, output),
        });
      } catch (error) {
        // Some rights only the handler can tell, such as whose note it is; their refusals are in the log too.
        if (error instanceof ClinicFailure && HANDLER_REFUSALS.has(error.code))
          site.auditRefusal(name, subject);
        throw error;
      }
    };
    switch (runner.laneOf(name)) {
      case 'read':
        return run();
      case 'write':
        return this.#commands.run(run, checked.signal);
      case 'job':
        return this.#jobs.run(run, checked.signal);
    }
  }

  #openSite(): OpenSite {
    const { openSite } = this.#parts.session;
    if (openSite === undefined) throw new ClinicFailure('LOCKED');
    return openSite;
  }

  /** Role, then relation to the person (R-ROL-01, R-ROL-02, R-ROL-05). A refusal is audited. */
  #checkPermission(site: OpenSite, { name, definition, input }: CheckedCall): CallSubject | undefined {
    const { user } = site;
    if (user.mustChangePassphrase && !ALLOWED_BEFORE_PASSPHRASE_CHANGE.has(name)) {
      throw new ClinicFailure('PASSPHRASE_MUST_CHANGE');
    }
    // A role that may never call it learns nothing of the record.
    if (ACCESS[name][user.role] === 'none') {
      site.auditRefusal(name, undefined);
      throw new ClinicFailure('NOT_PERMITTED');
    }
    const subject = subjectOf(site, definition, input);
    const relation = relationTo(site.reader, { user, today: site.today, now: site.clock.now() }, subject);
    const outcome = accessOutcome(name, user.role, relation);
    if (outcome !== 'allowed') {
      site.auditRefusal(name, subject);
      throw new ClinicFailure(outcome);
    }
    return subject;
  }

  #explain(error: unknown, method: string): ClinicError {
    if (error instanceof StoreFailure && error.code === 'DATABASE_DAMAGED') {
      this.#parts.session.lookForDamage().catch(() => undefined);
    }
    const explained = callFailure(error);
    if (explained.unforeseen !== undefined) {
      const loggable = isMethodName(method) ? method : 'unknown';
      this.#parts.onUnforeseen({ error: explained.error, unforeseen: explained.unforeseen }, error, loggable);
    }
    return explained.error;
  }
}

function check(call: Call, signal: AbortSignal): CheckedCall {
  const name = call.method;
  if (!isMethodName(name)) throw new ClinicFailure('UNKNOWN_METHOD');
  const definition = methodDefinition(name);
  if (!isVaultMethod(name)) throw new ClinicFailure('UNKNOWN_METHOD');
  const finding = checkInput(call.input);
  if (finding === 'too_large') throw new ClinicFailure('INPUT_TOO_LARGE');
  if (finding === 'not_plain') throw new ClinicFailure('INVALID_INPUT');
  const parsed = definition.input.safeParse(call.input);
  if (!parsed.success) throw invalidInput(parsed.error);
  const input = parsed.data;
  // A read has no operation of its own; what it would write (nothing) is known by its call.
  const operationId = textField(input, 'operationId') ?? call.callId;
  return { callId: call.callId, name, definition, input, operationId, signal };
}

function isVaultMethod(name: Parameters<typeof methodDefinition>[0]): name is VaultMethod {
  return methodDefinition(name).process === 'vault';
}

/**
 * The output as its schema gives it back. One that breaks its schema never leaves: it may hold a field the role
 * must not see.
 */
function checkedOutput(definition: MethodDefinition, output: unknown): unknown {
  const parsed = definition.output.safeParse(output);
  if (!parsed.success) throw new ClinicFailure('INTERNAL', undefined, { cause: parsed.error });
  return parsed.data;
}

function subjectOf(site: OpenSite, definition: MethodDefinition, input: unknown): CallSubject | undefined {
  if (definition.subject === undefined) return undefined;
  const recordId = textField(input, definition.subject.field);
  const subject =
    recordId === undefined ? undefined : findSubject(site.reader, definition.subject.entity, recordId);
  if (subject === undefined) throw new ClinicFailure('NOT_FOUND');
  return subject;
}

function textField(input: unknown, field: string): string | undefined {
  if (typeof input !== 'object' || input === null || !Object.hasOwn(input, field)) return undefined;
  const value: unknown = Reflect.get(input, field);
  return typeof value === 'string' ? value : undefined;
}
