import { z } from 'zod';
import { describe, expect, it, vi } from 'vitest';

import { appendAudit } from '../../../../electron/vault/store/audit';
import { forgetCommandResults, runCommand, storedResult } from '../../../../electron/vault/store/commands';
import type { Command } from '../../../../electron/vault/store/commands';
import { openStore, transaction } from '../../../../electron/vault/store/connection';
import { insertRecord } from '../../../../electron/vault/store/records';
import { sqlFragment } from '../../../../electron/vault/store/sql';
import { newIdentifier } from '../../../../shared/identifiers';
import { Client } from '../../../../shared/model/index';
import type { InstantMs } from '../../../../shared/time';
import { ACTOR_ID, clientValues } from '../../../support/record-values';
import { failureOf, temporaryStore } from '../../../support/temporary-store';
import type { TestStore } from '../../../support/temporary-store';

function command(test: TestStore, part: Partial<Command> = {}): Command {
  return {
    operationId: newIdentifier(),
    actorId: ACTOR_ID,
    method: 'clients.add',
    now: test.clock.now(),
    ...part,
  };
}

function counts(test: TestStore): unknown {
  const { reader } = test.store;
  return {
    clients: reader.value(sqlFragment`SELECT count(*) FROM client`, z.int()),
    operations: reader.value(sqlFragment`SELECT count(DISTINCT operation_id) FROM change`, z.int()),
    audit: reader.value(sqlFragment`SELECT count(*) FROM audit`, z.int()),
    results: reader.value(sqlFragment`SELECT count(*) FROM command_result`, z.int()),
  };
}

function addClient(test: TestStore, one: Command) {
  return runCommand(test.store, one, (writer) => {
    const client = insertRecord(writer, test.context(), Client, clientValues());
    appendAudit(writer, { at: one.now, actorId: one.actorId, action: 'client.created', clientId: client.id });
    return { id: client.id, warnings: [] };
  });
}

describe('commands', () => {
  it('writes rows, changes, audit and result together', () => {
    const test = temporaryStore();
    const outcome = addClient(test, command(test));
    expect(outcome.isRepeated).toBe(false);
    expect(counts(test)).toEqual({ clients: 1, operations: 1, audit: 1, results: 1 });
  });

  it('answers a repeated call with the stored result and runs nothing, also after a restart', () => {
    const test = temporaryStore();
    const one = command(test);
    const first = addClient(test, one);
    const work = vi.fn();
    expect(runCommand(test.store, one, work)).toEqual({ value: first.value, isRepeated: true });
    test.store.close();
    const store = openStore({ path: test.path, key: test.key });
    expect(runCommand(store, one, work)).toEqual({ value: first.value, isRepeated: true });
    expect(work).not.toHaveBeenCalled();
    store.close();
  });

  it('leaves nothing when the work fails, and the same operation can be tried again', () => {
    const test = temporaryStore();
    const one = command(test);
    const fails = (): unknown =>
      runCommand(test.store, one, (writer) => {
        const client = insertRecord(writer, test.context(), Client, clientValues());
        appendAudit(writer, {
          at: one.now,
          actorId: ACTOR_ID,
          action: 'client.created',
          clientId: client.id,
        });
        throw new Error('no');
      });
    expect(fails).toThrow('no');
    expect(counts(test)).toEqual({ clients: 0, operations: 0, audit: 0, results: 0 });
    expect(addClient(test, one).isRepeated).toBe(false);
  });

  it('stores no result of a promise', () => {
    const test = temporaryStore();
    const one = command(test);
    expect(() => runCommand(test.store, one, async () => Promise.resolve(1))).toThrow(TypeError);
    expect(storedResult(test.store.reader, one)).toBeUndefined();
  });

  it('keeps "no answer" apart from "not run"', () => {
    const test = temporaryStore();
    const one = command(test);
    runCommand(test.store, one, () => undefined);
    expect(storedResult(test.store.reader, one)).toEqual({ value: undefined });
    expect(storedResult(test.store.reader, command(test))).toBeUndefined();
  });

  it('gives nobody the result of another person or method', () => {
    const test = temporaryStore();
    const one = command(test);
    addClient(test, one);
    const work = vi.fn();
    for (const other of [{ actorId: newIdentifier() }, { method: 'clients.edit' }]) {
      expect(failureOf(() => runCommand(test.store, { ...one, ...other }, work)).code).toBe('INVALID_INPUT');
    }
    expect(work).not.toHaveBeenCalled();
  });

  it('forgets results nobody will ask for again', () => {
    const test = temporaryStore();
    const old = command(test);
    addClient(test, old);
    test.clock.pass(86_400_000);
    const recent = command(test);
    addClient(test, recent);
    const before = (test.clock.now() - 3_600_000) as InstantMs;
    expect(transaction(test.store, (writer) => forgetCommandResults(writer, before))).toBe(1);
    expect(storedResult(test.store.reader, old)).toBeUndefined();
    expect(storedResult(test.store.reader, recent)).toBeDefined();
  });
});
