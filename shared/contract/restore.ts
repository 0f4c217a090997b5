import { z } from 'zod';

import { UuidSchema } from '../identifiers';
import { InstantSchema } from '../time';
import { Nothing, command, query } from './define-method';
import { FileTokenSchema } from './file-token';

/** Who asks: somebody with an account and its passphrase, or whoever has the recovery code. */
const credentials = {
  /** `null`: the secret is the recovery code. */
  signInName: z.string().min(1).max(100).nullable(),
  secret: z.string().min(1).max(4096),
};

export const RestorableSchema = z.strictObject({
  snapshotId: z.string().max(120),
  takenAt: InstantSchema,
  bytes: z.int().nonnegative(),
  /**
   * `ready` to be restored; `cut_off` or `damaged`, so it can't; `other_key`: made when another passphrase or code was in
   * use.
   */
  state: z.enum(['ready', 'cut_off', 'damaged', 'other_key']),
  counts: z
    .strictObject({ clients: z.int(), encounters: z.int(), notes: z.int(), users: z.int() })
    .nullable(),
  /** From the snapshot to the last thing saved on this computer; `null` when there is nothing to compare with. */
  lostMinutes: z.int().nonnegative().nullable(),
  /** Changes on this computer the snapshot doesn't have; `null` when they can't be counted. */
  lostChangeCount: z.int().nonnegative().nullable(),
});
export type Restorable = z.infer<typeof RestorableSchema>;

export const RestoreReportSchema = z.strictObject({
  takenAt: InstantSchema,
  /** Changes made after the snapshot that could still be read and are back. */
  replayedChangeCount: z.int().nonnegative(),
  /** Records that are back from the damaged database's tables: their changes could not be read. */
  rescuedRecordCount: z.int().nonnegative(),
  /** Drafts, settings and files noted on this computer that are back. */
  localRecordCount: z.int().nonnegative(),
  /** Places of the damaged database that could not be read. */
  unreadableCount: z.int().nonnegative(),
  /** How much of what came after the snapshot could be looked for in what was here. */
  later: z.enum([
    /** All of it was read. */
    'read',
    /** Places of it don't read, or its last changes were in a log that is gone or broken. */
    'partly',
    /** It doesn't open at all. */
    'unreadable',
    /** There was no database here. */
    'absent',
  ]),
  /** Whether what was here was set aside. */
  isSetAside: z.boolean(),
});
export type RestoreReport = z.infer<typeof RestoreReportSchema>;

export const restoreMethods = {
  /**
   * The backups in a folder (`null`: those on this computer), opened with somebody's passphrase or the recovery code.
   * While the site's database is in order only an administrator or the recovery code gets an answer.
   */
  'restore.look': query({
    needs: 'any',
    input: z.strictObject({ folderToken: FileTokenSchema.nullable(), ...credentials }),
    output: z.strictObject({ lookId: UuidSchema, snapshots: z.array(RestorableSchema) }),
  }),
  /** Puts a backup in the place of what is here, which is set aside, and puts back what can still be read of it. */
  'restore.run': command({
    needs: 'any',
    auditAction: 'site.restored',
    input: { lookId: UuidSchema, snapshotId: z.string().max(120) },
    output: RestoreReportSchema,
  }),
  /**
   * Tries the database once more, as it is. Where the last changes are lost with their file, goes on without them.
   */
  'restore.openAnyway': command({
    needs: 'any',
    auditAction: 'site.opened_after_damage',
    input: {},
    output: Nothing,
  }),
};
