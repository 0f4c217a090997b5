import type { Handlers } from '../context';
import { listAudit } from './list-audit';
import { verifyLog } from './verify-log';

/** The log of who did and who looked at what. */
export const auditHandlers: Handlers<'audit.list' | 'audit.verify'> = {
  'audit.list': { run: 'read', handle: listAudit },
  'audit.verify': { run: 'job', handle: verifyLog },
};
