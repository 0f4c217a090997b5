import { SeededRandom } from '../../electron/vault/sample/random';
import type { PersonIdentity } from '../../shared/rules/duplicates';
import { normaliseName } from '../../shared/rules/names';
import { firstNameForms } from '../../shared/rules/nicknames';
import { addDays, isLocalDate } from '../../shared/time';
import type { LocalDate } from '../../shared/time';

/** An intake of somebody who has a record already, written another way. */
export interface LabelledIntake {
  /** In which ways it differs from the record. */
  readonly kind: string;
  /** Place of the person in the list they were made from. */
  readonly of: number;
  readonly identity: PersonIdentity;
}

type Change = (person: PersonIdentity, random: SeededRandom) => PersonIdentity | null;

/** What goes wrong between two intakes of one person; `null` where a person doesn't have what it takes. */
const CHANGES: Readonly<Record<string, Change>> = {
  nickname: (person, random) => {
    const forms = firstNameForms(normaliseName(person.legalFirstName ?? '')).slice(1);
    const [first, ...others] = forms;
    return first === undefined ? null : { ...person, legalFirstName: random.pick([first, ...others]) };
  },
  day_and_month: (person) =>
    withDate(person, (digits) => `${digits.slice(0, 4)}${digits.slice(6)}${digits.slice(4, 6)}`),
  two_digits_swapped: (person, random) =>
    withDate(person, (digits) => {
      const at = random.between(2, 6);
      return `${digits.slice(0, at)}${digits.charAt(at + 1)}${digits.charAt(at)}${digits.slice(at + 2)}`;
    }),
  one_digit: (person) => {
    const { birthDate } = person;
    if (birthDate === null || birthDate.endsWith('9') || birthDate.endsWith('1')) return null;
    return { ...person, birthDate: addDays(birthDate, 1) };
  },
  no_accents: (person) => ({
    ...person,
    legalFirstName: plain(person.legalFirstName),
    legalLastName: plain(person.legalLastName),
  }),
  one_surname: (person, random) => {
    const [first, second] = (person.legalLastName ?? '').split(' ');
    if (first === undefined || second === undefined || first.length < 3) return null;
    return { ...person, legalLastName: random.pick([first, second]) };
  },
  hyphen: (person) =>
    person.legalLastName?.includes(' ') === true
      ? { ...person, legalLastName: person.legalLastName.replaceAll(' ', '-') }
      : null,
  names_turned_round: (person) =>
    person.legalFirstName === null || person.legalLastName === null
      ? null
      : { ...person, legalFirstName: person.legalLastName, legalLastName: person.legalFirstName },
  letter_in_surname: (person, random) =>
    person.legalLastName === null || person.legalLastName.length < 6
      ? null
      : { ...person, legalLastName: mistyped(person.legalLastName, random) },
  letter_in_first_name: (person, random) =>
    person.legalFirstName === null || person.legalFirstName.length < 6
      ? null
      : { ...person, legalFirstName: mistyped(person.legalFirstName, random) },
  called_by_preferred_name: (person) =>
    person.preferredName === null
      ? null
      : { ...person, legalFirstName: person.preferredName, preferredName: null },
  another_surname_same_phone: (person) =>
    person.contactValues.length === 0 ? null : { ...person, legalLastName: 'Newmarried' },
  another_surname_same_medicaid_id: (person) =>
    person.medicaidId === null ? null : { ...person, legalLastName: 'Newmarried' },
  year_guessed: (person, random) =>
    person.birthDate === null
      ? null
      : {
          ...person,
          birthDate: addDays(person.birthDate, random.between(-700, 700)),
          birthDateIsEstimated: true,
        },
  no_date: (person) => ({ ...person, birthDate: null, birthDateIsEstimated: false }),
};

/** Two things wrong at once, as often happens. */
const PAIRS: readonly (readonly [string, string])[] = [
  ['nickname', 'day_and_month'],
  ['one_surname', 'no_accents'],
  ['letter_in_surname', 'two_digits_swapped'],
  ['one_surname', 'day_and_month'],
  ['nickname', 'one_surname'],
  ['no_accents', 'names_turned_round'],
  ['letter_in_first_name', 'no_accents'],
];

/** Kinds that keep phone and ids: finding somebody by those alone says nothing about names and dates. */
const KEEPS_IDENTIFIERS = new Set(['another_surname_same_phone', 'another_surname_same_medicaid_id']);

/** Intakes of people of the list, so many of every kind, each known to be a duplicate of one of them. */
export function labelledIntakes(
  people: readonly PersonIdentity[],
  countOfKind: number,
  seed: number,
): readonly LabelledIntake[] {
  const random = new SeededRandom(seed);
  const kinds: readonly (readonly string[])[] = [...Object.keys(CHANGES).map((kind) => [kind]), ...PAIRS];
  return kinds.flatMap((kind) => {
    const found: LabelledIntake[] = [];
    for (let tries = 0; found.length < countOfKind && tries < countOfKind * 60; tries += 1) {
      const of = random.between(0, people.length - 1);
      const identity = changed(people[of], kind, random);
      if (identity !== null) found.push({ kind: kind.join(' + '), of, identity });
    }
    return found;
  });
}

function changed(
  person: PersonIdentity | undefined,
  kinds: readonly string[],
  random: SeededRandom,
): PersonIdentity | null {
  if (person === undefined || (person.legalFirstName === null && person.legalLastName === null)) return null;
  const keepsIdentifiers = kinds.some((kind) => KEEPS_IDENTIFIERS.has(kind));
  let result: PersonIdentity | null = keepsIdentifiers
    ? person
    : { ...person, contactValues: [], medicaidId: null, externalIdentifiers: [] };
  for (const kind of kinds) {
    if (result === null) return null;
    result = CHANGES[kind]?.(result, random) ?? null;
  }
  return result;
}

function withDate(person: PersonIdentity, change: (digits: string) => string): PersonIdentity | null {
  if (person.birthDate === null) return null;
  const digits = change(person.birthDate.replaceAll('-', ''));
  const birthDate = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
  return isLocalDate(birthDate) && isPast(birthDate) ? { ...person, birthDate } : null;
}

function isPast(date: LocalDate): boolean {
  return date >= '1900-01-01' && date < '2010-01-01';
}

function plain(name: string | null): string | null {
  return name === null ? null : name.normalize('NFD').replace(/[\u0300-\u036f]/gu, '');
}

/** One letter doubled, left out, or taken for its neighbour; never the first, which people rarely miss. */
function mistyped(name: string, random: SeededRandom): string {
  const at = random.between(2, name.length - 2);
  switch (random.pick(['double', 'drop', 'swap'] as const)) {
    case 'double':
      return `${name.slice(0, at)}${name.charAt(at)}${name.slice(at)}`;
    case 'drop':
      return `${name.slice(0, at)}${name.slice(at + 1)}`;
    case 'swap':
      return `${name.slice(0, at)}${name.charAt(at + 1)}${name.charAt(at)}${name.slice(at + 2)}`;
  }
}
