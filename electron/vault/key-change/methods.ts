import { z } from 'zod';

import type { MethodOutput, ParsedInput } from '../../../shared/contract';
import { dataKeyMethods } from '../../../shared/contract/data-key';
import { ClinicFailure } from '../../../shared/errors';
import { User } from '../../../shared/model';
import { InstantSchema } from '../../../shared/time';
import { readKeyFile } from '../keys/key-file';
import { movable, newDataKey } from '../keys/slots';
import type { SessionContext } from '../session-handler';
import { getRecord } from '../store/records';
import { sql } from '../store/sql';
import { carryKeyChangeThrough } from './place';
import { prepareChangedKey } from './change-key';

const { auditAction: ACTION, output: OutcomeSchema } = dataKeyMethods['dataKey.change'];

/** When the data key was last changed, and what stands in the way of changing it now. */
export async function dataKeyStatus({ session }: SessionContext): Promise<MethodOutput<'dataKey.status'>> {
  const { reader } = session.requireSite();
  const { stayingUserIds, recoveryCodeMoves } = movable(readKeyFile(session.folder.keyFile));
  const changedAt = reader.value(
    sql`SELECT recorded_at FROM audit WHERE action = ${ACTION} ORDER BY sequence DESC LIMIT 1`,
    InstantSchema.or(z.null()),
  );
  return {
    changedAt: changedAt ?? null,
    recoveryCodeMoves,
    stayingNames: stayingUserIds.flatMap((userId) => getRecord(reader, User, userId)?.displayName ?? []),
  };
}

/**
 * Puts the database under a new data key (ADR 0022). Nobody can save while it runs; everybody's passphrase and the
 * recovery code stay as they are, and backups made before open as before.
 * @throws ClinicFailure `WRONG_PASSPHRASE`, `WAIT_BEFORE_RETRY`, `CANCELLED`, and what `prepareChangedKey` throws.
 */
export async function changeDataKey(
  { session, operationId, signal, progress }: SessionContext,
  { passphrase }: ParsedInput<'dataKey.change'>,
): Promise<MethodOutput<'dataKey.change'>> {
  const site = session.requireSite();
  const stored = OutcomeSchema.safeParse(site.storedResult(operationId, 'dataKey.change'));
  if (stored.success) return stored.data;
  await session.reauthenticate(passphrase);
  if (signal.aborted) throw new ClinicFailure('CANCELLED');
  progress('preparing', 0, 0);
  const { folder, clock } = session;
  const signInName = site.signInName();
  const command = {
    operationId,
    actorId: site.user.id,
    method: 'dataKey.change',
    now: clock.now(),
  };
  const newKey = newDataKey();
  const { check, reEncrypt } = await session.workers();
  try {
    return await session.replaceDatabase(newKey, {
      prepare: (dataKey) =>
        prepareChangedKey(
          {
            folder,
            keys: { from: dataKey, to: newKey },
            credentials: { signInName, passphrase },
            command,
            audit: { at: command.now, actorId: site.user.id, action: ACTION },
          },
          { check, reEncrypt, progress, signal },
        ),
      swap: () => {
        carryKeyChangeThrough(folder);
      },
    });
  } finally {
    newKey.fill(0);
  }
}
