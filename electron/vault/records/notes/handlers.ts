import type { Handlers } from '../context';
import { addAddendum } from './add-addendum';
import { openNote } from './open-note';
import { saveNote } from './save-note';
import { signNote } from './sign-note';
import { startNote } from './start-note';
import { workQueue } from './work-queue';

/** Session notes. */
export const noteHandlers: Handlers<
  'note.start' | 'note.open' | 'note.save' | 'note.sign' | 'note.addAddendum' | 'note.workQueue'
> = {
  'note.start': { run: 'write', handle: startNote },
  'note.open': { run: 'read', handle: openNote },
  'note.save': { run: 'write', handle: saveNote },
  'note.sign': {
    run: 'write',
    before: (context, { passphrase }) => context.reauthenticate(passphrase),
    handle: signNote,
  },
  'note.addAddendum': {
    run: 'write',
    before: (context, { passphrase }) => context.reauthenticate(passphrase),
    handle: addAddendum,
  },
  'note.workQueue': { run: 'read', handle: workQueue },
};
