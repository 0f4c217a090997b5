import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CONTENT_SECURITY_POLICY, createPageHandler, resolveAddress } from '../../electron/main/app-protocol';
import { temporaryFolder } from '../support/temporary-folder';

const ROOT = '/opt/waystation/renderer';

describe('the addresses of the page (S5)', () => {
  it('finds a file of the build', () => {
    expect(resolveAddress('GET', 'app://clinic/index.html', ROOT)).toEqual({
      path: `${ROOT}/index.html`,
      contentType: 'text/html; charset=utf-8',
    });
    expect(resolveAddress('GET', 'app://clinic/assets/index-Ab_1.js', ROOT)).toEqual({
      path: `${ROOT}/assets/index-Ab_1.js`,
      contentType: 'text/javascript; charset=utf-8',
    });
    // The address itself takes the dots out, so this is a file of the build (or none).
    expect(resolveAddress('GET', 'app://clinic/../index.html', ROOT)).toMatchObject({
      path: `${ROOT}/index.html`,
    });
  });

  it.each([
    ['a path out of the folder, encoded', 'app://clinic/..%2findex.html', 400],
    ['a path out of the folder, encoded whole', 'app://clinic/%2e%2e%2findex.html', 400],
    ['a path out of the folder, backwards', 'app://clinic/..%5cindex.html', 400],
    ['a path out of a folder in it', 'app://clinic/assets/..%2f..%2fmain/index.js', 400],
    ['two slashes, as before a host', 'app://clinic//etc/passwd', 400],
    ['a zero byte', 'app://clinic/index.html%00.js', 400],
    ['a broken encoding', 'app://clinic/%E0%A4%A.html', 400],
    ['a file of the system', 'app://clinic/.env', 400],
    ['no file at all', 'app://clinic/', 400],
    ['another host', 'app://clinic.evil/index.html', 403],
    ['a host before ours', 'app://evil.clinic/index.html', 403],
    ['a port', 'app://clinic:8080/index.html', 403],
    ['another scheme', 'file:///opt/waystation/renderer/index.html', 403],
    ['the network', 'https://clinic/index.html', 403],
    ['a kind of file the build has none of', 'app://clinic/index.php', 404],
    ['a source map', 'app://clinic/assets/index.js.map', 404],
    ['a name without a kind', 'app://clinic/index', 404],
    ['no address', 'not an address', 400],
  ])('refuses %s', (_what, address, status) => {
    expect(resolveAddress('GET', address, ROOT)).toEqual({ status });
  });

  it.each(['POST', 'HEAD', 'PUT', 'OPTIONS', 'get'])('refuses the method %s', (method) => {
    expect(resolveAddress(method, 'app://clinic/index.html', ROOT)).toEqual({ status: 405 });
  });
});

describe('what is served', () => {
  function build() {
    const folder = temporaryFolder();
    const root = join(folder, 'renderer');
    mkdirSync(root);
    // A folder beside it whose name starts the same.
    mkdirSync(join(folder, 'renderer-old'));
    writeFileSync(join(root, 'index.html'), '<!doctype html>');
    writeFileSync(join(folder, 'renderer-old', 'index.html'), 'old');
    writeFileSync(join(folder, 'secret.js'), 'secret');
    return createPageHandler(root).serve;
  }
  const request = (url: string, method = 'GET') => ({ url, method }) as Request;

  it('gives the file with every protecting header', async () => {
    const response = await build()(request('app://clinic/index.html'));
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('<!doctype html>');
    expect(Object.fromEntries(response.headers)).toEqual({
      'cache-control': 'no-store',
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'content-type': 'text/html; charset=utf-8',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
  });

  it('gives the page a lock shows in between, with nothing in it', async () => {
    const response = await build()(request('app://empty/index.html'));
    expect(response.status).toBe(200);
    expect(await response.text()).not.toContain('<body');
    expect(response.headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY);
    expect((await build()(request('app://empty/other.html'))).status).toBe(403);
  });

  it('gives each file again, though the first page may have been read ahead', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'assets'));
    const html = '<script type="module" src="./assets/index.js"></script><link href="./assets/gone.css" />';
    writeFileSync(join(folder, 'index.html'), html);
    writeFileSync(join(folder, 'assets', 'index.js'), 'start()');
    const { serve, firstScriptServed } = createPageHandler(folder);
    for (let time = 1; time <= 2; time += 1) {
      const page = await serve(request('app://clinic/index.html'));
      expect(await page.text()).toBe(html);
      const script = await serve(request('app://clinic/assets/index.js'));
      expect(await script.text()).toBe('start()');
      expect((await serve(request('app://clinic/assets/gone.css'))).status).toBe(404);
    }
    await expect(firstScriptServed).resolves.toBeUndefined();
  });

  it.each([
    ['app://clinic/missing.html', 404],
    ['app://clinic/..%2fsecret.js', 400],
    ['app://clinic/..%2frenderer-old%2findex.html', 400],
    ['app://other/index.html', 403],
  ])('gives nothing but a status for %s', async (address, status) => {
    const response = await build()(request(address));
    expect(response.status).toBe(status);
    expect(await response.text()).toBe('');
    expect(response.headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY);
  });
});

it('allows nothing but the page itself (S6)', () => {
  expect(CONTENT_SECURITY_POLICY).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; " +
      "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-src 'none'; object-src 'none'; " +
      "worker-src 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'",
  );
  expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe-|https?:|data:|blob:|\*/);
});
