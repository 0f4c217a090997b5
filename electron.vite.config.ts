import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

/**
 * electron-vite derives its targets from the version of the installed package, which is newer than the
 * oldest runtime the app must run on (Electron 33: Node 20.18, Chrome 130), so both are set here.
 */
const nodeTarget = 'node20.18';
const chromeTarget = 'chrome130';

/** What each bundle took in; build/third-party-licenses.mjs puts the three together. */
const license = { fileName: '.vite/licenses.json' };

/**
 * `shared/` has no module that does something when it is loaded, so a barrel needn't draw in all it names: main and
 * the lock screen start without the schemas and code lists of the whole product.
 */
const sharedOnlyDeclares = { test: /^(?!.*node_modules).*\/shared\//, sideEffects: false };

const here = import.meta.dirname;

export default defineConfig(({ mode }) => {
  const sourcemap = mode === 'development';
  return {
    main: {
      build: {
        target: nodeTarget,
        sourcemap,
        license,
        // Only the packages in `dependencies` (the two native ones) stay outside; the rest is bundled.
        externalizeDeps: true,
        rolldownOptions: {
          input: {
            index: resolve(here, 'electron/main/index.ts'),
            vault: resolve(here, 'electron/vault/process.ts'),
            'check-worker': resolve(here, 'electron/vault/backup/check-worker.ts'),
            're-encrypt-worker': resolve(here, 'electron/vault/key-change/re-encrypt-worker.ts'),
          },
          output: { format: 'es', entryFileNames: '[name].js' },
          treeshake: { moduleSideEffects: [sharedOnlyDeclares] },
        },
      },
    },
    preload: {
      build: {
        target: nodeTarget,
        sourcemap,
        license,
        // A sandboxed preload can require nothing but `electron`: one CommonJS file with everything in it.
        externalizeDeps: false,
        rolldownOptions: {
          input: { index: resolve(here, 'electron/preload/index.ts') },
          output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
        },
      },
    },
    renderer: {
      root: resolve(here, 'renderer'),
      plugins: [react()],
      resolve: {
        // See the file; a test holds the two together.
        alias: [
          {
            find: /^\.\/useDefaultLocale\.mjs$/,
            replacement: resolve(here, 'renderer/i18n/default-locale.ts'),
          },
        ],
      },
      build: {
        outDir: 'out/renderer',
        target: chromeTarget,
        sourcemap,
        license,
        minify: mode === 'production',
        chunkSizeWarningLimit: 4_000,
        // Which part of the page is loaded first must not decide which rule wins.
        cssCodeSplit: false,
        // The content security policy has no `data:`, so no font or image may be inlined.
        assetsInlineLimit: 0,
        rolldownOptions: {
          input: resolve(here, 'renderer/index.html'),
          // All of the lock screen in one file, since main answers one request after the other (13 took 50 ms); only what it
          // runs, though, not what the barrels name beside it. zod comes after the file that forbids it to make functions
          // from text: a file keeps the order of the imports.
          output: {
            codeSplitting: {
              groups: [{ name: 'start', tags: ['$initial'], includeDependenciesRecursively: false }],
            },
          },
          // Nobody imports from the page's entry; without this the group makes a file to keep its signature.
          preserveEntrySignatures: false,
          // What only declares things is left out where nobody uses it: the lock screen runs its own schemas.
          treeshake: {
            moduleSideEffects: [
              { test: /\.css$/, sideEffects: true },
              { test: /\/renderer\/(?:main\.tsx|app\/without-eval\.ts)$/, sideEffects: true },
              { test: /^(?!.*node_modules).*\/renderer\//, sideEffects: false },
              sharedOnlyDeclares,
            ],
          },
        },
      },
    },
  };
});
