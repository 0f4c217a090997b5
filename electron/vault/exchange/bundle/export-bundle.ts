import { join } from 'node:path';

import { endOfDayMethods } from '../../../../shared/contract/exchange';
import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { ClinicFailure } from '../../../../shared/errors';
import { bundleFileName } from '../../../../shared/exchange/bundle-name';
import { deviceTag } from '../../../../shared/hybrid-clock';
import { newIdentifier } from '../../../../shared/identifiers';
import { Site } from '../../../../shared/model/index';
import type { Row } from '../../../../shared/model/index';
import { localDateAt } from '../../../../shared/time';
import type { InstantMs, LocalDate } from '../../../../shared/time';
import type { JobContext } from '../../records/context';
import { requireUsableRecipient } from '../../records/recipients/recipients';
import { readTransaction } from '../../store/connection';
import type { Reader, Store } from '../../store/connection';
import { deviceIdentity, signAsDevice } from '../../store/device';
import { getRecord } from '../../store/records';
import { dayCounts } from '../day-counts';
import { turnOf } from '../turn';
import { countsOf, hashesText, manifestText } from './build-manifest';
import { HASHES_PATH, MANIFEST_PATH, SIGNATURE_PATH, contentMembers } from './bundle-members';
import type { BundleSource } from './bundle-members';
import { changedRecords, hasSomethingToSend, selectChanges } from './change-lines';
import { lastBundleFor, nextBundleSequence, rangesFor } from './earlier-bundles';
import { measure, memberOf } from './members';
import type { MeasuredMember, Turn } from './members';
import { ConsentsChanged, noteBundle } from './note-bundle';
import { choosePeople } from './people';
import { namesIn, placeFile, removeQuietly, requireFolder, sealFile } from './sealed-file';
import type { SealedFile } from './sealed-file';
import { Selection, closeSelection } from './selection';
import { tarOf, tarSize } from './tar';

type Output = MethodOutput<'endOfDay.export'>;

/** A consent may end while the file is written; then it is written again without that person. */
const MOST_ATTEMPTS = 3;

/** A file that is written and only needs its name and its place in the records. */
export interface FinishedBundle {
  readonly bundleId: string;
  readonly fileName: string;
  readonly sequence: number;
  readonly writtenAt: InstantMs;
  readonly source: BundleSource;
  readonly previousSha256: string | null;
  readonly counts: Readonly<Record<string, number>>;
  readonly sealed: SealedFile;
}

/** A usual day's file is made once and kept until it is sealed; a larger one is made twice. */
const KEPT_BYTES = 16 * 1_048_576;

const running = new WeakMap<Store, Promise<unknown>>();

/**
 * Writes the end-of-day file: everything read from one state of the database, encrypted as it is written, read
 * back, given its name, and noted with its disclosures, all or nothing.
 * @throws ClinicFailure `NOTHING_TO_EXPORT`, `RECIPIENT_MISSING`, `RECIPIENT_UNVERIFIED`, `RULE_BROKEN` (agreement
 *   expired), `FOLDER_UNWRITABLE`, `DISK_FULL`, `EXPORT_CHECK_FAILED`, `CANCELLED`, `FILE_TOKEN_UNKNOWN`.
 */
export async function exportBundle(
  context: JobContext,
  input: ParsedInput<'endOfDay.export'>,
): Promise<Output> {
  const stored = context.storedResult();
  if (stored !== undefined) return endOfDayMethods['endOfDay.export'].output.parse(stored);
  const file = context.takeFile(input.folderToken);
  if (file.use !== 'folder') throw new ClinicFailure('FILE_TOKEN_UNKNOWN');
  await requireFolder(file.path);
  // One at a time: each file's number and ranges follow from the one before.
  const before = running.get(context.store);
  const work = (async () => {
    await before?.catch(() => undefined);
    return exportWithRetries(context, input.recipientId, file.path);
  })();
  running.set(context.store, work);
  return work;
}

async function exportWithRetries(context: JobContext, recipientId: string, folder: string): Promise<Output> {
  for (let attempt = 1; ; attempt += 1) {
    const bundle = await readTransaction(context.store, (reader) =>
      writeBundle(context, reader, recipientId, folder),
    );
    try {
      return finish(context, bundle, folder);
    } catch (error) {
      if (!(error instanceof ConsentsChanged)) throw error;
      if (attempt === MOST_ATTEMPTS)
        throw new ClinicFailure('EXPORT_CHECK_FAILED', undefined, { cause: error });
    } finally {
      removeQuietly(bundle.sealed.temporaryPath);
    }
  }
}

/** Name, place and record in one transaction: none of them without the others. */
function finish(context: JobContext, bundle: FinishedBundle, folder: string): Output {
  const placed: { isDone: boolean } = { isDone: false };
  context.progress('writing', 0, 1);
  try {
    return context.commit((write): Output => {
      noteBundle(write, bundle);
      placeFile(bundle.sealed, folder, bundle.fileName);
      placed.isDone = true;
      return {
        fileName: bundle.fileName,
        sequence: bundle.sequence,
        sha256: bundle.sealed.sha256,
        bytesWritten: bundle.sealed.byteCount,
        counts: bundle.counts,
        leftOutClientCount: bundle.source.people.leftOut.size,
      };
    });
  } catch (error) {
    // A file nobody noted would be sent again under the same number with other content.
    if (placed.isDone) removeQuietly(join(folder, bundle.fileName));
    throw error;
  }
}

async function writeBundle(
  context: JobContext,
  reader: Reader,
  recipientId: string,
  folder: string,
): Promise<FinishedBundle> {
  const writtenAt = context.clock.now();
  const turn = turnOf(context.signal);
  context.progress('preparing', 0, 0);
  const source = await prepare(context, reader, recipientId, { writtenAt, turn });
  const { today, site } = source.fhir;
  const sequence = freeSequence(reader, folder, site.siteCode, today);
  const previous = lastBundleFor(reader, recipientId);
  const facts = {
    bundleId: newIdentifier(),
    fileName: bundleFileName(site.siteCode, today, sequence),
    sequence,
    writtenAt,
    previous,
    review: dayCounts(reader, { today, timeZone: site.timeZone, userId: context.user.id }),
  };

  const content = await measureAll(context, source, turn);
  const manifest = Buffer.from(manifestText(source, content, facts));
  const manifestMembers = [
    memberOf(MANIFEST_PATH, manifest),
    memberOf(SIGNATURE_PATH, signAsDevice(reader, manifest)),
  ];
  const members = [
    ...manifestMembers,
    memberOf(HASHES_PATH, hashesText([...manifestMembers, ...content])),
    ...content,
  ];
  const total = tarSize(members);
  const sealed = await sealFile({
    folder,
    deviceTag: deviceTag(source.device.id),
    fileName: facts.fileName,
    publicKey: source.recipient.publicKey,
    content: tarOf(members, writtenAt, turn),
    turn,
    onProgress: (step, byteCount) => {
      context.progress(step, Math.min(byteCount, total), total);
    },
  });
  return {
    ...facts,
    source,
    previousSha256: previous?.sha256 ?? null,
    counts: countsOf(source, content),
    sealed,
  };
}

/** Finds out what goes into the file: who, which changes, which records. */
async function prepare(
  context: JobContext,
  reader: Reader,
  recipientId: string,
  { writtenAt, turn }: { readonly writtenAt: InstantMs; readonly turn: Turn },
): Promise<BundleSource> {
  const site = requireSite(reader, context.site.id);
  const today = localDateAt(writtenAt, site.timeZone);
  const recipient = requireUsableRecipient(reader, recipientId, today);
  const device = deviceIdentity(reader);
  const ranges = rangesFor(reader, recipient.id);
  const people = choosePeople(reader, recipient, ranges, { at: writtenAt, on: today });
  const changes = selectChanges(reader, ranges, people);
  if (!hasSomethingToSend(reader, changes)) throw new ClinicFailure('NOTHING_TO_EXPORT');

  const selection = new Selection();
  selection.add('site', site.id);
  for (const records of changedRecords(reader, changes)) {
    for (const [entity, id] of records) selection.add(entity, id);
    await turn();
  }
  await closeSelection(reader, selection, people.allowed, turn);
  const fhir = {
    site,
    today,
    has: selection.hasResource.bind(selection),
  };
  return { reader, device, recipient, people, changes, selection, fhir };
}

async function measureAll(
  context: JobContext,
  source: BundleSource,
  turn: Turn,
): Promise<readonly MeasuredMember[]> {
  const members = contentMembers(source);
  const measured: MeasuredMember[] = [];
  const kept = { bytesLeft: KEPT_BYTES };
  for (const member of members) {
    context.progress('measuring', measured.length, members.length);
    measured.push(await measure(member, turn, kept));
  }
  return measured;
}

/** The next number whose file name isn't taken in the folder: another computer of the site may write there too. */
function freeSequence(reader: Reader, folder: string, siteCode: string, today: LocalDate): number {
  const names = namesIn(folder);
  let sequence = nextBundleSequence(reader);
  while (names.has(bundleFileName(siteCode, today, sequence))) sequence += 1;
  return sequence;
}

function requireSite(reader: Reader, id: string): Row<typeof Site> {
  const site = getRecord(reader, Site, id);
  if (site === undefined) throw new ClinicFailure('NO_SITE');
  return site;
}
