import type { Handlers } from '../context';
import { discardDraft, findDraft, listDrafts, saveDraft } from './drafts';
import { listOthersIntakes, takeOverIntake } from './others-intakes';
import { findView, saveView } from './views';

/** Unfinished work and screen settings: everybody has their own, and nobody else's can be named. */
export const draftHandlers: Handlers<
  | 'draft.save'
  | 'draft.get'
  | 'draft.list'
  | 'draft.discard'
  | 'draft.othersIntakes'
  | 'draft.takeOver'
  | 'view.get'
  | 'view.set'
> = {
  'draft.save': {
    run: 'write',
    handle: (context, { content, ...key }) => ({ savedAt: saveDraft(context, key, content) }),
  },
  'draft.get': {
    run: 'read',
    handle: (context, key) => {
      const draft = findDraft(context, key);
      return { draft: draft === undefined ? null : { content: draft.content, savedAt: draft.savedAt } };
    },
  },
  'draft.list': {
    run: 'read',
    handle: (context) => ({ drafts: listDrafts(context.reader, context.user) }),
  },
  'draft.discard': {
    run: 'write',
    handle: (context, key) => {
      discardDraft(context, key);
      return {};
    },
  },
  'draft.othersIntakes': { run: 'read', handle: listOthersIntakes },
  'draft.takeOver': { run: 'write', handle: takeOverIntake },
  'view.get': { run: 'read', handle: (context, { key }) => ({ value: findView(context, key) }) },
  'view.set': {
    run: 'write',
    handle: (context, { key, value }) => {
      saveView(context, key, value);
      return {};
    },
  },
};
