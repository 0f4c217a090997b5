import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const FOLDER = path.join('docs', 'adr');

describe('the decisions', () => {
  it('have a number each, the same in the name of the file and in its heading', () => {
    const names = readdirSync(FOLDER);
    const numbers = names.map((name) => name.slice(0, 4));
    expect(new Set(numbers).size, numbers.join(' ')).toBe(names.length);
    const beginnings = names.map((name) => readFileSync(path.join(FOLDER, name), 'utf8').slice(0, 7));
    expect(beginnings).toEqual(numbers.map((number) => `# ${number} `));
  });
});
