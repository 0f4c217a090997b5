import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import * as ours from '../../../../renderer/i18n/default-locale';

/** The files of the installed react-aria between which the build puts ours. */
function reactAriaFile(name: string): string {
  const main = createRequire(import.meta.url).resolve('react-aria');
  return readFileSync(join(dirname(main), '..', 'private', 'i18n', name), 'utf8');
}

it('takes the place of the one file of react-aria that asks for the default locale', () => {
  expect(reactAriaFile('I18nProvider.mjs')).toContain('from "./useDefaultLocale.mjs"');
  const exported = /export \{(.*)\};/.exec(reactAriaFile('useDefaultLocale.mjs'))?.[1] ?? '';
  const names = exported.split(',').map((each) => each.trim().split(' as ')[1]);
  expect(names.toSorted()).toEqual(Object.keys(ours).toSorted());
});
