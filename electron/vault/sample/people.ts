import type { Client, ContactMethod, Values } from '../../../shared/model';
import { addDays } from '../../../shared/time';
import type { LocalDate } from '../../../shared/time';
import { NAME_ORIGINS } from './names';
import type { NameOrigin } from './names';
import type { SeededRandom } from './random';

type ClientValues = Values<typeof Client>;
type ContactValues = Omit<Values<typeof ContactMethod>, 'clientId'>;

/** An invented person, before they have an id. */
export interface SamplePerson {
  readonly client: Omit<ClientValues, 'chartNumber' | 'assignedWorkerId'>;
  readonly contacts: readonly ContactValues[];
  /** Whether somebody on the team works with them. */
  readonly isAssigned: boolean;
}

/** Towns of the area, with the county each is in. */
const TOWNS: readonly [readonly [string, string, string], ...(readonly [string, string, string])[]] = [
  ['Española', 'Rio Arriba', '87532'],
  ['Taos', 'Taos', '87571'],
  ['Las Vegas', 'San Miguel', '87701'],
  ['Farmington', 'San Juan', '87401'],
  ['Gallup', 'McKinley', '87301'],
  ['Santa Fe', 'Santa Fe', '87505'],
];

const STREETS = [
  'Calle Alamo',
  'Juniper Lane',
  'Old Mill Road',
  'Camino Rojo',
  'Mesa View Drive',
  'Third Street',
] as const;

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

const STATUSES = [
  'active',
  'active',
  'active',
  'active',
  'active',
  'active',
  'inactive',
  'discharged',
  'inquiry',
  'waitlist',
] as const;

/** Makes invented people who all look different, the same ones for the same seed. */
export function samplePeople(random: SeededRandom, count: number, today: LocalDate): SamplePerson[] {
  const people: SamplePerson[] = [];
  const taken = new Set<string>();
  while (people.length < count) {
    const person = samplePerson(random, people.length, today);
    const { legalFirstName, legalLastName, preferredName } = person.client;
    const name = `${preferredName ?? legalFirstName ?? ''} ${legalLastName ?? ''}`;
    if (taken.has(name)) continue;
    taken.add(name);
    people.push(person);
  }
  return people;
}

function samplePerson(random: SeededRandom, index: number, today: LocalDate): SamplePerson {
  const origin = pickOrigin(random);
  const gender = random.pick(['woman', 'woman', 'man', 'man', 'man', 'nonbinary'] as const);
  const firstName = random.pick({ woman: origin.women, man: origin.men, nonbinary: origin.anyone }[gender]);
  const familyName = familyNameOf(random, origin);
  const preferredName = gender === 'nonbinary' || random.chance(0.25) ? random.pick(origin.anyone) : null;
  const status = random.pick(STATUSES);
  const firstContactOn = addDays(
    today,
    -random.between(status === 'inquiry' ? 1 : 20, status === 'inquiry' ? 12 : 540),
  );
  const isAdmitted = status !== 'inquiry' && status !== 'waitlist';
  const speaksEnglish = origin.language === 'en' || random.chance(0.6);
  const [city, county, postalCode] = random.pick(TOWNS);
  const noFixedAddress = random.chance(0.2);
  const ageInDays = random.between(19 * 365, 66 * 365);
  return {
    isAssigned: status === 'active' && random.chance(0.85),
    contacts: contactsOf(random, index, firstName),
    client: {
      legalFirstName: firstName,
      legalMiddleName: null,
      legalLastName: familyName,
      legalSuffix: null,
      nameWithheld: false,
      preferredName: preferredName === firstName ? null : preferredName,
      aliases: random.chance(0.15) ? [`${firstName} ${random.pick(origin.families)}`] : [],
      pronouns: gender === 'nonbinary' ? 'they_them' : gender === 'woman' ? 'she_her' : 'he_him',
      pronounsText: null,
      birthDate: addDays(today, -ageInDays),
      birthDateIsEstimated: random.chance(0.05),
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
            line: `${random.between(11, 940)} ${random.pick(STREETS)}`,
            city,
            state: 'NM',
            postalCode,
          },
      county,
      medicaidId: null,
      externalIdentifiers: [],
      status,
      mergedInto: null,
      isRestricted: false,
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

function pickOrigin(random: SeededRandom): NameOrigin {
  const total = NAME_ORIGINS.reduce((sum, origin) => sum + origin.weight, 0);
  let left = random.fraction() * total;
  for (const origin of NAME_ORIGINS) {
    left -= origin.weight;
    if (left < 0) return origin;
  }
  throw new RangeError('The weights add up to the total');
}

function familyNameOf(random: SeededRandom, origin: NameOrigin): string {
  const first = random.pick(origin.families);
  if (!origin.hasTwoFamilyNames || random.chance(0.3)) return first;
  const second = random.pick(origin.families);
  return second === first ? first : `${first} ${second}`;
}

/** Numbers 555-01XX and example.org belong to nobody. What the person allowed differs, as it does. */
function contactsOf(random: SeededRandom, index: number, firstName: string): ContactValues[] {
  const phone: ContactValues = {
    kind: 'phone',
    value: `+1505555${String(100 + (index % 100)).padStart(4, '0')}`,
    owner: random.chance(0.1) ? 'other' : 'self',
    okToCall: random.chance(0.8),
    okToLeaveVoicemail: random.chance(0.4),
    okToText: random.chance(0.6),
    okToEmail: false,
    okToIdentifyProgram: random.chance(0.25),
    safeHours: random.chance(0.3) ? random.pick(['9:00–16:00', '17:00–20:00', '12:00–14:00']) : null,
    announceAs: random.chance(0.3) ? firstName.charAt(0) + '.' : null,
    unsafeUntil: null,
    isActive: true,
  };
  if (!random.chance(0.3)) return random.chance(0.12) ? [] : [phone];
  const email: ContactValues = {
    ...phone,
    kind: 'email',
    value: `person${index + 1}@example.org`,
    owner: 'self',
    okToCall: false,
    okToLeaveVoicemail: false,
    okToText: false,
    okToEmail: true,
    safeHours: null,
    announceAs: null,
  };
  return [phone, email];
}
