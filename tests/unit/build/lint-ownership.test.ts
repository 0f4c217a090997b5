import { ESLint, Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { parser, plugin } from 'typescript-eslint';

/**
 * The project's own lint configuration, asked for a file and run on a few lines: what belongs to one file is
 * refused everywhere else.
 */

const checkedRules = [
  '@typescript-eslint/no-restricted-imports',
  'no-restricted-syntax',
  'no-restricted-globals',
  'no-console',
];

async function problemsIn(file: string, code: string): Promise<string[]> {
  const configuration = (await new ESLint().calculateConfigForFile(file)) as {
    rules: Record<string, Linter.RuleEntry>;
  };
  const rules = Object.fromEntries(checkedRules.map((name) => [name, configuration.rules[name] ?? 'off']));
  const messages = new Linter().verify(
    code,
    [
      {
        files: ['**/*.{ts,tsx}'],
        languageOptions: {
          parser,
          globals: { console: 'readonly', process: 'readonly', localStorage: 'readonly' },
        },
        plugins: { '@typescript-eslint': plugin },
        rules,
      },
    ],
    { filename: file },
  );
  return messages.map(({ ruleId, message }) => ruleId ?? message);
}

const importRule = '@typescript-eslint/no-restricted-imports';

/** What is owned, a file that owns it, files that don't, and the rule that says so. */
const owned: { what: string; code: string; owners: string[]; others: string[]; rule: string }[] = [
  {
    what: 'ipcMain',
    code: `import { ipcMain } from 'electron';`,
    owners: ['electron/main/ipc.ts'],
    others: ['electron/main/window.ts', 'electron/vault/process.ts', 'electron/preload/index.ts'],
    rule: importRule,
  },
  {
    what: 'ipcRenderer',
    code: `import { ipcRenderer } from 'electron';`,
    owners: ['electron/preload/index.ts'],
    others: ['electron/main/ipc.ts', 'renderer/app/session.ts'],
    rule: importRule,
  },
  {
    what: 'the database driver',
    code: `import Database from '@signalapp/sqlcipher';`,
    owners: ['electron/vault/store/connection.ts'],
    others: ['electron/vault/store/migrate.ts', 'electron/main/index.ts', 'shared/time.ts'],
    rule: importRule,
  },
  {
    what: 'the driver, for its types',
    code: `import type Database from '@signalapp/sqlcipher';`,
    owners: ['electron/vault/store/connection.ts'],
    others: ['electron/vault/records/clients/commands.ts'],
    rule: importRule,
  },
  {
    what: 'the key derivation',
    code: `import { hashRaw } from '@node-rs/argon2';`,
    owners: ['electron/vault/keys/slots.ts'],
    others: ['electron/vault/store/connection.ts', 'electron/main/index.ts'],
    rule: importRule,
  },
  {
    what: 'the time of day',
    code: 'export const now = Date.now();',
    owners: ['electron/vault/clock.ts', 'electron/main/clock.ts', 'renderer/app/clock.ts'],
    others: ['electron/vault/dispatcher.ts', 'shared/time.ts', 'renderer/features/notes/editor.tsx'],
    rule: 'no-restricted-syntax',
  },
  {
    what: 'a date of now',
    code: 'export const now = new Date();',
    owners: ['electron/vault/clock.ts'],
    others: ['electron/vault/store/changes.ts', 'shared/clock.ts'],
    rule: 'no-restricted-syntax',
  },
  {
    what: 'the port to the parent process',
    code: 'process.parentPort.postMessage(1);',
    owners: ['electron/vault/process.ts'],
    others: ['electron/vault/dispatcher.ts', 'electron/main/vault-host.ts'],
    rule: 'no-restricted-syntax',
  },
  {
    what: 'the console',
    code: 'console.error(1);',
    owners: ['electron/main/log.ts', 'build/start.mjs', 'tests/support/shared-data.ts'],
    others: ['electron/main/index.ts', 'electron/vault/process.ts', 'renderer/main.tsx', 'shared/time.ts'],
    rule: 'no-console',
  },
];

describe.each(owned)('$what', ({ code, owners, others, rule }) => {
  it.each(owners)('may be used in %s', async (file) => {
    const asTypeScript = file.replace(/\.mjs$/, '.ts');
    expect(await problemsIn(asTypeScript, code)).toEqual([]);
  });
  it.each(others)('may not be used in %s', async (file) => {
    expect(await problemsIn(file, code)).toContain(rule);
  });
});

describe('what no file may use', () => {
  it.each([
    'contents.executeJavaScript("1");',
    'port.sendSync("x");',
    'crashReporter.start({});',
    'enum Status { Open }',
  ])('%s', async (code) => {
    expect(await problemsIn('electron/main/window.ts', code)).toContain('no-restricted-syntax');
  });

  it('is Node in the page or in shared code', async () => {
    expect(await problemsIn('shared/time.ts', 'export const a = process.pid;')).toContain(
      'no-restricted-globals',
    );
    expect(await problemsIn('renderer/main.tsx', 'localStorage.clear();')).toContain('no-restricted-globals');
  });
});

describe('tests', () => {
  it.each([
    'it.only("x", () => {});',
    'describe.skip("x", () => {});',
    'test.describe.only("x", () => {});',
    'it.todo("x");',
    'test.fixme("x", () => {});',
    'it.skipIf(true)("x", () => {});',
    'it.only.each([1])("x", () => {});',
    'describe.runIf(false)("x", () => {});',
  ])('may not be focused or skipped: %s', async (code) => {
    expect(await problemsIn('tests/unit/vault/a.test.ts', code)).toContain('no-restricted-syntax');
  });

  it('may be run only where the sample data is', async () => {
    const code = 'describe.runIf(sharedDataIsThere)("x", () => {});';
    expect(await problemsIn('tests/unit/vault/a.test.ts', code)).toEqual([]);
  });
});
