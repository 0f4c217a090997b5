import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { installedRuntime } from '../../../build/runtime/installed.mjs';
import { installOfficial } from '../../../build/runtime/official.mjs';
import { zipFile } from '../../support/zip-file';

/**
 * Electron's own install script runs here as it is, against a mirror on this machine with a small archive, since
 * the real one may be out of reach where the tests run.
 */

const version = (
  JSON.parse(readFileSync('node_modules/electron/package.json', 'utf8')) as { version: string }
).version;
const assetName = `electron-v${version}-${process.platform}-${process.arch}.zip`;
const archive = zipFile([
  { name: 'electron', content: '#!/bin/sh\n', mode: 0o755 },
  { name: 'version', content: version, mode: 0o644 },
  { name: 'resources/default_app.asar', content: 'x', mode: 0o644 },
]);

let packageFolder: string;
let cache: string;
let server: Server;

beforeEach(() => {
  // Below the project, where install.js finds @electron/get.
  const parent = resolve('node_modules/.cache/waystation-tests');
  mkdirSync(parent, { recursive: true });
  packageFolder = mkdtempSync(join(parent, 'electron-'));
  cache = join(packageFolder, 'download-cache');
  for (const name of ['install.js', 'package.json']) {
    cpSync(join('node_modules/electron', name), join(packageFolder, name));
  }
  writeChecksum(archive);
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
  rmSync(packageFolder, { recursive: true, force: true });
});

function writeChecksum(content: Buffer) {
  const sha256 = createHash('sha256').update(content).digest('hex');
  writeFileSync(join(packageFolder, 'checksums.json'), JSON.stringify({ [assetName]: sha256 }));
}

async function mirror(answer: RequestListener) {
  server = createServer(answer);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return { ...process.env, ELECTRON_MIRROR: `http://127.0.0.1:${port}/`, electron_config_cache: cache };
}

const leftovers = () => readdirSync(packageFolder).filter((name) => name.startsWith('.'));

describe('the official runtime', () => {
  it('is taken from the release host and put in place with its path file', async () => {
    const asked: string[] = [];
    const environment = await mirror((request, response) => {
      asked.push(request.url ?? '');
      response.end(archive);
    });
    await installOfficial({ packageFolder, environment });
    expect(asked).toEqual([`/v${version}/${assetName}`]);
    expect(installedRuntime(packageFolder)).toEqual({
      version,
      source: 'official',
      recipe: null,
      executable: join(packageFolder, 'dist', 'electron'),
    });
    expect(readFileSync(join(packageFolder, 'path.txt'), 'utf8')).toBe('electron');
    expect(leftovers()).toEqual([]);
  });

  it('is refused when its checksum is wrong', async () => {
    const environment = await mirror((_request, response) => {
      response.end(zipFile([{ name: 'electron', content: 'something else' }]));
    });
    await expect(installOfficial({ packageFolder, environment })).rejects.toThrow(/checksum/i);
    expect(installedRuntime(packageFolder)).toBeNull();
    expect(existsSync(join(packageFolder, 'dist'))).toBe(false);
    expect(leftovers()).toEqual([]);
  });

  it('is given up soon on a network that swallows what is sent', async () => {
    const environment = await mirror(() => undefined);
    const start = performance.now();
    await expect(
      installOfficial({ packageFolder, environment, stallLimitMilliseconds: 1_500 }),
    ).rejects.toThrow('sent nothing for 1.5 s');
    expect(performance.now() - start).toBeLessThan(20_000);
    expect(installedRuntime(packageFolder)).toBeNull();
    expect(leftovers()).toEqual([]);
  });

  it('is given up when the transfer stops half-way', async () => {
    const environment = await mirror((_request, response) => {
      response.writeHead(200, { 'content-length': archive.length });
      response.write(archive.subarray(0, archive.length / 2));
    });
    await expect(
      installOfficial({ packageFolder, environment, stallLimitMilliseconds: 1_500 }),
    ).rejects.toThrow('sent nothing');
    expect(installedRuntime(packageFolder)).toBeNull();
  });

  it('is waited for as long as something still arrives', async () => {
    const environment = await mirror((_request, response) => {
      response.writeHead(200, { 'content-length': archive.length });
      let sent = 0;
      const step = Math.ceil(archive.length / 6);
      const timer = setInterval(() => {
        response.write(archive.subarray(sent, sent + step));
        sent += step;
        if (sent >= archive.length) {
          clearInterval(timer);
          response.end();
        }
      }, 700);
    });
    await installOfficial({ packageFolder, environment, stallLimitMilliseconds: 3_000 });
    expect(installedRuntime(packageFolder)?.version).toBe(version);
  });

  it('says why when the host refuses', async () => {
    const environment = await mirror((_request, response) => response.writeHead(404).end());
    await expect(installOfficial({ packageFolder, environment })).rejects.toThrow('404');
  });
});

describe('the runtime that is there', () => {
  it('is none while the path file, the version or the executable is missing', async () => {
    await mirror(() => undefined);
    const dist = join(packageFolder, 'dist');
    mkdirSync(dist);
    writeFileSync(join(dist, 'electron'), '');
    writeFileSync(join(dist, 'version'), '33.2.1');
    expect(installedRuntime(packageFolder)).toBeNull();
    writeFileSync(join(packageFolder, 'path.txt'), 'electron');
    expect(installedRuntime(packageFolder)?.version).toBe('33.2.1');
    rmSync(join(dist, 'version'));
    expect(installedRuntime(packageFolder)).toBeNull();
    writeFileSync(join(dist, 'version'), '33.2.1');
    rmSync(join(dist, 'electron'));
    expect(installedRuntime(packageFolder)).toBeNull();
  });
});
