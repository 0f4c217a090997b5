import { getRecord } from '../store/records';
import { Recipient } from '../../../shared/model/index';
import type { Handlers } from '../records/context';
import { exportBundle } from './bundle/export-bundle';
import { listBundles } from './bundle/earlier-bundles';
import { reviewEndOfDay } from './review';

/** Closing the day: what it holds, and the file for the central office. */
export const endOfDayHandlers: Handlers<'endOfDay.review' | 'endOfDay.export' | 'bundle.list'> = {
  'endOfDay.review': { run: 'read', handle: reviewEndOfDay },
  'endOfDay.export': { run: 'job', handle: exportBundle },
  'bundle.list': {
    run: 'read',
    handle: ({ reader }) => ({
      bundles: listBundles(reader).map((bundle) => ({
        id: bundle.id,
        sequence: bundle.sequence,
        fileName: bundle.fileName,
        recipientName: getRecord(reader, Recipient, bundle.recipientId)?.name ?? '',
        writtenAt: bundle.writtenAt,
        bytesWritten: bundle.bytesWritten,
        sha256: bundle.sha256,
        counts: bundle.counts,
      })),
    }),
  },
};
