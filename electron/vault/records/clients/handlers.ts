import type { Handlers } from '../context';
import { assignMany, planContacts } from './batch';
import { countByWorker } from './count-by-worker';
import { createClient } from './create-client';
import { findClients } from './find-clients';
import { findDuplicates } from './find-duplicates';
import { handOver } from './hand-over';
import { listClients } from './list-clients';
import { mergeCharts, separateCharts } from './merge-charts';
import { openClient } from './open-client';
import { saveContact } from './save-contact';
import { updateClient } from './update-client';

/** People and how to reach them. */
export const clientHandlers: Handlers<
  | 'client.list'
  | 'client.find'
  | 'client.findDuplicates'
  | 'client.create'
  | 'client.open'
  | 'client.update'
  | 'client.handOver'
  | 'client.merge'
  | 'client.separate'
  | 'client.countByWorker'
  | 'client.assignMany'
  | 'client.planContacts'
  | 'contact.save'
> = {
  'client.list': { run: 'read', handle: listClients },
  'client.find': { run: 'read', handle: findClients },
  'client.findDuplicates': { run: 'read', handle: findDuplicates },
  'client.create': { run: 'write', handle: createClient },
  'client.open': { run: 'read', handle: openClient },
  'client.update': { run: 'write', handle: updateClient },
  'client.handOver': { run: 'write', handle: handOver },
  'client.merge': { run: 'write', handle: mergeCharts },
  'client.separate': { run: 'write', handle: separateCharts },
  'client.countByWorker': { run: 'read', handle: countByWorker },
  'client.assignMany': { run: 'write', handle: assignMany },
  'client.planContacts': { run: 'write', handle: planContacts },
  'contact.save': { run: 'write', handle: saveContact },
};
