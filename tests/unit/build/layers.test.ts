import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { cruise, type ICruiseOptions, type IFlattenedRuleSet } from 'dependency-cruiser';
import ts from 'typescript';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const configuration = createRequire(import.meta.url)('../../../.dependency-cruiser.cjs') as {
  forbidden: IFlattenedRuleSet['forbidden'];
  options: ICruiseOptions;
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'waystation-layers-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const packageName = /^(?!node:|path$)@?[a-z][a-z0-9/-]*$/;

function writePackage(project: string, name: string) {
  const path = join(project, 'node_modules', name);
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'package.json'), JSON.stringify({ name, main: 'index.js' }));
  writeFileSync(join(path, 'index.js'), '');
}

/** The names of the rules broken by a small project in which `from` imports `to`. */
async function rulesBrokenBy(imports: Record<string, string[]>): Promise<string[]> {
  const project = mkdtempSync(join(folder, 'project-'));
  const files = new Set([...Object.keys(imports), ...Object.values(imports).flat()]);
  for (const file of files) {
    if (packageName.test(file)) writePackage(project, file);
    if (!file.endsWith('.ts')) continue;
    const path = join(project, file);
    mkdirSync(dirname(path), { recursive: true });
    const lines = (imports[file] ?? []).map((to, index) => {
      const up = '../'.repeat(file.split('/').length - 1);
      const specifier = to.endsWith('.ts') ? `./${up}${to.replace(/\.ts$/, '')}` : to;
      return `import * as a${index} from '${specifier}'; console.log(a${index});`;
    });
    writeFileSync(path, `${lines.join('\n')}\nexport const x = 1;\n`);
  }
  const { tsConfig: _tsConfig, ...options } = configuration.options;
  const { output } = await cruise(
    ['shared', 'electron', 'renderer'].filter((name) =>
      [...files].some((file) => file.startsWith(`${name}/`)),
    ),
    {
      ...options,
      baseDir: project,
      validate: true,
      ruleSet: { forbidden: configuration.forbidden ?? [] },
    },
  );
  if (typeof output === 'string') throw new Error(output);
  return [...new Set(output.summary.violations.map(({ rule }) => rule.name))].sort();
}

const store = 'electron/vault/store/sql.ts';
const records = 'electron/vault/records/clients/commands.ts';
const exchange = 'electron/vault/exchange/bundle.ts';
const dispatcher = 'electron/vault/dispatcher.ts';
const entry = 'electron/vault/process.ts';
const main = 'electron/main/index.ts';
const preload = 'electron/preload/index.ts';
const page = 'renderer/main.tsx'.replace('.tsx', '.ts');
const shared = 'shared/errors.ts';

describe('the arrows of the layers', () => {
  it('allow what the design draws', async () => {
    expect(
      await rulesBrokenBy({
        [entry]: [dispatcher],
        [dispatcher]: [records, exchange, shared],
        [exchange]: [records, store],
        [records]: [store, shared],
        [store]: [shared, 'node:fs'],
        [main]: ['shared/result.ts', 'node:path'],
        'electron/main/page-services.ts': [shared],
        [preload]: [shared],
        [page]: [shared],
      }),
    ).toEqual([]);
  });

  it.each([
    [shared, store, 'shared-imports-only-shared'],
    [shared, page, 'shared-imports-only-shared'],
    [shared, 'node:fs', 'shared-has-no-node'],
    [shared, 'path', 'shared-has-no-node'],
    [page, main, 'renderer-imports-only-shared'],
    [page, 'node:fs', 'renderer-has-no-node'],
    [main, page, 'electron-imports-no-page'],
    [records, page, 'electron-imports-no-page'],
    [dispatcher, main, 'vault-knows-no-main'],
    [main, store, 'main-knows-no-vault'],
    [main, 'shared/contract.ts', 'start-builds-no-contract'],
    [main, 'shared/errors.ts', 'window-before-schemas'],
    [main, 'electron/main/page-services.ts', 'window-before-schemas'],
    [page, 'shared/contract.ts', 'start-builds-no-contract'],
    [store, records, 'store-is-the-bottom'],
    [store, exchange, 'store-is-the-bottom'],
    [store, dispatcher, 'store-is-the-bottom'],
    ['electron/vault/keys/slots.ts', records, 'keys-stand-alone'],
    [records, exchange, 'records-use-only-the-store'],
    [records, dispatcher, 'records-use-only-the-store'],
    [exchange, dispatcher, 'exchange-uses-records-and-store'],
    [dispatcher, entry, 'nobody-imports-the-entry'],
    [preload, main, 'preload-stands-alone'],
    [main, preload, 'only-the-preload-entry-is-its-own'],
    [shared, './missing', 'not-to-unresolvable'],
    [main, 'tests/support/zip-file.ts', 'electron-imports-no-page'],
  ])('refuse %s → %s', async (from, to, rule) => {
    expect(await rulesBrokenBy({ [from]: [to] })).toContain(rule);
  });

  it('refuse the driver outside its one file', async () => {
    const driver = '@signalapp/sqlcipher';
    expect(await rulesBrokenBy({ [records]: [driver] })).toContain('one-connection');
    expect(await rulesBrokenBy({ 'electron/vault/store/connection.ts': [driver] })).not.toContain(
      'one-connection',
    );
    expect(await rulesBrokenBy({ [store]: ['@node-rs/argon2'] })).toContain('one-key-derivation');
    expect(await rulesBrokenBy({ [records]: ['electron'] })).toContain('vault-runs-in-plain-node');
    expect(await rulesBrokenBy({ [records]: ['vitest'] })).toContain('application-imports-no-tests');
  });

  it('refuse files that need each other', async () => {
    expect(
      await rulesBrokenBy({
        [store]: ['electron/vault/store/migrate.ts'],
        'electron/vault/store/migrate.ts': [store],
      }),
    ).toEqual(['no-circular']);
  });
});

/** The compiler's complaints about one more file in a layer's project. */
function complaints(project: string, file: string, code: string): string[] {
  const read = ts.readConfigFile(project, (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(
    { ...(read.config as object), include: [], files: ['x.ts'] },
    ts.sys,
    resolve('.'),
  );
  const host = ts.createCompilerHost(options);
  const path = resolve(file);
  const original = host.getSourceFile.bind(host);
  host.getSourceFile = (name, languageVersion, ...rest) =>
    resolve(name) === path
      ? ts.createSourceFile(name, code, languageVersion)
      : original(name, languageVersion, ...rest);
  const program = ts.createProgram([path], options, host);
  return ts
    .getPreEmitDiagnostics(program, program.getSourceFile(path))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

describe('the types a layer sees', () => {
  it.each([
    ['tsconfig.shared.json', 'shared/extra.ts', 'process.pid', false],
    ['tsconfig.shared.json', 'shared/extra.ts', 'document.title', false],
    ['tsconfig.shared.json', 'shared/extra.ts', 'new Map<string, number>()', true],
    ['tsconfig.electron.json', 'electron/main/extra.ts', 'process.pid', true],
    ['tsconfig.electron.json', 'electron/main/extra.ts', 'document.title', false],
    ['tsconfig.preload.json', 'electron/preload/extra.ts', 'document.title', true],
    ['tsconfig.renderer.json', 'renderer/extra.ts', 'document.title', true],
    ['tsconfig.renderer.json', 'renderer/extra.ts', 'process.pid', false],
    ['tsconfig.renderer.json', 'renderer/extra.ts', 'Buffer.from("")', false],
  ])('%s: %s with %s is fine: %s', (project, file, expression, fine) => {
    const found = complaints(project, file, `export const value = ${expression};`);
    expect(found.length === 0).toBe(fine);
  });

  it('are strict', () => {
    const code = `const list: string[] = []; export const first: string = list[0];`;
    expect(complaints('tsconfig.shared.json', 'shared/extra.ts', code)).toHaveLength(1);
  });
});
