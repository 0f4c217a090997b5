import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { en } from '../../../../renderer/i18n/en';
import { firstTexts } from '../../../../renderer/i18n/first-texts';

const renderer = join(import.meta.dirname, '../../../../renderer');

/** The file an import inside the page stands for; `null` for packages, style sheets and what is elsewhere. */
function resolveImport(from: string, specifier: string): string | null {
  if (!specifier.startsWith('.')) return null;
  const base = join(dirname(from), specifier);
  const found = [`${base}.ts`, `${base}.tsx`, join(base, 'index.ts')].find((path) => existsSync(path));
  return found?.startsWith(renderer) === true ? found : null;
}

/** Every file of the page that is loaded before anybody signs in: what `main.tsx` imports, and what that imports. */
function filesOfTheStart(): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  const waiting = [join(renderer, 'main.tsx')];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (texts.has(path)) continue;
    const text = readFileSync(path, 'utf8');
    texts.set(path, text);
    for (const [, specifier = ''] of text.matchAll(/^(?:import|export) (?!type )[^;]*?from '([^']+)';/gms)) {
      const next = resolveImport(path, specifier);
      if (next !== null) waiting.push(next);
    }
  }
  return texts;
}

describe('the texts of the start', () => {
  const files = filesOfTheStart();
  // `t('lock:title')`, `useTranslation('lock')`, `useTranslation(['lock', 'errors'])`.
  const asked = /\bt\('(?<inKey>[a-zA-Z]+):|useTranslation\((?<listed>[^)]*)\)/g;
  const areas = new Map<string, string>();
  for (const [path, text] of files) {
    for (const { groups } of text.matchAll(asked)) {
      const names = groups?.['inKey'] ?? groups?.['listed'] ?? '';
      for (const [name] of names.matchAll(/[a-zA-Z]+/g)) areas.set(name, path);
    }
  }

  it('are looked for in the lock screen and what it uses', () => {
    expect([...areas.keys()]).toEqual(expect.arrayContaining(['lock', 'app', 'form', 'errors']));
    expect([...areas.keys()].filter((area) => !(area in en))).toEqual([]);
  });

  it('hold every area somebody may read before signing in', () => {
    const missing = [...areas].filter(([area]) => !(area in firstTexts.en));
    expect(missing).toEqual([]);
  });
});
