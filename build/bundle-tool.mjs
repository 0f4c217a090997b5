import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { outputFolder, projectFolder } from './paths.mjs';

/**
 * Compiles one of the project's TypeScript programs (demo, benchmarks) with everything of ours it imports, and
 * loads it. Packages stay outside and come from node_modules.
 *
 * @param {string} entry path in the project, e.g. `tests/day/demo.ts`
 * @param {string} name of the compiled file
 * @returns {Promise<unknown>} the program's exports
 */
export async function loadTool(entry, name) {
  const folder = join(outputFolder, 'tools');
  await build({
    configFile: false,
    root: projectFolder,
    logLevel: 'warn',
    build: {
      ssr: join(projectFolder, entry),
      target: 'node20',
      outDir: folder,
      emptyOutDir: false,
      rolldownOptions: { output: { entryFileNames: `${name}.mjs`, codeSplitting: false } },
    },
  });
  return import(pathToFileURL(join(folder, `${name}.mjs`)).href);
}
