import { describe, expect, it } from 'vitest';
import { errorReference } from '../../../../renderer/app/error-reference';

function errorAt(line: number, message = 'Ana Tso is not a function'): Error {
  return Object.assign(new TypeError(message), {
    stack: `TypeError: ${message}\n    at f (index.js:${String(line)}:7)`,
  });
}

describe('the reference of a mistake in the page', () => {
  it('is the same for the same place, whatever the message quotes', () => {
    expect(errorReference(errorAt(12))).toBe(errorReference(errorAt(12, 'other words')));
    expect(errorReference(errorAt(12))).not.toBe(errorReference(errorAt(13)));
  });

  it('has eight digits and never only plain ones, which a log would leave out', () => {
    // Among five hundred even hashes about a dozen would be plain digits by themselves.
    for (let line = 1; line <= 500; line += 1) {
      expect(errorReference(errorAt(line))).toMatch(/^[a-f][0-9a-f]{7}$/);
    }
  });
});
