import type { Client, ContactMethod, Values } from '../../shared/model';
import { addDays } from '../../shared/time';
import type { LocalDate } from '../../shared/time';
import { SeededRandom } from '../../electron/vault/sample/random';
import { NAME_LISTS } from './name-lists';
import type { NameList } from './name-lists';

/** An invented person, before they have an id, a chart number or a worker. */
export interface SeedPerson {
  readonly client: Omit<Values<typeof Client>, 'chartNumber' | 'assignedWorkerId'>;
  readonly contacts: readonly Omit<Values<typeof ContactMethod>, 'clientId'>[];
}

const YEARS_OF_WORK = 5;
const DAYS_OF_YEAR = 365;

/** Name, county, postal code. */
type Town = readonly [string, string, string];

const TOWNS: readonly [Town, ...Town[]] = [
  ['Española', 'Rio Arriba', '87532'],
  ['Taos', 'Taos', '87571'],
  ['Las Vegas', 'San Miguel', '87701'],
  ['Farmington', 'San Juan', '87401'],
  ['Gallup', 'McKinley', '87301'],
  ['Santa Fe', 'Santa Fe', '87505'],
  ['Truth or Consequences', 'Sierra', '87901'],
];

const REFERRALS = [
  'self',
  'self',
  'family_or_friend',
  'detox',
  'hospital_or_emergency',
  'primary_care',
  'shelter_or_housing',
  'drug_court',
  'probation_or_parole',
  'jail_or_prison',
  'mutual_help',
  'faith_community',
] as const;

/** Most people of five years have left; about a third come now. */
const STATUSES = [
  'active',
  'active',
  'active',
  'inactive',
  'inactive',
  'discharged',
  'discharged',
  'discharged',
  'discharged',
  'inquiry',
  'waitlist',
] as const;

const totalWeight = NAME_LISTS.reduce((sum, { weight }) => sum + weight, 0);

/** Invented people, one after another, the same ones for the same seed. */
export function* seedPeople(seed: number, today: LocalDate): Generator<SeedPerson, never> {
  const random = new SeededRandom(seed);
  for (let index = 0; ; index += 1) yield seedPerson(random, index, today);
}

function seedPerson(random: SeededRandom, index: number, today: LocalDate): SeedPerson {
  const origin = originOf(random);
  const gender = random.pick(['woman', 'woman', 'man', 'man', 'man'] as const);
  const firsts = gender === 'woman' ? origin.women : origin.men;
  const firstName = oneOf(random, firsts);
  const familyName = familyNameOf(random, origin);
  const status = random.pick(STATUSES);
  const firstContactOn = addDays(today, -random.between(1, YEARS_OF_WORK * DAYS_OF_YEAR - 10));
  const isAdmitted = status !== 'inquiry' && status !== 'waitlist';
  const speaksEnglish = origin.language === 'en' || random.chance(0.6);
  const [city, county, postalCode] = random.pick(TOWNS);
  const noFixedAddress = random.chance(0.2);
  // One in two hundred gives one name only, one in two hundred none.
  const withheld = random.chance(0.005);
  const oneNameOnly = random.chance(0.005);
  const preferredName = withheld || random.chance(0.2) ? oneOf(random, firsts) : null;
  const birthDate = random.chance(0.01) ? null : addDays(today, -random.between(19 * 365, 74 * 365));
  return {
    contacts: contactsOf(random, index),
    client: {
      legalFirstName: withheld ? null : firstName,
      legalMiddleName: random.chance(0.3) ? oneOf(random, firsts) : null,
      legalLastName: withheld || oneNameOnly ? null : familyName,
      legalSuffix: random.chance(0.02) ? 'Jr.' : null,
      nameWithheld: withheld,
      preferredName: preferredName === firstName && !withheld ? null : preferredName,
      aliases: random.chance(0.1) ? [`${firstName} ${oneOf(random, origin.families)}`] : [],
      pronouns: random.pick([gender === 'woman' ? 'she_her' : 'he_him', null, 'they_them'] as const),
      pronounsText: null,
      birthDate,
      birthDateIsEstimated: birthDate !== null && random.chance(0.03),
      deceasedOn: null,
      sexAtBirth: null,
      genderIdentity: gender,
      race: [],
      ethnicity: origin.hasTwoFamilyNames ? 'hispanic_unspecified' : null,
      tribalAffiliation: null,
      language: speaksEnglish ? 'en' : origin.language,
      interpreterNeeded: speaksEnglish ? 'no' : random.pick(['yes', 'no'] as const),
      veteran: random.chance(0.1) ? 'yes' : null,
      address: noFixedAddress
        ? { noFixedAddress: true, line: null, city, state: 'NM', postalCode: null }
        : {
            noFixedAddress: false,
            line: `${random.between(11, 9400)} Juniper Lane`,
            city,
            state: 'NM',
            postalCode,
          },
      county,
      medicaidId: random.chance(0.5) ? `9${String(10_000_000 + index * 37).padStart(9, '0')}` : null,
      externalIdentifiers: [],
      status,
      mergedInto: null,
      isRestricted: random.chance(0.002),
      firstContactOn,
      referralSource: random.pick(REFERRALS),
      participationConsentOn: isAdmitted ? firstContactOn : null,
      noticeGivenOn: isAdmitted ? firstContactOn : null,
      noticeVersion: isAdmitted ? '1' : null,
      noticeLanguage: isAdmitted ? (speaksEnglish ? 'en' : origin.language) : null,
      notDuplicateReason: null,
      noEmergencyContact: null,
      nextContactOn: null,
    },
  };
}

function originOf(random: SeededRandom): NameList {
  let left = random.fraction() * totalWeight;
  for (const list of NAME_LISTS) {
    left -= list.weight;
    if (left < 0) return list;
  }
  return NAME_LISTS[0];
}

/** Some names are far more common than others: the first of a list twice as likely as the rest. */
function oneOf(random: SeededRandom, names: readonly string[]): string {
  const half = random.chance(0.3) ? Math.ceil(names.length / 3) : names.length;
  return names[random.between(0, half - 1)] ?? '';
}

function familyNameOf(random: SeededRandom, origin: NameList): string {
  const first = oneOf(random, origin.families);
  if (!origin.hasTwoFamilyNames || random.chance(0.4)) return first;
  const second = oneOf(random, origin.families);
  return second === first ? first : `${first} ${second}`;
}

/** Area codes N9X wait for the day when numbers run out, and example.org is reserved: nobody has any of these. */
function contactsOf(random: SeededRandom, index: number): SeedPerson['contacts'] {
  const contacts: SeedPerson['contacts'][number][] = [];
  const allowed = {
    owner: random.chance(0.1) ? 'other' : 'self',
    okToIdentifyProgram: random.chance(0.25),
    safeHours: random.chance(0.2) ? '9:00–16:00' : null,
    announceAs: null,
    unsafeUntil: null,
    isActive: true,
  } as const;
  if (random.chance(0.85)) {
    const okToCall = random.chance(0.8);
    contacts.push({
      ...allowed,
      kind: 'phone',
      value: `+1299${String(2_000_000 + index * 7)}`,
      okToCall,
      okToLeaveVoicemail: okToCall && random.chance(0.4),
      okToText: random.chance(0.6),
      okToEmail: false,
    });
  }
  if (random.chance(0.25)) {
    contacts.push({
      ...allowed,
      kind: 'email',
      value: `person${String(index + 1)}@example.org`,
      okToCall: false,
      okToLeaveVoicemail: false,
      okToText: false,
      okToEmail: true,
    });
  }
  return contacts;
}
