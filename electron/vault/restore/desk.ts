import type { MethodOutput, ParsedInput } from '../../../shared/contract';
import { ClinicFailure } from '../../../shared/errors';
import { newIdentifier } from '../../../shared/identifiers';
import { forgetDamage, readDamageNote } from '../backup/damage-note';
import { isReachable } from '../backup/second-folder';
import type { SessionContext } from '../session-handler';
import type { Session } from '../session';
import { openSnapshots, snapshotsAround } from './look';
import type { OpenedSnapshot } from './look';
import { restoreSnapshot } from './restore';

/** What somebody is looking at before they restore; one look at a time, forgotten at a sign-in. */
interface Look {
  readonly lookId: string;
  readonly opened: readonly OpenedSnapshot[];
}

const looks = new WeakMap<Session, Look>();

/** The backups in a folder, for whoever may restore them. */
export async function lookAtSnapshots(
  { session, takeFile }: SessionContext,
  { folderToken, signInName, secret }: ParsedInput<'restore.look'>,
): Promise<MethodOutput<'restore.look'>> {
  assertLocked(session);
  const place = folderToken === null ? session.folder.backups : takeFile(folderToken).path;
  if (!(await isReachable(place))) return keep(session, []);
  // With the database in order, a restore takes back what others recorded: that is an administrator's to decide.
  const isInOrder = session.status().state === 'locked' || session.status().state === 'no_site';
  const mayUse = (role: string): boolean => (isInOrder ? role === 'administrator' : role !== '');
  let opened: readonly OpenedSnapshot[] = [];
  await session.attempt(async () => {
    opened = await openSnapshots(snapshotsAround(place), { signInName, secret }, session.folder, mayUse);
  });
  return keep(session, opened);
}

/** Puts a backup in the place of what is here. */
export async function runRestore(
  { session, operationId, signal, progress }: SessionContext,
  { lookId, snapshotId }: ParsedInput<'restore.run'>,
): Promise<MethodOutput<'restore.run'>> {
  assertLocked(session);
  const look = looks.get(session);
  const chosen = look?.opened.find(({ snapshot }) => snapshot.id === snapshotId);
  if (look?.lookId !== lookId || chosen?.dataKey === undefined) throw new ClinicFailure('NOT_FOUND');
  const { dataKey } = chosen;
  const { clock, folder } = session;
  const report = await restoreSnapshot({ ...chosen, dataKey }, folder, {
    clock,
    check: await session.checker(),
    operationId,
    signal,
    progress,
  });
  forget(session);
  session.forgetFolder();
  return report;
}

/** Tries the database once more; where its last changes are lost with their file, goes on without them. */
export async function openAnyway({ session }: SessionContext): Promise<Record<string, never>> {
  assertLocked(session);
  const damage = readDamageNote(session.folder);
  if (damage === undefined) throw new ClinicFailure('NOT_FOUND');
  session.acceptsLostLog = damage.kind === 'log_missing' || damage.kind === 'log_broken';
  forgetDamage(session.folder);
  return {};
}

function keep(session: Session, opened: readonly OpenedSnapshot[]): MethodOutput<'restore.look'> {
  forget(session);
  const lookId = newIdentifier();
  looks.set(session, { lookId, opened });
  return { lookId, snapshots: opened.map(({ view }) => view) };
}

function forget(session: Session): void {
  for (const { dataKey, presentKey } of looks.get(session)?.opened ?? []) {
    dataKey?.fill(0);
    presentKey?.fill(0);
  }
  looks.delete(session);
}

function assertLocked(session: Session): void {
  if (session.openSite !== undefined) throw new ClinicFailure('NOT_PERMITTED');
}
