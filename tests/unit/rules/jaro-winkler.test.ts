import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { jaroWinkler } from '../../../shared/rules/jaro-winkler';

describe('Jaro–Winkler likeness', () => {
  // Winkler, "String Comparator Metrics" (1990), and the table of the US Census Bureau's strcmp95.
  it.each([
    ['SHACKLEFORD', 'SHACKELFORD', 0.982],
    ['DUNNINGHAM', 'CUNNIGHAM', 0.896],
    ['NICHLESON', 'NICHULSON', 0.956],
    ['JONES', 'JOHNSON', 0.832],
    ['MASSEY', 'MASSIE', 0.933],
    ['ABROMS', 'ABRAMS', 0.922],
    ['JERALDINE', 'GERALDINE', 0.926],
    ['MARHTA', 'MARTHA', 0.961],
    ['MICHELLE', 'MICHAEL', 0.921],
    ['JULIES', 'JULIUS', 0.933],
    ['TANYA', 'TONYA', 0.88],
    ['DWAYNE', 'DUANE', 0.84],
    ['SEAN', 'SUSAN', 0.805],
    ['JON', 'JOHN', 0.933],
    ['JON', 'JAN', 0.8],
    ['DIXON', 'DICKSONX', 0.813],
    ['CRATE', 'TRACE', 0.733],
    ['ABC', 'XYZ', 0],
  ])('of %s and %s is %s', (first, second, expected) => {
    expect(jaroWinkler(first, second)).toBeCloseTo(expected, 3);
  });

  it('is 1 for equal texts and 0 when one is empty', () => {
    expect(jaroWinkler('garcia', 'garcia')).toBe(1);
    expect(jaroWinkler('', 'garcia')).toBe(0);
    expect(jaroWinkler('', '')).toBe(0);
  });

  it('is symmetric and between 0 and 1', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', 'ñ', '😀'), maxLength: 12 });
    fc.assert(
      fc.property(text, text, (first, second) => {
        const likeness = jaroWinkler(first, second);
        expect(likeness).toBe(jaroWinkler(second, first));
        expect(likeness).toBeGreaterThanOrEqual(0);
        expect(likeness).toBeLessThanOrEqual(1);
      }),
      { numRuns: 500 },
    );
  });
});
