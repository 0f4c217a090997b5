import type { Handlers } from '../context';
import { listRecipients, recipientView, saveRecipient, verifyRecipient } from './recipients';

/** Central offices: who receives the end-of-day file, on what grounds, and with which key. */
export const recipientHandlers: Handlers<'recipient.list' | 'recipient.save' | 'recipient.verify'> = {
  'recipient.list': {
    run: 'read',
    handle: ({ reader }) => ({ recipients: listRecipients(reader).map(recipientView) }),
  },
  'recipient.save': {
    run: 'write',
    handle: (context, input) => ({ recipient: recipientView(saveRecipient(context, input)) }),
  },
  'recipient.verify': {
    run: 'write',
    handle: (context, input) => ({ recipient: recipientView(verifyRecipient(context, input)) }),
  },
};
