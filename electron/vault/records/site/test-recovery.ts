import { copyFileSync, mkdirSync, rmSync } from 'node:fs';

import { z } from 'zod';

import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { ClinicFailure } from '../../../../shared/errors';
import { Site } from '../../../../shared/model';
import { copyOpenStore } from '../../backup/take-snapshot';
import { fileFailure } from '../../durable-file';
import { unlockWithRecoveryCode } from '../../keys/slots';
import type { SessionContext } from '../../session-handler';
import { siteFolder } from '../../site-folder';
import { openStore } from '../../store/connection';
import { updateRecord } from '../../store/records';
import { sqlFragment } from '../../store/sql';
import { readSite } from './session-view';

type Outcome = MethodOutput<'recovery.test'>;

/**
 * Tries the recovery code the way a locked-out administrator would, on copies of key file and database: nothing of the
 * site is touched, and the copies go again. A code that opened them has plainly been written down.
 * @throws ClinicFailure `WRONG_RECOVERY_CODE` (audited), `DATABASE_DAMAGED`, `DISK_FULL`, `DISK_READ_ONLY`
 */
export async function testRecovery(
  { session, operationId }: SessionContext,
  { recoveryCode }: ParsedInput<'recovery.test'>,
): Promise<Outcome> {
  const site = session.requireSite();
  const copy = siteFolder(session.folder.recoveryTest);
  try {
    rmSync(copy.path, { recursive: true, force: true });
    mkdirSync(copy.path, { mode: 0o700 });
    copyFileSync(session.folder.keyFile, copy.keyFile);
    const { dataKey } = await unlockWithRecoveryCode(copy.keyFile, recoveryCode);
    await copyOpenStore(site.store, copy.database);
    try {
      await session.requireKeeper().prove(copy.database, dataKey);
      const outcome = countsIn(copy.database, dataKey);
      return site.commit(
        { method: 'recovery.test', operationId, subject: undefined },
        ({ writer, change }) => {
          const { id, recoveryCodeConfirmedAt } = readSite(writer);
          const patch = {
            recoveryCodeTestedAt: change.now,
            recoveryCodeConfirmedAt: recoveryCodeConfirmedAt ?? change.now,
          };
          updateRecord(writer, change, Site, id, patch, { expectedRevision: 'newest' });
          return outcome;
        },
      );
    } finally {
      dataKey.fill(0);
    }
  } catch (error) {
    if (error instanceof ClinicFailure && error.code === 'WRONG_RECOVERY_CODE') {
      site.audit({ action: 'recovery.test_failed' });
    }
    throw fileFailure(error);
  } finally {
    rmSync(copy.path, { recursive: true, force: true });
  }
}

function countsIn(path: string, dataKey: Buffer): Outcome {
  const store = openStore({ path, key: dataKey });
  try {
    return {
      clientCount: store.reader.value(sqlFragment`SELECT count(*) FROM client`, z.int()) ?? 0,
      noteCount: store.reader.value(sqlFragment`SELECT count(*) FROM note`, z.int()) ?? 0,
    };
  } finally {
    store.close();
  }
}
