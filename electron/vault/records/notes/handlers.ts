import type { Handlers, JobContext } from '../context';
import { addAddendum } from './add-addendum';
import { changeFormat } from './change-format';
import { listFormats, saveFormat } from './formats';
import { findNamesInNote } from './group-names';
import { markInError } from './mark-in-error';
import { noteDrafts } from './note-drafts';
import { openNote } from './open-note';
import { previousNote } from './previous-note';
import { decideReview, reviewQueue } from './review';
import { saveNote } from './save-note';
import { searchNotes } from './search-notes';
import { signNote } from './sign-note';
import { listSnippets, removeSnippet, saveSnippet } from './snippets';
import { startNote } from './start-note';
import { listCosignPolicies, listSupervision, recordSupervision, setCosignPolicy } from './supervision';
import { workQueue } from './work-queue';

/** A signature is given with the passphrase, checked again (R-NOTE-02). */
const reauthenticate = (
  context: Pick<JobContext, 'reauthenticate'>,
  { passphrase }: { readonly passphrase: string },
): Promise<void> => context.reauthenticate(passphrase);

/** Session notes, and what supervisors do with them. */
export const noteHandlers: Handlers<
  | 'note.start'
  | 'note.open'
  | 'note.save'
  | 'note.sign'
  | 'note.addAddendum'
  | 'note.workQueue'
  | 'note.formats'
  | 'noteFormat.save'
  | 'note.changeFormat'
  | 'note.previous'
  | 'note.findNames'
  | 'note.markInError'
  | 'note.search'
  | 'note.drafts'
  | 'snippet.list'
  | 'snippet.save'
  | 'snippet.remove'
  | 'review.queue'
  | 'review.decide'
  | 'cosignPolicy.list'
  | 'cosignPolicy.set'
  | 'supervision.list'
  | 'supervision.record'
> = {
  'note.start': { run: 'write', handle: startNote },
  'note.open': { run: 'read', handle: openNote },
  'note.save': { run: 'write', handle: saveNote },
  'note.sign': { run: 'write', before: reauthenticate, handle: signNote },
  'note.addAddendum': { run: 'write', before: reauthenticate, handle: addAddendum },
  'note.workQueue': { run: 'read', handle: workQueue },
  'note.formats': { run: 'read', handle: listFormats },
  'noteFormat.save': { run: 'write', handle: saveFormat },
  'note.changeFormat': { run: 'write', handle: changeFormat },
  'note.previous': { run: 'read', handle: previousNote },
  'note.findNames': { run: 'read', handle: findNamesInNote },
  'note.markInError': { run: 'write', before: reauthenticate, handle: markInError },
  'note.search': { run: 'read', handle: searchNotes },
  'note.drafts': { run: 'read', handle: noteDrafts },
  'snippet.list': { run: 'read', handle: listSnippets },
  'snippet.save': { run: 'write', handle: saveSnippet },
  'snippet.remove': { run: 'write', handle: removeSnippet },
  'review.queue': { run: 'read', handle: reviewQueue },
  'review.decide': { run: 'write', before: reauthenticate, handle: decideReview },
  'cosignPolicy.list': { run: 'read', handle: listCosignPolicies },
  'cosignPolicy.set': { run: 'write', handle: setCosignPolicy },
  'supervision.list': { run: 'read', handle: listSupervision },
  'supervision.record': { run: 'write', handle: recordSupervision },
};
