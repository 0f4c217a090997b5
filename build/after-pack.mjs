import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { recipeFileName } from './runtime/installed.mjs';

/**
 * After electron-builder has put the app together: takes away what only development needs.
 *
 * @param {import('electron-builder').AfterPackContext} context
 */
export async function afterPack({ appOutDir, electronPlatformName }) {
  await rm(join(appOutDir, recipeFileName), { force: true });
  if (electronPlatformName !== 'darwin') {
    await rm(join(appOutDir, 'resources', 'default_app.asar'), { force: true });
  }
}
