import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { findNames } from '../../../shared/rules/note-names';
import type { NamesOfPerson } from '../../../shared/rules/note-names';

const person = (names: Partial<NamesOfPerson>): NamesOfPerson => ({
  legalFirstName: null,
  legalLastName: null,
  preferredName: null,
  aliases: [],
  ...names,
});

const named = (text: string, people: readonly NamesOfPerson[], self?: NamesOfPerson) =>
  findNames(text, people, self).map(({ start, end }) => text.slice(start, end));

describe('R-GRP-06 finding names in a text', () => {
  const jose = person({ legalFirstName: 'José', legalLastName: 'Núñez de la Cruz', preferredName: 'Pepe' });

  it.each([
    ['Jose shared first.', ['Jose']],
    ['We heard from PEPE, and from nuñez.', ['PEPE', 'nuñez']],
    ['José Núñez de la Cruz spoke.', ['José', 'Núñez de la Cruz']],
    ['José’s plan and pepe-like jokes', ['José', 'pepe']],
    ['The group talked about triggers de la semana.', []],
    ['Joseph, Pepes and Nunezville are other words.', []],
  ])('%s', (text, expected) => {
    expect(named(text, [jose])).toEqual(expected);
  });

  it('takes a name that is also a word for a name only where it is written as one', () => {
    const hope = person({ legalFirstName: 'Hope', legalLastName: 'May' });
    expect(named('Hope is what carried us. In may we will meet again. It was hope.', [hope])).toEqual([]);
    expect(named('We talked with Hope about it.', [hope])).toEqual(['Hope']);
    expect(named('Hope May spoke.', [hope])).toEqual(['May']);
  });

  it('leaves out the names the person shares with another', () => {
    const ana = person({ legalFirstName: 'Ana', legalLastName: 'Baca' });
    const other = person({ legalFirstName: 'Ana', legalLastName: 'Luján', aliases: ['Nita'] });
    expect(named('Ana Baca and Ana Luján (Nita)', [other], ana)).toEqual(['Luján', 'Nita']);
  });

  it('finds every name put anywhere into a text', () => {
    const name = fc.constantFrom('Marisol', 'Ximena', 'Óscar', 'Tiarnán', 'Wójcik', 'Yolanda Ruiz');
    fc.assert(
      fc.property(fc.lorem({ maxCount: 20 }), fc.nat(), name, (text, at, who) => {
        const words = text.split(' ');
        words.splice(at % (words.length + 1), 0, who);
        expect(findNames(words.join(' '), [person({ legalFirstName: who })])).not.toEqual([]);
      }),
    );
  });
});
