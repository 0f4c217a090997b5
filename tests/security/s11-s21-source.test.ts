import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const project = resolve(import.meta.dirname, '../..');

function sources(): readonly { readonly path: string; readonly text: string }[] {
  return ['electron', 'renderer', 'shared'].flatMap((folder) =>
    readdirSync(join(project, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => {
        const path = join(entry.parentPath, entry.name);
        return { path: relative(project, path), text: readFileSync(path, 'utf8') };
      }),
  );
}

/** Files whose code (comments left out) holds the pattern. */
function filesWith(pattern: RegExp): string[] {
  return sources()
    .filter(({ text }) => pattern.test(text.replaceAll(/\/\*[\s\S]*?\*\/|(?<![:'"`])\/\/.*$/gm, '')))
    .map(({ path }) => path);
}

describe('what only one file may do (S11, S21)', () => {
  it('reads the real sources', () => {
    expect(sources().length).toBeGreaterThan(100);
  });

  it.each([
    ['ipcMain', /\bipcMain\b/, ['electron/main/ipc.ts']],
    ['ipcRenderer', /\bipcRenderer\b/, ['electron/preload/index.ts']],
    ['contextBridge', /\bcontextBridge\b/, ['electron/preload/index.ts']],
    ['sendSync', /\bsendSync\b/, []],
    ['executeJavaScript', /\bexecuteJavaScript\b/, []],
    ['the remote module', /@electron\/remote|electron['"]\)\.remote/, []],
    // S26, ADR 0017: no way in besides a passphrase and the recovery code.
    ['the key store of the operating system', /\bsafeStorage\b/, []],
    ['a crash reporter', /\bcrashReporter\b/, []],
    ['opening something outside', /\bshell\.open(?:External|Path|Item)\b/, []],
    [
      'HTML from text',
      /dangerouslySetInnerHTML|\.innerHTML\b|\.outerHTML\b|insertAdjacentHTML|document\.write/,
      [],
    ],
    ['storage of the browser', /\blocalStorage\b|\bsessionStorage\b|\bcaches\.|serviceWorker\.register/, []],
    ['the web contents of another window', /\bwebContents\.fromId\b|\bgetAllWebContents\b/, []],
  ] as const)('%s', (_what, pattern, allowed) => {
    expect(filesWith(pattern)).toEqual([...allowed]);
  });
});
