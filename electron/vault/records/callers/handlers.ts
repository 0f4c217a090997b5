import type { Handlers } from '../context';
import { checkConsent } from './check-consent';
import { finishMessage, listMessages } from './messages';
import { takeMessage } from './take-message';

/** People who phone and ask for somebody. */
export const callerHandlers: Handlers<
  'caller.takeMessage' | 'caller.checkConsent' | 'callerMessage.list' | 'callerMessage.finish'
> = {
  'caller.takeMessage': { run: 'write', handle: takeMessage },
  'caller.checkConsent': { run: 'read', handle: checkConsent },
  'callerMessage.list': { run: 'read', handle: listMessages },
  'callerMessage.finish': { run: 'write', handle: finishMessage },
};
