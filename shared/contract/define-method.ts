import { z } from 'zod';

import { UuidSchema } from '../identifiers';

/** Which process answers the method. */
type MethodProcess = 'vault' | 'main';

/**
 * When a method may run: `any` time; only while there is `no-site`; only while `locked`;
 * only `unlocked`. The dispatcher refuses the rest before the handler sees the input (S14).
 */
type MethodNeed = 'any' | 'no-site' | 'locked' | 'unlocked';

export interface MethodDefinition<
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
  Action extends string | null = string | null,
> {
  readonly process: MethodProcess;
  /** A command changes something and carries an `operationId`, so that a retry is safe; a query changes nothing. */
  readonly kind: 'query' | 'command';
  readonly needs: MethodNeed;
  /**
   * The field of the input that names the record the call is about, and what kind of record it is; the
   * dispatcher finds the client behind it and checks the caller's relation to them (`shared/access.ts`).
   */
  readonly subject?: { readonly field: string; readonly entity: SubjectEntity };
  /** The call opens somebody's chart: it is audited even when it only reads (R-AUD-01). */
  readonly readsChart: boolean;
  /**
   * A command whose writes stay on this computer and come out the same however often they are repeated (drafts,
   * view settings): its answer isn't kept under the `operationId`.
   */
  readonly isLocal: boolean;
  /**
   * Entities of local scope the command writes. They leave no change rows, from which the page is otherwise told
   * what to refresh.
   */
  readonly localEntities: readonly string[];
  /**
   * The audit action; every command has one, and every chart read. Commands and chart reads leave one row each
   * time. Local commands and other reads, which come with every keystroke and scroll, leave one row for all calls
   * about the same record within `AUDIT_PAUSE_MINUTES`.
   */
  readonly auditAction: Action;
  readonly input: Input;
  readonly output: Output;
}

/** How long calls of a kind that comes often are covered by the audit row of the first. */
export const AUDIT_PAUSE_MINUTES = 5;

/** Records from which the dispatcher can tell which person a call is about. */
export type SubjectEntity =
  'client' | 'encounter' | 'appointment' | 'note' | 'groupSession' | 'groupSeries' | 'waitingListEntry';

interface QueryOptions<Input extends z.ZodType, Output extends z.ZodType, Action extends string> {
  readonly needs?: MethodNeed;
  readonly process?: MethodProcess;
  readonly subject?: MethodDefinition['subject'];
  readonly readsChart?: boolean;
  readonly auditAction?: Action;
  readonly input: Input;
  readonly output: Output;
}

/** Declares a method that only reads. */
export function query<Input extends z.ZodType, Output extends z.ZodType, const Action extends string = never>(
  options: QueryOptions<Input, Output, Action>,
): MethodDefinition<Input, Output, Action | null> {
  return {
    process: options.process ?? 'vault',
    kind: 'query',
    needs: options.needs ?? 'unlocked',
    ...(options.subject === undefined ? {} : { subject: options.subject }),
    readsChart: options.readsChart ?? false,
    isLocal: false,
    localEntities: [],
    auditAction: options.auditAction ?? null,
    input: options.input,
    output: options.output,
  };
}

interface CommandOptions<
  Shape extends z.core.$ZodLooseShape,
  Output extends z.ZodType,
  Action extends string,
> {
  readonly needs?: MethodNeed;
  readonly process?: MethodProcess;
  readonly subject?: MethodDefinition['subject'];
  readonly isLocal?: boolean;
  readonly localEntities?: readonly string[];
  readonly auditAction: Action;
  readonly input: Shape;
  readonly output: Output;
}

/** Declares a method that changes something; the `operationId` is added to its input. */
export function command<
  Shape extends z.core.$ZodLooseShape,
  Output extends z.ZodType,
  const Action extends string,
>(options: CommandOptions<Shape, Output, Action>) {
  return {
    process: options.process ?? 'vault',
    kind: 'command',
    needs: options.needs ?? 'unlocked',
    ...(options.subject === undefined ? {} : { subject: options.subject }),
    readsChart: false,
    isLocal: options.isLocal ?? false,
    localEntities: options.localEntities ?? [],
    auditAction: options.auditAction,
    input: z.strictObject({ operationId: UuidSchema, ...options.input }),
    output: options.output,
  } as const;
}

/** The input or output of a method that has none. */
export const Nothing = z.strictObject({});
