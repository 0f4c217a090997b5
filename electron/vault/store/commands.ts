import { z } from 'zod';

import { ClinicFailure } from '../../../shared/errors';
import type { InstantMs } from '../../../shared/time';
import { longTransaction, transaction } from './connection';
import type { Reader, Store, Writer } from './connection';
import { refusePromise } from './handles';
import { sql } from './sql';

const StoredRowSchema = z.object({ actor_id: z.string(), method: z.string(), result: z.string() });
const StoredValueSchema = z.object({ value: z.unknown().optional() });

/** One call of a command. */
export interface Command {
  /** Made by the page (UUIDv7) and the same when the call is repeated. */
  readonly operationId: string;
  readonly actorId: string;
  readonly method: string;
  readonly now: InstantMs;
}

/** What a command answered, and whether that was stored earlier. */
export interface CommandOutcome<Value> {
  readonly value: Value;
  readonly isRepeated: boolean;
}

/**
 * Runs a command: one immediate transaction that holds its rows, its changes, its audit row (all written by the
 * work) and its result. When the operation ran before, nothing runs and its stored result is the answer, so a
 * retry after a crash is safe.
 * @param work returns what the page gets, which must survive JSON unchanged
 * @throws ClinicFailure `INVALID_INPUT` when the operation id belongs to another person's or method's command.
 */
export function runCommand<Value>(
  store: Store,
  command: Command,
  work: (writer: Writer) => Value,
): CommandOutcome<Value> {
  return transaction(store, (writer): CommandOutcome<Value> => {
    const stored = storedResult(writer, command);
    // The same method wrote it, and the dispatcher checks every answer by the method's output schema.
    if (stored !== undefined) return { value: stored.value as Value, isRepeated: true };
    const value = work(writer);
    refusePromise(value);
    storeResult(writer, command, value);
    return { value, isRepeated: false };
  });
}

/**
 * The same for a command whose writing takes many turns of the event loop: still one transaction, all of it or
 * nothing (see `longTransaction`).
 */
export function runLongCommand<Value>(
  store: Store,
  command: Command,
  work: (writer: Writer) => Promise<Value>,
): Promise<CommandOutcome<Value>> {
  return longTransaction(store, async (writer): Promise<CommandOutcome<Value>> => {
    const stored = storedResult(writer, command);
    if (stored !== undefined) return { value: stored.value as Value, isRepeated: true };
    const value = await work(writer);
    storeResult(writer, command, value);
    return { value, isRepeated: false };
  });
}

function storeResult(writer: Writer, command: Command, value: unknown): void {
  // `undefined` is what commands without an answer return; inside an object JSON leaves it out.
  const result = JSON.stringify({ value });
  writer.run(sql`
    INSERT INTO command_result (operation_id, actor_id, method, recorded_at, result)
    VALUES (${command.operationId}, ${command.actorId}, ${command.method}, ${command.now}, ${result})`);
}

/**
 * The stored result of an operation that already ran to its end.
 * @throws ClinicFailure `INVALID_INPUT` when the operation id belongs to another person's or method's command.
 */
export function storedResult(
  reader: Reader,
  command: Pick<Command, 'operationId' | 'actorId' | 'method'>,
): { readonly value: unknown } | undefined {
  const row = reader.first(
    sql`SELECT actor_id, method, result FROM command_result WHERE operation_id = ${command.operationId}`,
    StoredRowSchema,
  );
  if (row === undefined) return undefined;
  if (row.actor_id !== command.actorId || row.method !== command.method)
    throw new ClinicFailure('INVALID_INPUT');
  const { value } = StoredValueSchema.parse(JSON.parse(row.result));
  return { value };
}

/** Forgets the results of commands older than the instant: nobody retries them any more. Answers how many. */
export function forgetCommandResults(writer: Writer, before: InstantMs): number {
  return writer.run(sql`DELETE FROM command_result WHERE recorded_at < ${before}`);
}
