// Writes tests/fixtures/databases/vNNNN.db and .json for today's schema version: run once, when the version is about
// to be released, and commit both. `node tests/support/make-database-fixture.mjs [--replace-unreleased]`
import { existsSync } from 'node:fs';
import process from 'node:process';

import { createServer } from 'vite';

const server = await createServer({
  configFile: false,
  root: new URL('../..', import.meta.url).pathname,
  server: { middlewareMode: true, watch: null },
  appType: 'custom',
  logLevel: 'error',
});
try {
  const { writeDatabaseFixture, fixturePath } = /** @type {typeof import('./database-fixture')} */ (
    await server.ssrLoadModule('/tests/support/database-fixture.ts')
  );
  const { newestVersion } = /** @type {typeof import('../../electron/vault/store/migrate')} */ (
    await server.ssrLoadModule('/electron/vault/store/migrate.ts')
  );
  const isThere = existsSync(fixturePath(newestVersion(), 'db'));
  if (isThere && !process.argv.includes('--replace-unreleased')) {
    console.error(
      'This version has a fixture. A released one must stay; for one that is not released yet, add --replace-unreleased.',
    );
    process.exitCode = 1;
  } else {
    console.log(writeDatabaseFixture());
  }
} finally {
  await server.close();
}
