import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { needsCosign } from '../../../shared/rules/note-cosign';
import { findFragment, searchWords } from '../../../shared/rules/note-search';
import type { LocalDate } from '../../../shared/time';

describe('a fragment of a note', () => {
  it('is the stretch around the first word found, whole words only, with every find marked', () => {
    const text = `${'Hablamos de la semana. '.repeat(10)}Mañana visitará el albergue con su mamá.${' Y más.'.repeat(40)}`;
    const fragment = findFragment(text, searchWords('ALBER mama'));
    expect(fragment?.text).toMatch(/^… .*Mañana visitará el albergue con su mamá\..* …$/u);
    expect(fragment?.highlights.map(({ start, end }) => fragment.text.slice(start, end))).toEqual([
      'albergue',
      'mamá',
    ]);
    expect(findFragment(text, searchWords('casa'))).toBeNull();
    expect(findFragment('', ['x'])).toBeNull();
  });

  it('marks exactly words that begin with what was looked for, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 400 }),
        fc.lorem({ maxCount: 1 }),
        (text, word) => {
          const fragment = findFragment(`${text} ${word} ${text}`, searchWords(word));
          expect(fragment).not.toBeNull();
          for (const { start, end } of fragment?.highlights ?? []) {
            const marked = searchWords(fragment?.text.slice(start, end) ?? '');
            expect(marked[0]?.startsWith(searchWords(word)[0] ?? '')).toBe(true);
          }
        },
      ),
    );
  });
});

describe('which notes are co-signed', () => {
  const serviceDate = '2026-03-09' as LocalDate;

  it('is by the rule; a sample is as large as it says', () => {
    const rule = { rule: 'sample', samplePercent: 25, untilOn: null } as const;
    const draws = Array.from({ length: 100 }, (_, draw) => needsCosign(rule, { serviceDate, draw }));
    expect(draws.filter(Boolean)).toHaveLength(25);
    expect(needsCosign(undefined, { serviceDate, draw: 0 })).toBe(false);
    const until = { rule: 'until_date', samplePercent: null, untilOn: serviceDate } as const;
    expect(needsCosign(until, { serviceDate, draw: 99 })).toBe(true);
    expect(needsCosign(until, { serviceDate: '2026-03-10' as LocalDate, draw: 0 })).toBe(false);
  });
});
