import { ClinicFailure } from '../../../../shared/errors';
import { REDISCLOSURE_NOTICE } from '../../../../shared/exchange/notices';
import { Bundle, Disclosure, HeldBack } from '../../../../shared/model/index';
import { localDateAt } from '../../../../shared/time';
import type { WriteContext } from '../../records/context';
import { requireUsableRecipient } from '../../records/recipients/recipients';
import { findRecords, insertRecord, removeLocalRecord } from '../../store/records';
import { sql } from '../../store/sql';
import type { FinishedBundle } from './export-bundle';
import { consentsInForce } from './people';

/** A consent ended, or the office was changed, between choosing the people and writing the file (R-DIS-06). */
export class ConsentsChanged extends Error {
  override readonly name = 'ConsentsChanged';
}

/**
 * Writes down that the file was made: its row, one disclosure for everyone in it when the basis is consent
 * (R-DIS-02), and who is still held back. Looks once more whether everybody may be in it (R-DIS-06).
 * @throws ConsentsChanged, and what `requireUsableRecipient` throws.
 */
export function noteBundle(context: WriteContext, bundle: FinishedBundle): void {
  const { writer, change } = context;
  const { recipient, people, changes, selection } = bundle.source;
  const clientIds = selection.ids('client');
  assertStillAllowed(context, bundle);
  const { id } = insertRecord(
    writer,
    change,
    Bundle,
    {
      sequence: bundle.sequence,
      fileName: bundle.fileName,
      recipientId: recipient.id,
      legalBasis: recipient.legalBasis,
      writtenAt: bundle.writtenAt,
      ranges: [...changes.ranges],
      sha256: bundle.sealed.sha256,
      previousSha256: bundle.previousSha256,
      bytesWritten: bundle.sealed.byteCount,
      counts: bundle.counts,
    },
    { id: bundle.bundleId },
  );
  context.audit({ recordId: id });
  for (const clientId of clientIds) {
    const consent = people.consents.get(clientId);
    if (consent === undefined) continue;
    insertRecord(writer, change, Disclosure, {
      clientId,
      recipientId: recipient.id,
      disclosedAt: change.now,
      basis: recipient.legalBasis,
      consentId: consent.id,
      description: `End-of-day file ${bundle.fileName}: identity, contact, services, signed notes`,
      purpose: consent.purpose,
      noticeVersion: REDISCLOSURE_NOTICE.version,
      bundleSequence: bundle.sequence,
    });
  }
  noteHeldBack(context, bundle);
}

function assertStillAllowed(context: WriteContext, { source }: FinishedBundle): void {
  const { recipient, selection } = source;
  const at = context.change.now;
  const on = localDateAt(at, context.site.timeZone);
  const now = requireUsableRecipient(context.writer, recipient.id, on);
  if (now.publicKey !== recipient.publicKey || now.legalBasis !== recipient.legalBasis)
    throw new ConsentsChanged();
  if (recipient.legalBasis !== 'consent') return;
  const consents = consentsInForce(context.writer, recipient.id, { at, on });
  for (const clientId of selection.ids('client')) {
    // Nobody is in a file under a consent without one; the person's own consent may have been replaced meanwhile.
    if (source.people.consents.get(clientId) === undefined) throw new ClinicFailure('INTERNAL');
    if (!consents.has(clientId)) throw new ConsentsChanged();
  }
}

/** People left out now are held back from where this file's ranges began; those sent at last no longer are. */
function noteHeldBack({ writer, change }: WriteContext, { source }: FinishedBundle): void {
  const { recipient, people, changes } = source;
  const before = new Map(
    findRecords(writer, HeldBack, sql`recipient_id = ${recipient.id}`).map((row) => [row.clientId, row.id]),
  );
  for (const clientId of people.caughtUp.keys()) {
    const id = before.get(clientId);
    if (id !== undefined) removeLocalRecord(writer, HeldBack, id);
  }
  for (const clientId of people.leftOut) {
    if (before.has(clientId)) continue;
    insertRecord(writer, change, HeldBack, {
      recipientId: recipient.id,
      clientId,
      afterChanges: Object.fromEntries(changes.ranges.map(({ deviceId, after }) => [deviceId, after])),
    });
  }
}
