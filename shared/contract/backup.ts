import { z } from 'zod';

import { InstantSchema } from '../time';
import { Nothing, command, query } from './define-method';
import { FileTokenSchema } from './file-token';

/** Why copying into a place didn't work last time. */
export const BACKUP_PROBLEMS = ['disk_full', 'unwritable', 'missing', 'copy_damaged', 'other'] as const;
export type BackupProblem = (typeof BACKUP_PROBLEMS)[number];

/** How a place for backups stands. `late`: nothing went wrong, but the newest backup is old. */
export const BACKUP_STATES = ['ok', 'late', 'none_yet', ...BACKUP_PROBLEMS] as const;
export type BackupState = (typeof BACKUP_STATES)[number];

/** A place whose newest backup is older than this is late. */
export const BACKUP_LATE_HOURS = 48;

export const BackupStatusSchema = z.strictObject({
  isRunning: z.boolean(),
  computer: z.strictObject({
    state: z.enum(BACKUP_STATES),
    newestAt: InstantSchema.nullable(),
    oldestAt: InstantSchema.nullable(),
    count: z.int().nonnegative(),
    bytes: z.int().nonnegative(),
  }),
  /** A folder somebody chose on another disk; `null` when there is none. */
  second: z
    .strictObject({
      /** The folder's own name, as chosen; never its path. */
      displayName: z.string(),
      state: z.enum(BACKUP_STATES),
      newestAt: InstantSchema.nullable(),
    })
    .nullable(),
});
export type BackupStatus = z.infer<typeof BackupStatusSchema>;

export const backupMethods = {
  'backup.status': query({ input: Nothing, output: BackupStatusSchema }),
  /** Starts a backup of this moment; that it is done comes as the event `backup.changed`. */
  'backup.start': command({ auditAction: 'backup.started', input: {}, output: Nothing }),
  /** Keeps a copy of every backup in a folder on another disk. */
  'backup.setSecondFolder': command({
    auditAction: 'backup.second_folder_set',
    input: { folderToken: FileTokenSchema },
    output: BackupStatusSchema,
  }),
  /** No more copies go to the second folder; those there stay. */
  'backup.clearSecondFolder': command({
    auditAction: 'backup.second_folder_cleared',
    input: {},
    output: BackupStatusSchema,
  }),
};
