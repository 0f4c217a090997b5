import { z } from 'zod';
import { PERSON_LANGUAGE, PRONOUNS, REFERRAL_SOURCE } from '../../../shared/codes';
import type { MethodInput } from '../../../shared/contract';
import {
  ABOUT_FIELDS,
  AboutAnswersSchema,
  HEALTH_FIELDS,
  HealthAnswersSchema,
  SITUATION_FIELDS,
  SituationAnswersSchema,
  type FullIntake,
} from '../../../shared/contract/admission';
import type { BriefIntake } from '../../../shared/contract/clients';
import { UuidSchema } from '../../../shared/identifiers';
import type { RuleProblem } from '../../../shared/rules/problem';
import { LocalDateSchema, type LocalDate } from '../../../shared/time';
import { ContactFormSchema, emptyContact, isBlankContact, toContactInput } from '../support/contact-form';
import { AnswersFormSchema, hasAnswers, readAnswers } from '../support/answers-form';
import { textOrNull } from '../support/text-or-null';
import {
  PeopleFormSchema,
  emptyPeople,
  isBlankPeople,
  personFieldOfPath,
  toRelatedPeople,
} from './people-form';

const formText = z.string().max(2000);

const AddressFormSchema = z.strictObject({
  noFixedAddress: z.boolean(),
  line: formText,
  city: formText,
  state: formText,
  postalCode: formText,
  county: formText,
});
export type AddressForm = z.infer<typeof AddressFormSchema>;

const emptyAddress: AddressForm = {
  noFixedAddress: false,
  line: '',
  city: '',
  state: '',
  postalCode: '',
  county: '',
};

/** The whole brief intake as the form holds it, and as its draft is kept. */
export const IntakeFormSchema = z.strictObject({
  nameWithheld: z.boolean(),
  legalFirstName: formText,
  legalMiddleName: formText,
  legalLastName: formText,
  preferredName: formText,
  /** Other names, one after the other with commas. */
  aliases: formText,
  pronouns: PRONOUNS.schema.nullable(),
  pronounsText: formText,
  birthDate: LocalDateSchema.nullable(),
  birthDateIsEstimated: z.boolean(),
  language: PERSON_LANGUAGE.schema.nullable(),
  contacts: z.array(ContactFormSchema).max(10),
  firstContactOn: LocalDateSchema.nullable(),
  referralSource: REFERRAL_SOURCE.schema.nullable(),
  /** Ticked; the day stands beside it and may be half typed. */
  hasAgreed: z.boolean(),
  participationConsentOn: LocalDateSchema.nullable(),
  hasNotice: z.boolean(),
  noticeGivenOn: LocalDateSchema.nullable(),
  noticeLanguage: PERSON_LANGUAGE.schema.nullable(),
  assignedWorkerId: UuidSchema.nullable(),
  /** Somebody looked at the likely duplicates and says this is another person, and why. */
  isNotDuplicate: z.boolean(),
  notDuplicateReason: formText,
  // What the full intake asks beside the brief one. A draft kept before there was one lacks it.
  path: z.enum(['brief', 'full']).default('brief'),
  /** The step of the full intake that is on screen, from 0. */
  step: z.int().min(0).max(9).default(0),
  address: AddressFormSchema.default(emptyAddress),
  ...PeopleFormSchema.shape,
  about: AnswersFormSchema.default({}),
  situation: AnswersFormSchema.default({}),
  /** `null` until one of its questions is answered: with answers the draft is clinical (`tierOfDraft`). */
  health: AnswersFormSchema.nullable().default(null),
});

export type IntakeForm = z.infer<typeof IntakeFormSchema>;

/** A blank intake. The first contact is today unless somebody says otherwise; one contact waits to be filled in. */
export function emptyIntake(today: LocalDate): IntakeForm {
  return {
    nameWithheld: false,
    legalFirstName: '',
    legalMiddleName: '',
    legalLastName: '',
    preferredName: '',
    aliases: '',
    pronouns: null,
    pronounsText: '',
    birthDate: null,
    birthDateIsEstimated: false,
    language: null,
    contacts: [emptyContact()],
    firstContactOn: today,
    referralSource: null,
    hasAgreed: false,
    participationConsentOn: null,
    hasNotice: false,
    noticeGivenOn: null,
    noticeLanguage: null,
    assignedWorkerId: null,
    isNotDuplicate: false,
    notDuplicateReason: '',
    path: 'brief',
    step: 0,
    address: emptyAddress,
    ...emptyPeople(),
    about: {},
    situation: {},
    health: null,
  };
}

/** Whether somebody entered anything worth keeping: a blank form makes no draft. */
export function isBlankIntake(form: IntakeForm, today: LocalDate): boolean {
  const blank = emptyIntake(today);
  const withoutPlace = (intake: IntakeForm) =>
    JSON.stringify({
      ...intake,
      contacts: [],
      firstContactOn: null,
      path: 'brief',
      step: 0,
      emergency: null,
      supports: [],
      about: {},
      situation: {},
      health: null,
    });
  return (
    withoutPlace(form) === withoutPlace(blank) &&
    form.contacts.every(isBlankContact) &&
    isBlankPeople(form) &&
    ![form.about, form.situation, form.health].some(hasAnswers)
  );
}

/** The names between the commas, each once. */
export function splitAliases(text: string): string[] {
  const names = text.split(/[,;\n]/).map(textOrNull);
  return [...new Set(names.filter((name) => name !== null))];
}

/**
 * The intake as the vault takes it. Contacts without a number or address are left out; with the name
 * withheld, whatever stood in the legal name boxes stays out.
 */
export function toBriefIntake(form: IntakeForm): BriefIntake {
  const legal = (text: string) => (form.nameWithheld ? null : textOrNull(text));
  return {
    legalFirstName: legal(form.legalFirstName),
    legalMiddleName: legal(form.legalMiddleName),
    legalLastName: legal(form.legalLastName),
    nameWithheld: form.nameWithheld,
    preferredName: textOrNull(form.preferredName),
    aliases: splitAliases(form.aliases),
    pronouns: form.pronouns,
    pronounsText: form.pronouns === 'other' ? textOrNull(form.pronounsText) : null,
    birthDate: form.birthDate,
    birthDateIsEstimated: form.birthDateIsEstimated,
    language: form.language,
    firstContactOn: form.firstContactOn,
    referralSource: form.referralSource,
    participationConsentOn: form.hasAgreed ? form.participationConsentOn : null,
    noticeGivenOn: form.hasNotice ? form.noticeGivenOn : null,
    noticeLanguage: form.hasNotice ? form.noticeLanguage : null,
    assignedWorkerId: form.assignedWorkerId,
    contacts: form.contacts.filter((contact) => !isBlankContact(contact)).map(toContactInput),
  };
}

/** Whether anything of the full intake was answered; it is saved whichever path is on screen. */
export function hasFullAnswers(form: IntakeForm): boolean {
  const { about, situation, health, address } = form;
  return (
    [about, situation, health].some(hasAnswers) ||
    !isBlankPeople(form) ||
    JSON.stringify(address) !== JSON.stringify(emptyAddress)
  );
}

/**
 * What the full intake adds, as the vault takes it; `null` when nothing was answered. Problems name the form's fields:
 * `health.firstUseAge1`.
 */
export function toFullIntake(
  form: IntakeForm,
):
  | { readonly full: FullIntake | null; readonly problems: readonly [] }
  | { readonly full: null; readonly problems: readonly RuleProblem[] } {
  if (!hasFullAnswers(form)) return { full: null, problems: [] };
  const about = readAnswers(ABOUT_FIELDS, AboutAnswersSchema, form.about);
  const situation = readAnswers(SITUATION_FIELDS, SituationAnswersSchema, form.situation);
  const health = hasAnswers(form.health)
    ? readAnswers(HEALTH_FIELDS, HealthAnswersSchema, form.health ?? {})
    : ({ ok: true, answers: null } as const);
  if (about.ok && situation.ok && health.ok) {
    return {
      full: {
        about: about.answers,
        situation: situation.answers,
        health: health.answers,
        ...addressAndCounty(form.address),
        ...toRelatedPeople(form),
      },
      problems: [],
    };
  }
  const problems = Object.entries({ about, situation, health }).flatMap(([prefix, read]) =>
    read.ok ? [] : read.problems.map(({ path, code }) => ({ path: `${prefix}.${path}`, code })),
  );
  return { full: null, problems };
}

function addressAndCounty(form: AddressForm): Pick<FullIntake, 'address' | 'county'> {
  const address = {
    noFixedAddress: form.noFixedAddress,
    line: form.noFixedAddress ? null : textOrNull(form.line),
    city: textOrNull(form.city),
    state: textOrNull(form.state),
    postalCode: textOrNull(form.postalCode),
  };
  const { noFixedAddress, ...parts } = address;
  const isBlank = !noFixedAddress && Object.values(parts).every((part) => part === null);
  return { address: isBlank ? null : address, county: textOrNull(form.county) };
}

/** Enough to look for the same person: a name, or a birth date or number together with anything else. */
export function duplicateQuery(form: IntakeForm): MethodInput<'client.findDuplicates'> | null {
  const intake = toBriefIntake(form);
  const query = {
    legalFirstName: intake.legalFirstName,
    legalLastName: intake.legalLastName,
    preferredName: intake.preferredName,
    aliases: intake.aliases,
    birthDate: intake.birthDate,
    contactValues: intake.contacts.map((contact) => contact.value),
  };
  const nameLetters = [query.legalFirstName, query.legalLastName, query.preferredName].join('').length;
  const hasMore = query.birthDate !== null || query.contactValues.length > 0;
  return nameLetters >= 2 || hasMore ? query : null;
}

/** The name a draft goes by until the person has a chart: what they like to be called first. */
export function draftName(form: IntakeForm): string | null {
  const legal = form.nameWithheld ? '' : `${form.legalFirstName} ${form.legalLastName}`;
  return textOrNull(form.preferredName) ?? textOrNull(legal);
}

/**
 * The name of the form's field for a path in the vault's input: contacts without a number are left out of the input,
 * so the second contact there may be the third row here. `undefined` for what is no field.
 */
export function fieldOfPath(path: string, form: IntakeForm): string | undefined {
  const contact = /^contacts\[(\d+)\]/.exec(path);
  if (contact !== null) {
    const row = form.contacts.filter((candidate) => !isBlankContact(candidate))[Number(contact[1])];
    return row === undefined ? undefined : contactField(row.key);
  }
  const person = personFieldOfPath(path, form);
  if (person !== null) return person;
  if (path === 'noEmergencyContact') return 'emergency';
  // Answers of the full intake are named by their part: `health.route1`.
  if (/^(?:about|situation|health)\./.test(path)) return path;
  const field = path.replace(/[.[].*$/, '');
  return field in form ? field : undefined;
}

/** The form field of a contact's number or address. */
export function contactField(key: string): string {
  return `contact-${key}`;
}
