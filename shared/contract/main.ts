import { z } from 'zod';

import { FileTokenSchema } from './file-token';
import { Nothing, query } from './define-method';
import { PrintJobSchema } from './print';

/** Why the page had to be unlocked again; the lock screen says it in words. */
export const LOCK_REASONS = [
  'person',
  'idle',
  'suspend',
  'screen_lock',
  'clock_changed',
  /** The vault process ended by itself. What was acknowledged is on disk. */
  'vault_stopped',
  /** The database isn't as it was written; the lock screen says what was found. */
  'damage_found',
  'page_stopped',
] as const;
export type LockReason = (typeof LOCK_REASONS)[number];

/** The few methods of the main process: native dialogs, printing, lock, the window. */
export const mainMethods = {
  'app.info': query({
    process: 'main',
    needs: 'any',
    input: Nothing,
    output: z.strictObject({
      version: z.string(),
      electronVersion: z.string(),
      platform: z.string(),
      /** A first guess from the files there are, so that a screen shows before the vault has started. */
      hasSite: z.boolean(),
      /** Why this page was loaded anew; `null` at the app's start. */
      lockReason: z.enum(LOCK_REASONS).nullable(),
    }),
  }),
  /**
   * Locks now: the vault process is ended and the page starts afresh. The page calls it when it has handed in
   * what was being typed, whoever wanted the lock.
   */
  'app.lock': query({ process: 'main', needs: 'any', input: Nothing, output: Nothing }),
  /** Somebody is there although nothing was typed or moved: the answer to the warning before an idle lock. */
  'app.stay': query({ process: 'main', needs: 'unlocked', input: Nothing, output: Nothing }),
  /** Lets a person choose a file to read; `null` when they change their mind. The name is for the screen only. */
  'file.chooseToRead': query({
    process: 'main',
    needs: 'unlocked',
    input: z.strictObject({ purpose: z.enum(['import_people']) }),
    output: z.strictObject({
      chosen: z.strictObject({ token: FileTokenSchema, displayName: z.string() }).nullable(),
    }),
  }),
  'file.chooseFolder': query({
    process: 'main',
    needs: 'unlocked',
    input: z.strictObject({ purpose: z.enum(['end_of_day_export', 'backup']) }),
    output: z.strictObject({
      chosen: z.strictObject({ token: FileTokenSchema, displayName: z.string() }).nullable(),
    }),
  }),
  /** Lets a person choose where backups lie, before anybody is signed in. */
  'restore.chooseFolder': query({
    process: 'main',
    needs: 'any',
    input: Nothing,
    output: z.strictObject({
      chosen: z.strictObject({ token: FileTokenSchema, displayName: z.string() }).nullable(),
    }),
  }),
  /** Prints what the page shows by its print style sheet. */
  'page.print': query({
    process: 'main',
    needs: 'unlocked',
    input: z.strictObject({ job: PrintJobSchema }),
    output: z.strictObject({ printed: z.boolean() }),
  }),
};
