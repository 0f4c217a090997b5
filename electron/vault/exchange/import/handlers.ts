import type { Handlers } from '../../records/context';
import { commitImport } from './commit-import';
import { previewImport, previewTable } from './prepare-import';
import { tableHandlers } from './table/handlers';
import { dropPreview } from './preview-store';

type Names =
  'import.preview' | 'import.previewTable' | 'import.commit' | 'import.discard' | keyof typeof tableHandlers;

/** Bringing in people from another system's records or a spreadsheet: look first, then everything or nothing. */
export const importHandlers: Handlers<Names> = {
  ...tableHandlers,
  'import.preview': { run: 'job', handle: previewImport },
  'import.previewTable': { run: 'job', handle: previewTable },
  'import.commit': { run: 'job', handle: commitImport },
  'import.discard': {
    run: 'job',
    handle: async ({ store }, { previewId }) => {
      dropPreview(store, previewId);
      return {};
    },
  },
};
