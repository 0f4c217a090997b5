import type { MethodOutput } from '../../../shared/contract';
import { isAgreementExpired, listRecipients } from '../records/recipients/recipients';
import type { ReadContext } from '../records/context';
import { choosePeople } from './bundle/people';
import { listBundles, rangesFor } from './bundle/earlier-bundles';
import { unsentChangeCount } from '../records/site/unsent-changes';
import { dayCounts, pendingByWorker } from './day-counts';

/** What was recorded today, what is still open, and for whom a file can be written. */
export function reviewEndOfDay(context: ReadContext): MethodOutput<'endOfDay.review'> {
  const { reader, today, site, clock, user } = context;
  const last = listBundles(reader)[0];
  return {
    today,
    counts: dayCounts(reader, { today, timeZone: site.timeZone, userId: user.id }),
    pendingByWorker: pendingByWorker(reader),
    unsentChangeCount: unsentChangeCount(reader),
    lastBundle:
      last === undefined
        ? null
        : { fileName: last.fileName, writtenAt: last.writtenAt, sequence: last.sequence },
    recipients: listRecipients(reader)
      .filter(({ isActive }) => isActive)
      .map((recipient) => {
        const ranges = rangesFor(reader, recipient.id);
        const people = choosePeople(reader, recipient, ranges, { at: clock.now(), on: today });
        return {
          recipientId: recipient.id,
          name: recipient.name,
          legalBasis: recipient.legalBasis,
          isVerified: recipient.verifiedAt !== null,
          agreementExpired: isAgreementExpired(recipient, today),
          withoutConsentCount: people.leftOut.size,
        };
      }),
  };
}
