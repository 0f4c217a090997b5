import type { MethodInput } from '../../shared/contract';
import { isLocalDate, isTimeZoneName } from '../../shared/time';
import type { LocalDate, TimeZoneName } from '../../shared/time';

/** The date, which must be one. */
function day(text: string): LocalDate {
  if (!isLocalDate(text)) throw new TypeError('Not a date');
  return text;
}

function zone(text: string): TimeZoneName {
  if (!isTimeZoneName(text)) throw new TypeError('Not a time zone');
  return text;
}

/** A site to set up. */
export const NEW_SITE: Omit<MethodInput<'site.create'>, 'operationId'> = {
  name: 'Casa de la Peña',
  siteCode: 'PENA',
  timeZone: zone('America/Denver'),
  language: 'es',
  personNoun: 'guest',
  administrator: {
    displayName: 'Ada Quintana',
    signInName: 'ada',
    initials: 'AQ',
    passphrase: 'twelve geese cross the bosque',
  },
};

/** The brief intake of somebody, another for every number; likely duplicates are said not to be. */
export function intakeOf(number: number): Omit<MethodInput<'client.create'>, 'operationId'> {
  return {
    intake: {
      legalFirstName: 'Nell',
      legalMiddleName: null,
      legalLastName: `Ngata ${number}`,
      nameWithheld: false,
      preferredName: null,
      aliases: [],
      pronouns: null,
      pronounsText: null,
      birthDate: day('1990-01-02'),
      birthDateIsEstimated: false,
      language: 'en',
      firstContactOn: day('2026-01-12'),
      referralSource: 'self',
      participationConsentOn: day('2026-01-12'),
      noticeGivenOn: day('2026-01-12'),
      noticeLanguage: 'en',
      assignedWorkerId: null,
      contacts: [],
    },
    notDuplicateReason: 'Met both of them.',
  };
}
