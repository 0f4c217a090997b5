import { randomBytes } from 'node:crypto';
import { join } from 'node:path';

import { onTestFinished } from 'vitest';

import { openChangeLog } from '../../electron/vault/store/changes';
import type { WriteContext } from '../../electron/vault/store/changes';
import { createStore } from '../../electron/vault/store/connection';
import type { Store } from '../../electron/vault/store/connection';
import { migrate } from '../../electron/vault/store/migrate';
import { ClinicFailure } from '../../shared/errors';
import { newIdentifier } from '../../shared/identifiers';
import { FakeClock } from './fake-clock';
import { ACTOR_ID } from './record-values';
import { temporaryFolder } from './temporary-folder';

/** A real encrypted database with today's schema, and what is needed to write to it as one device. */
export interface TestStore {
  readonly store: Store;
  readonly path: string;
  readonly key: Buffer;
  readonly folder: string;
  readonly clock: FakeClock;
  readonly deviceId: string;
  /** A context of a new operation, at the clock's time. */
  readonly context: (actorId?: string) => WriteContext;
}

/** A new database, closed and removed when the test is over. */
export function temporaryStore(
  options: { readonly clock?: FakeClock; readonly deviceId?: string } = {},
): TestStore {
  const folder = temporaryFolder();
  const path = join(folder, 'waystation.db');
  const key = randomBytes(32);
  const clock = options.clock ?? new FakeClock();
  const deviceId = options.deviceId ?? newIdentifier();
  const store = createStore({ path, key });
  onTestFinished(() => {
    store.close();
  });
  migrate(store, { backUp: () => undefined });
  const changeLog = openChangeLog(store.reader, { deviceId, clock });
  return {
    store,
    path,
    key,
    folder,
    clock,
    deviceId,
    context: (actorId = ACTOR_ID) => ({
      actorId,
      now: clock.now(),
      operationId: newIdentifier(),
      changeLog,
    }),
  };
}

/** The refusal the work throws; fails the test when it throws none. */
export function failureOf(work: () => unknown): ClinicFailure {
  try {
    work();
  } catch (error) {
    if (error instanceof ClinicFailure) return error;
    throw error;
  }
  throw new Error('Nothing was refused');
}

/** The refusal an asynchronous piece of work rejects with; fails the test when it doesn't. */
export async function asyncFailureOf(work: Promise<unknown>): Promise<ClinicFailure> {
  try {
    await work;
  } catch (error) {
    if (error instanceof ClinicFailure) return error;
    throw error;
  }
  throw new Error('Nothing was refused');
}
