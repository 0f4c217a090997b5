import type { Role } from '../../shared/access';

/** Somebody who works at the pretend site. */
export interface DayPerson {
  readonly displayName: string;
  readonly signInName: string;
  readonly passphrase: string;
  readonly role: Role;
}

/** The people of the day, with passphrases nobody would guess from their names. */
export const DAY_PEOPLE: Readonly<Record<Role, DayPerson>> = {
  administrator: person('administrator', 'Araceli Montaño', 'araceli.m', 'seven lanterns above the mesa'),
  front_desk: person('front_desk', 'Wendell Tso', 'wendell.t', 'quiet kettle under morning snow'),
  peer_worker: person('peer_worker', 'Rosalind Baca', 'rosalind.b', 'copper river crossing twice'),
  supervisor: person('supervisor', 'Ignatius Okafor', 'ignatius.o', 'paper boats on winter water'),
};

function person(role: Role, displayName: string, signInName: string, passphrase: string): DayPerson {
  return { role, displayName, signInName, passphrase };
}

/** The person who walks in during the day; nobody of the made-up people has the number. */
export const NEW_PERSON = {
  legalFirstName: 'Maximiliano',
  legalLastName: 'Echeverría',
  preferredName: 'Maxi',
  birthDate: '03/15/1988',
  phone: '575-555-0173',
} as const;

/** What the peer worker writes; searched for in the profile afterwards. */
export const NOTE_TEXTS: Readonly<Record<string, string>> = {
  purpose: 'Talked about the goal of finding steady morning work by the end of winter.',
  intervention: 'Shared how I wrote my first list of triggers and we started one together.',
  response: 'Said the list felt doable and named two people to call on hard evenings.',
  plan: 'Meet again on Thursday; bring the list and call the apprenticeship office together.',
};

export const GROUP_NAME = 'Morning triggers group';
export const OFFICE_NAME = 'Central recovery office';
