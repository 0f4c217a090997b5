/**
 * After `npm ci`: gets the Electron runtime if it can. It never fails the installation, because what comes
 * after (types, lint, unit tests) needs no Electron; start, demo and the tests ask again and do insist.
 */

if (process.env['ELECTRON_SKIP_BINARY_DOWNLOAD'] === undefined) {
  try {
    const { describeRuntime, ensureRuntime } = await import('./runtime/ensure.mjs');
    console.log(describeRuntime(await ensureRuntime()));
  } catch (error) {
    console.log(error instanceof Error ? error.message : String(error));
    console.log('The installation goes on without it; `npm start` and `npm test` will try again.');
  }
}
