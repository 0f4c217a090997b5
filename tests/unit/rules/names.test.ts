import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  chartNumberWords,
  displayName,
  legalName,
  nameSearchWords,
  normaliseName,
  sortKey,
  tidyName,
} from '../../../shared/rules/names';

const names = (values: Partial<Parameters<typeof nameSearchWords>[0]>) => ({
  legalFirstName: null,
  legalMiddleName: null,
  legalLastName: null,
  preferredName: null,
  aliases: [],
  ...values,
});

describe('names as they are compared', () => {
  it.each([
    ['José', 'jose'],
    ['JOSÉ', 'jose'],
    ['Jose\u0301', 'jose'],
    ['Muñoz', 'munoz'],
    ['García-López', 'garcia lopez'],
    ['García‑López', 'garcia lopez'],
    ["O'Brien", 'obrien'],
    ['O’Brien', 'obrien'],
    ['  de  la   Cruz ', 'de la cruz'],
    ['Łukasz Øvergård', 'lukasz overgard'],
    ['Straße', 'strasse'],
    ['Ｊｏｓｅ', 'jose'],
    ['İpek Işık', 'ipek isik'],
    ['Ján\u200Dos', 'janos'],
    ['مُحَمَّد', 'محمد'],
    ['किरण', 'किरण'],
    ['😀', ''],
    ['---', ''],
  ])('writes %s as %s', (text, expected) => {
    expect(normaliseName(text)).toBe(expected);
  });

  it('gives the same form again when applied twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const once = normaliseName(text);
        expect(normaliseName(once)).toBe(once);
      }),
    );
  });

  it('forgets case, whatever the script', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        // Some letters have no single opposite case (ß, ŉ, final ς): one round through upper case settles them.
        const settled = text.toUpperCase().toLowerCase();
        expect(normaliseName(settled.toUpperCase())).toBe(normaliseName(settled));
      }),
    );
  });
});

describe('names on screen (R-INT-12)', () => {
  it('R-INT-12 shows the preferred name, and the legal first name only without one', () => {
    const legal = { legalFirstName: 'Robert', legalLastName: 'Baca' };
    expect(displayName(names({ ...legal, preferredName: 'Beto' }))).toBe('Beto Baca');
    expect(displayName(names(legal))).toBe('Robert Baca');
  });

  it('shows a preferred name alone when the legal name is withheld, and nothing without any name', () => {
    expect(displayName(names({ preferredName: 'Sunny' }))).toBe('Sunny');
    expect(displayName(names({}))).toBe('');
  });

  it('writes the legal name in the order of documents', () => {
    const full = { legalFirstName: 'Ana', legalMiddleName: 'Luz', legalLastName: 'Baca', legalSuffix: 'Jr.' };
    expect(legalName(full)).toBe('Ana Luz Baca Jr.');
    expect(legalName({ legalFirstName: null, legalLastName: null })).toBeNull();
  });

  it('stores names composed, with single spaces, and without marks that turn the writing direction', () => {
    expect(tidyName('  Jose\u0301   Luis ')).toBe('José Luis');
    expect(tidyName('Ana\u202Ecba')).toBe('Anacba');
    expect(tidyName(' \u200E ')).toBeNull();
    expect(tidyName(null)).toBeNull();
  });

  it('leaves an emoji of several parts and a Persian joiner as they are', () => {
    expect(tidyName('Sol 👩\u200D🌾')).toBe('Sol 👩\u200D🌾');
    expect(tidyName('علی\u200Cرضا')).toBe('علی\u200Cرضا');
  });
});

describe('the order of names', () => {
  const inOrder = (list: readonly string[]): string[] =>
    [...list].sort((left, right) => {
      const leftKey = sortKey(names({ preferredName: left }), 'LC-000001');
      const rightKey = sortKey(names({ preferredName: right }), 'LC-000001');
      return Buffer.compare(Buffer.from(leftKey), Buffer.from(rightKey));
    });

  it('puts Ávila next to Avila, and not after Zamora', () => {
    expect(inOrder(['Zamora', 'Ávila', 'Baca', 'Avila', 'ávalos'])).toEqual([
      'ávalos',
      'Ávila',
      'Avila',
      'Baca',
      'Zamora',
    ]);
  });

  it('puts the Spanish ñ after nz and before o', () => {
    expect(inOrder(['Muoz', 'Muñoz', 'Munzo', 'Munoz', 'mun\u0303iz'])).toEqual([
      'Munoz',
      'Munzo',
      'mun\u0303iz',
      'Muñoz',
      'Muoz',
    ]);
  });

  it('puts a short name before a longer one that begins with it', () => {
    expect(inOrder(['Ana María', 'Anabel', 'Ana'])).toEqual(['Ana', 'Ana María', 'Anabel']);
  });

  it('puts people without a name last among Latin names, by chart number', () => {
    const withheld = sortKey(names({}), 'LC-000007');
    expect(withheld > sortKey(names({ preferredName: 'Zzz' }), 'LC-000001')).toBe(true);
    expect(withheld < sortKey(names({}), 'LC-000008')).toBe(true);
  });

  it('never gives an empty key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (text) => {
        expect(sortKey(names({ preferredName: text }), 'LC-000001')).not.toBe('');
      }),
    );
  });
});

describe('what a person is found by (R-INT-06)', () => {
  const words = (values: Parameters<typeof names>[0]): readonly string[] =>
    nameSearchWords(names(values)).split(' ');

  it('R-INT-06 is legal, preferred and other names, each half of a double surname', () => {
    const found = words({
      legalFirstName: 'José',
      legalLastName: 'García López',
      preferredName: 'Pepe',
      aliases: ['Chepe Luna'],
    });
    expect(found).toEqual(['pepe', 'jose', 'garcia', 'lopez', 'chepe', 'luna']);
  });

  it('is names with apostrophe or hyphen joined and apart', () => {
    expect(words({ legalLastName: "O'Brien" })).toEqual(['obrien', 'o', 'brien']);
    expect(words({ legalFirstName: 'Jean-Luc' })).toEqual(['jean', 'luc', 'jeanluc']);
  });

  it('is no word twice', () => {
    expect(words({ legalFirstName: 'Ana', preferredName: 'Ana', aliases: ['Ana'] })).toEqual(['ana']);
  });

  it.each([
    ['LC-000123', 'lc 000123 lc000123 123'],
    ['OLD 12', 'old 12 old12'],
    ['7', '7'],
    ['000', '000 0'],
  ])('is the chart number %s as %s', (chartNumber, expected) => {
    expect(chartNumberWords(chartNumber)).toBe(expected);
  });
});
