import type { MethodNameOf } from '../../shared/contract';
import { methodDefinition } from '../../shared/contract';
import type { EventData } from '../../shared/events';
import type { FileTokens } from './file-tokens';
import type { OpenSite } from './open-site';
import { throttledProgress } from './progress';
import type { Handler, Handlers, JobContext, WriteContext } from './records/context';
import type { CallSubject } from './relations';
import type { SessionMethod } from './session-handler';

/** Methods answered by the handlers of records and exchange, over an open database. */
export type RecordMethod = Exclude<MethodNameOf<'vault'>, SessionMethod>;

export type RecordHandlers = Handlers<RecordMethod>;

/** A call that passed every check. */
export interface HandlerCall {
  readonly site: OpenSite;
  readonly subject: CallSubject | undefined;
  readonly input: unknown;
  readonly callId: string;
  readonly operationId: string;
  readonly signal: AbortSignal;
  /** The output as the contract has it; throws when it isn't. */
  checkOutput(output: unknown): unknown;
}

/** Runs handlers; the part of the dispatcher that is loaded with the database. */
export interface HandlerRunner {
  /** Whether the method reads at once, writes in its turn, or is a job of its own. */
  laneOf(name: RecordMethod): 'read' | 'write' | 'job';
  run(name: RecordMethod, call: HandlerCall): Promise<unknown>;
}

interface RunnerParts {
  readonly files: FileTokens;
  readonly reauthenticate: (passphrase: string) => Promise<void>;
  readonly emitProgress: (progress: EventData<'job.progress'>) => void;
}

/** The runner over a set of handlers. */
export function createHandlerRunner(handlers: RecordHandlers, parts: RunnerParts): HandlerRunner {
  return {
    laneOf: (name) => handlers[name].run,
    run: async (name, call) => {
      // The dispatcher parsed the input by this very method's schema, which its handler's type comes from.
      const handler = handlers[name] as Handler<never>;
      switch (handler.run) {
        case 'read': {
          const output = handler.handle(call.site.readContext(), call.input as never);
          const checked = call.checkOutput(output);
          call.site.auditRead(name, call.subject);
          return checked;
        }
        case 'write': {
          await handler.before?.({ reauthenticate: parts.reauthenticate }, call.input as never);
          const work = (context: WriteContext): unknown =>
            call.checkOutput(handler.handle(context, call.input as never));
          // A long transaction may have begun while `before` waited.
          await call.site.store.whenWritable();
          return call.checkOutput(call.site.commit({ ...call, method: name }, work));
        }
        case 'job': {
          const output = await handler.handle(jobContext(name, call, parts), call.input as never);
          const checked = call.checkOutput(output);
          if (methodDefinition(name).kind === 'query') call.site.auditRead(name, call.subject);
          return checked;
        }
      }
    },
  };
}

function jobContext(name: RecordMethod, call: HandlerCall, parts: RunnerParts): JobContext {
  const { site, callId, operationId, signal } = call;
  const report = throttledProgress(site.clock, parts.emitProgress);
  return {
    ...site.caller(),
    store: site.store,
    callId,
    operationId,
    signal,
    commit: (work) => site.commit({ ...call, method: name }, work),
    commitInParts: (work) => site.commitInParts({ ...call, method: name }, work),
    storedResult: () => site.storedResult(operationId, name),
    progress: (step, done, total) => {
      report({ callId, step, done, total });
    },
    takeFile: (token) => parts.files.take(token),
    lookAtFile: (token) => parts.files.look(token),
    reauthenticate: parts.reauthenticate,
  };
}
