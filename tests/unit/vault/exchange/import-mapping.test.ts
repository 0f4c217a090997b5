import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { mapPatient } from '../../../../electron/vault/exchange/import/map-patient';
import type { MappedPerson } from '../../../../electron/vault/exchange/import/map-patient';
import { Client, ContactMethod } from '../../../../shared/model';
import type { LocalDate } from '../../../../shared/time';

const RULES = { today: '2026-03-10' as LocalDate, servesMinors: false };

const fixture = readFileSync(new URL('../../../fixtures/fhir/people.ndjson', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Record<string, unknown>);

function mapped(value: unknown, rules = RULES): MappedPerson {
  const line = mapPatient(value, rules);
  if (!line.ok) throw new Error(JSON.stringify(line.problems));
  return line.person;
}

function notKeptOf(value: unknown): readonly string[] {
  const line = mapPatient(value, RULES);
  return line.ok ? [...line.notKept].sort() : [];
}

function problemsOf(parts: object, rules = RULES) {
  const line = mapPatient({ ...basic, ...parts }, rules);
  return line.ok ? [] : line.problems;
}

const basic = {
  resourceType: 'Patient',
  id: 'p1',
  name: [{ use: 'official', family: 'Baca', given: ['Ana'] }],
  birthDate: '1980-01-01',
};

function clientOf(parts: object): MappedPerson['client'] {
  return mapped({ ...basic, ...parts }).client;
}

describe('a whole record of another system', () => {
  it('comes in with everything there is a place for', () => {
    const { client, contacts } = mapped(fixture[0]);
    expect(client).toMatchObject({
      legalFirstName: 'Guadalupe',
      legalMiddleName: 'María',
      legalLastName: 'Archuleta-Vigil',
      legalSuffix: 'III',
      preferredName: 'Lupe',
      aliases: ['Guadalupe María Vigil', 'Lupita'],
      birthDate: '1979-05-06',
      birthDateIsEstimated: false,
      sexAtBirth: 'female',
      genderIdentity: 'woman',
      race: ['american_indian', 'white'],
      ethnicity: 'mexican',
      language: 'es',
      interpreterNeeded: 'yes',
      address: {
        noFixedAddress: false,
        line: '22 Camino Real, Apt 3',
        city: 'Las Cruces',
        state: 'NM',
        postalCode: '88001',
      },
      county: 'Doña Ana',
      medicaidId: 'NM0000001',
      externalIdentifiers: [{ system: 'https://clinic.example/mrn', value: 'MRN-1' }],
      status: 'active',
      nameWithheld: false,
    });
    expect(contacts.map(({ kind, value, isActive }) => [kind, value, isActive])).toEqual([
      ['phone', '+15755550101', true],
      ['email', 'lupe@example.org', true],
      ['phone', '+15755550102', false],
    ]);
  });

  it('allows nothing with any number until the person says so (R-INT-11)', () => {
    for (const contact of mapped(fixture[0]).contacts) {
      const flags = Object.entries(contact).filter(([name]) => name.startsWith('okTo'));
      expect(flags).toHaveLength(5);
      expect(flags.every(([, isOk]) => isOk === false)).toBe(true);
    }
  });

  it('leaves numbers of the state behind and says so', () => {
    expect(notKeptOf(fixture[0])).toEqual([
      'contact_kind',
      'further_address',
      'government_id',
      'social_security_number',
    ]);
    expect(JSON.stringify(mapped(fixture[0]))).not.toMatch(/999-01-2345|S9990001/);
  });

  it('of every fixture line is what a record may hold', () => {
    for (const line of fixture) {
      const { client, contacts } = mapped(line);
      for (const [name, value] of Object.entries(client)) {
        const field = Client.fields[name as keyof typeof Client.fields];
        expect(field.schema.safeParse(value).success, name).toBe(true);
      }
      for (const contact of contacts) {
        expect(ContactMethod.fields.value.schema.safeParse(contact.value).success).toBe(true);
      }
    }
  });
});

describe('names', () => {
  it.each([
    [
      'only a text',
      [{ text: 'Tsosie Begay Yazzie' }],
      { legalFirstName: 'Tsosie', legalLastName: 'Begay Yazzie' },
    ],
    ['one word', [{ text: 'Madonna' }], { legalFirstName: 'Madonna', legalLastName: null }],
    ['only a family', [{ family: 'Baca' }], { legalFirstName: null, legalLastName: 'Baca' }],
    [
      'no use',
      [{ family: 'Baca', given: ['Ana'] }],
      { legalFirstName: 'Ana', preferredName: null, aliases: [] },
    ],
    [
      'a whole usual name only',
      [{ use: 'usual', family: 'Baca', given: ['Ana'] }],
      { legalFirstName: 'Ana', preferredName: null },
    ],
    [
      'an alias only',
      [{ use: 'anonymous', text: 'Visitor 7' }],
      { legalFirstName: null, aliases: ['Visitor 7'] },
    ],
    [
      'another last name in daily life',
      [
        { use: 'official', family: 'Baca', given: ['Ana'] },
        { use: 'usual', family: 'Sena', given: ['Annie'] },
      ],
      { preferredName: 'Annie', aliases: ['Annie Sena'] },
    ],
    [
      'the same name again as maiden name',
      [
        { use: 'official', family: 'Baca', given: ['Ana'] },
        { use: 'old', family: 'BACA', given: ['Ána'] },
      ],
      { aliases: [] },
    ],
    [
      'digits, as generated names have',
      [{ family: 'Yundt842', given: ['Donya787'] }],
      { legalFirstName: 'Donya787', legalLastName: 'Yundt842' },
    ],
    [
      'blanks around and inside',
      [{ family: ' de  la Cruz ', given: ['\tJosé '] }],
      { legalFirstName: 'José', legalLastName: 'de la Cruz' },
    ],
  ])('%s', (_name, name, expected) => {
    expect(clientOf({ name })).toMatchObject(expected);
  });

  it('that are withheld are noted as such; none at all is a problem', () => {
    const masked = [
      { url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'masked' },
    ];
    expect(clientOf({ name: [{ extension: masked }] })).toMatchObject({
      nameWithheld: true,
      legalFirstName: null,
    });
    for (const name of [undefined, [], [{ use: 'official' }], [{ family: ' ' }]]) {
      expect(problemsOf({ name })).toEqual([{ code: 'name_missing', path: 'name' }]);
    }
  });

  it('that can not be stored are a problem with its place', () => {
    const long = 'x'.repeat(101);
    expect(problemsOf({ name: [{ family: long, given: ['Ana'] }] })).toEqual([
      { code: 'text_too_long', path: 'name[0].family' },
    ]);
    expect(problemsOf({ name: [{ family: 'x'.repeat(1_000_000) }] })).toEqual([
      { code: 'text_too_long', path: 'name[0].family' },
    ]);
    const middle = ['Ana', ...Array.from({ length: 9 }, () => 'Maria del Carmen')];
    expect(problemsOf({ name: [{ family: 'Baca', given: middle }] })).toEqual([
      { code: 'text_too_long', path: 'name[0].given' },
    ]);
    for (const letter of ['\u0000', '\u0007', '\u001b', '\u0085', '\ud800']) {
      expect(problemsOf({ name: [{ family: `Ba${letter}ca` }] }), JSON.stringify(letter)).toEqual([
        { code: 'control_character', path: 'name[0].family' },
      ]);
    }
    expect(problemsOf({ name: Array.from({ length: 21 }, () => ({ text: 'Ana' })) })).toEqual([
      { code: 'too_many_entries', path: 'name' },
    ]);
    expect(problemsOf({ name: 'Ana' })).toEqual([{ code: 'wrong_shape', path: 'name' }]);
    expect(problemsOf({ name: [{ family: 7 }] })).toEqual([{ code: 'wrong_shape', path: 'name[0].family' }]);
  });

  it('lose marks that would turn the direction of what follows', () => {
    expect(clientOf({ name: [{ family: 'Ba\u202eca\u2066', given: ['A\u200bna'] }] })).toMatchObject({
      legalFirstName: 'Ana',
      legalLastName: 'Baca',
    });
  });
});

describe('dates', () => {
  it('of a year or month only come in as a guess and are told', () => {
    expect(clientOf({ birthDate: '1991' })).toMatchObject({
      birthDate: '1991-07-01',
      birthDateIsEstimated: true,
    });
    expect(clientOf({ birthDate: '1991-02' })).toMatchObject({
      birthDate: '1991-02-15',
      birthDateIsEstimated: true,
    });
    expect(notKeptOf({ ...basic, birthDate: '1991' })).toEqual(['incomplete_date']);
    expect(clientOf({ birthDate: undefined })).toMatchObject({
      birthDate: null,
      birthDateIsEstimated: false,
    });
  });

  it.each([
    ['2024-02-31', 'birth_date_not_a_date'],
    ['01/02/1980', 'birth_date_not_a_date'],
    ['1980-1-2', 'birth_date_not_a_date'],
    ['', 'birth_date_not_a_date'],
    ['1980T00:00:00Z', 'birth_date_not_a_date'],
    ['2026-03-11', 'birth_date_in_future'],
    ['1905-03-09', 'birth_date_too_long_ago'],
    ['2008-03-11', 'under_age'],
  ])('of birth %s is refused as %s (R-INT-04)', (birthDate, code) => {
    expect(problemsOf({ birthDate })).toEqual([{ code, path: 'birthDate' }]);
  });

  it('of birth of a minor is fine where minors are served, and on the eighteenth birthday', () => {
    expect(problemsOf({ birthDate: '2015-01-01' }, { ...RULES, servesMinors: true })).toEqual([]);
    expect(problemsOf({ birthDate: '2008-03-10' })).toEqual([]);
  });

  it('of death make the person deceased, by the day where it happened', () => {
    expect(clientOf({ deceasedDateTime: '2025-12-24T23:30:00-07:00' })).toMatchObject({
      status: 'deceased',
      deceasedOn: '2025-12-24',
    });
    expect(clientOf({ deceasedBoolean: true })).toMatchObject({ status: 'deceased', deceasedOn: null });
    expect(clientOf({ deceasedDateTime: '2024' })).toMatchObject({ status: 'deceased', deceasedOn: null });
    // Born 1890 and 95 at the end; a child that died is a record all the same.
    expect(problemsOf({ birthDate: '1890-01-01', deceasedDateTime: '1985-06-01' })).toEqual([]);
    expect(problemsOf({ birthDate: '2000-01-01', deceasedDateTime: '2010-06-01' })).toEqual([]);
    expect(problemsOf({ deceasedDateTime: '2026-04-01' })).toEqual([
      { code: 'death_date_in_future', path: 'deceasedDateTime' },
    ]);
    expect(problemsOf({ deceasedDateTime: '1979-12-31' })).toEqual([
      { code: 'death_before_birth', path: 'deceasedDateTime' },
    ]);
    expect(problemsOf({ deceasedDateTime: 'yes' })).toEqual([
      { code: 'death_date_not_a_date', path: 'deceasedDateTime' },
    ]);
  });
});

describe('everything else', () => {
  it('an inactive record comes in as such', () => {
    expect(clientOf({ active: false }).status).toBe('inactive');
    expect(clientOf({ active: true }).status).toBe('active');
  });

  it('a gender that is none of the four is a problem', () => {
    expect(problemsOf({ gender: 'woman' })).toEqual([{ code: 'gender_unknown', path: 'gender' }]);
    expect(clientOf({ gender: 'unknown' }).genderIdentity).toBe('unknown');
    expect(clientOf({}).genderIdentity).toBeNull();
  });

  it('"declined" and "unknown" race stay apart, and a finer code alone is an answer', () => {
    const race = (url: string, code: string) =>
      clientOf({
        extension: [
          {
            url: 'http://hl7.org/fhir/us/core/StructureDefinition/us-core-race',
            extension: [{ url, valueCoding: { code } }],
          },
        ],
      }).race;
    expect(race('ombCategory', 'ASKU')).toEqual(['declined']);
    expect(race('ombCategory', 'UNK')).toEqual(['unknown']);
    expect(race('detailed', '1586-7')).toEqual(['other']);
    expect(race('ombCategory', '2131-1')).toEqual(['other']);
  });

  it('a language not in the list is "another language", and told', () => {
    const language = (code: string) => ({ communication: [{ language: { coding: [{ code }] } }] });
    expect(clientOf(language('pl')).language).toBe('other');
    expect(notKeptOf({ ...basic, ...language('pl') })).toEqual(['language']);
    expect(clientOf(language('zh-Hant-TW')).language).toBe('zh');
    expect(clientOf(language('fil')).language).toBe('tl');
    expect(clientOf({}).language).toBeNull();
  });

  it.each([
    ['by its type', { type: { coding: [{ code: 'SS' }] }, system: 'urn:x', value: '1' }],
    ['by its system', { system: 'http://hl7.org/fhir/sid/us-ssn', value: '1' }],
    ['by its number in the registry', { system: 'urn:oid:2.16.840.1.113883.4.1', value: '1' }],
  ])('a social security number is never kept, known %s', (_name, identifier) => {
    expect(clientOf({ identifier: [identifier] }).externalIdentifiers).toEqual([
      { system: 'urn:waystation:import:patient-id', value: 'p1' },
    ]);
    expect(notKeptOf({ ...basic, identifier: [identifier] })).toEqual(['social_security_number']);
  });

  it('numbers that reach nobody are told, the same number comes once', () => {
    const telecom = [
      { system: 'phone', value: '575-555-0101' },
      { system: 'phone', value: '(575) 555 0101', use: 'old' },
      { system: 'sms', value: '575-555-0101' },
      { system: 'phone', value: 'n/a' },
      { system: 'email', value: 'nobody' },
      { value: '575-555-0199' },
    ];
    const { contacts } = mapped({ ...basic, telecom });
    expect(contacts.map(({ kind, value }) => [kind, value])).toEqual([
      ['phone', '+15755550101'],
      ['sms', '+15755550101'],
    ]);
    expect(notKeptOf({ ...basic, telecom })).toEqual(['contact_kind']);
  });

  it('"no fixed address" is an answer', () => {
    expect(clientOf({ address: [{ text: 'No fixed address' }] }).address).toEqual({
      noFixedAddress: true,
      line: null,
      city: null,
      state: null,
      postalCode: null,
    });
    expect(clientOf({ address: [{ text: 'Shelter on 5th' }] }).address?.line).toBe('Shelter on 5th');
    expect(clientOf({ address: [{}] }).address).toBeNull();
  });

  it('no value of any shape breaks the mapping', () => {
    const value = fc.object({
      key: fc.constantFrom(
        'resourceType',
        'name',
        'family',
        'given',
        'telecom',
        'value',
        'system',
        'birthDate',
        'identifier',
        'extension',
        'url',
        'gender',
        'address',
        'id',
      ),
      values: [fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.constant('Patient')],
      maxDepth: 4,
    });
    fc.assert(
      fc.property(value, (parts) => {
        const line = mapPatient({ ...parts, resourceType: 'Patient' }, RULES);
        if (line.ok) {
          for (const [name, held] of Object.entries(line.person.client)) {
            const field = Client.fields[name as keyof typeof Client.fields];
            expect(field.schema.safeParse(held).success, name).toBe(true);
          }
        } else {
          expect(line.problems.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
