import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const ASSERTION_COUNT = 32;

/** The numbers named in the titles of the tests of this folder. */
function numbersTested(): ReadonlySet<number> {
  const folder = import.meta.dirname;
  const numbers = new Set<number>();
  for (const name of readdirSync(folder)) {
    if (!/\.(?:test|spec)\.ts$/.test(name) || name === 'assertions.test.ts') continue;
    const text = readFileSync(resolve(join(folder, name)), 'utf8');
    for (const [, , title] of text.matchAll(/\b(?:test|it|describe)(?:\.each[^\n]*)?\(\s*(['"`])(.*?)\1/gs)) {
      for (const [, number] of (title ?? '').matchAll(/\bS(\d{1,2})\b/g)) numbers.add(Number(number));
    }
  }
  return numbers;
}

test('every security assertion S1–S32 has a test here that says its number', () => {
  const tested = numbersTested();
  const all = Array.from({ length: ASSERTION_COUNT }, (_, index) => index + 1);
  expect(all.filter((number) => !tested.has(number))).toEqual([]);
});
