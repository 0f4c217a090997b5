import { basename } from 'node:path';
import type { BrowserWindow, Dialog } from 'electron';

import type { MethodOutput, ParsedInput } from '../../shared/contract';

type Chosen = MethodOutput<'file.chooseToRead'>;

/** File types by what the file is for. The names are the formats' own, the same in every language. */
const FILTERS: Readonly<Record<ParsedInput<'file.chooseToRead'>['purpose'], Electron.FileFilter[]>> = {
  import_people: [
    {
      name: 'CSV, XLSX, FHIR NDJSON',
      extensions: ['csv', 'tsv', 'txt', 'xlsx', 'xlsm', 'ndjson', 'jsonl', 'json'],
    },
    { name: '*', extensions: ['*'] },
  ],
};

/**
 * Native dialogs. The path goes straight to the vault under a token; the page gets the token and the last part
 * of the name. Titles and buttons are left to the system, which has them in the person's language.
 */
export function createDialogs(options: {
  readonly dialog: Dialog;
  readonly window: () => BrowserWindow | null;
  readonly handOver: (path: string, use: 'read' | 'folder') => string;
}) {
  async function choose(dialogOptions: Electron.OpenDialogOptions, use: 'read' | 'folder'): Promise<Chosen> {
    const window = options.window();
    if (window === null) return { chosen: null };
    const { canceled, filePaths } = await options.dialog.showOpenDialog(window, dialogOptions);
    const path = filePaths[0];
    if (canceled || path === undefined) return { chosen: null };
    return { chosen: { token: options.handOver(path, use), displayName: basename(path) } };
  }

  return {
    chooseToRead: ({ purpose }: ParsedInput<'file.chooseToRead'>) =>
      // The system's list of recent files is on disk and not ours.
      choose({ properties: ['openFile', 'dontAddToRecent'], filters: FILTERS[purpose] }, 'read'),
    chooseFolder: () =>
      choose({ properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'] }, 'folder'),
  };
}
