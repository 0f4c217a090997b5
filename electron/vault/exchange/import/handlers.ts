import type { Handlers } from '../../records/context';
import { commitImport } from './commit-import';
import { previewImport } from './prepare-import';
import { dropPreview } from './preview-store';

/** Bringing in people from another system's FHIR Patient file: look first, then everything or nothing. */
export const importHandlers: Handlers<'import.preview' | 'import.commit' | 'import.discard'> = {
  'import.preview': { run: 'job', handle: (context, { fileToken }) => previewImport(context, fileToken) },
  'import.commit': { run: 'job', handle: commitImport },
  'import.discard': {
    run: 'job',
    handle: async ({ store }, { previewId }) => {
      dropPreview(store, previewId);
      return {};
    },
  },
};
