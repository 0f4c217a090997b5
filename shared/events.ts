import { z } from 'zod';

import { UuidSchema } from './identifiers';

/** What the vault tells the page without being asked. Data only: ids, names of entities, numbers. */
export const EVENTS = {
  /** Rows of these entities changed in a committed transaction; the page refreshes what it shows of them. */
  'records.changed': z.strictObject({
    entities: z.array(z.string()),
    /** People whose chart is concerned; empty for a change too large to list. */
    clientIds: z.array(UuidSchema).max(200),
    unsentChangeCount: z.int().nonnegative(),
  }),
  /** A long job moves on. */
  'job.progress': z.strictObject({
    /** The call the job belongs to. */
    callId: UuidSchema,
    step: z.enum([
      'reading',
      'checking',
      'matching',
      'writing',
      'measuring',
      'sealing',
      'verifying',
      'preparing',
    ]),
    done: z.int().nonnegative(),
    /** 0 while unknown. */
    total: z.int().nonnegative(),
  }),
  /** A backup began, ended or failed. */
  'backup.changed': z.strictObject({}),
  /**
   * The window is about to lock; the page hands in what is being typed and calls `app.lock`. Comes from main
   * through the preload, so that a vault that hangs can't keep a page uncovered.
   */
  'session.locking': z.strictObject({ withinMilliseconds: z.int().positive() }),
} as const;

export type EventName = keyof typeof EVENTS;
export type EventData<Name extends EventName> = z.output<(typeof EVENTS)[Name]>;
