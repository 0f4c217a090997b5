/**
 * After `npm ci`: gets the Electron runtime if it can. Not getting it doesn't fail the installation, because what comes
 * after (types, lint, unit tests) needs no Electron; start, demo and the tests ask again and do insist.
 */

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Waystation needs Node 20.19 or newer, and this is ${process.versions.node}.`);
  process.exit(1);
}

if (process.env['ELECTRON_SKIP_BINARY_DOWNLOAD'] === undefined) {
  try {
    const { describeRuntime, ensureRuntime } = await import('./runtime/ensure.mjs');
    console.log(describeRuntime(await ensureRuntime()));
  } catch (error) {
    console.log(error instanceof Error ? error.message : String(error));
    console.log('The installation goes on without it; `npm start` and `npm test` will try again.');
  }
}
