import { z } from 'zod';
import {
  ETHNICITY,
  GENDER_IDENTITY,
  PERSON_LANGUAGE,
  PRONOUNS,
  RACE,
  SEX_AT_BIRTH,
  YES_NO_ANSWER,
} from '../../../shared/codes';
import type { MethodInput } from '../../../shared/contract';
import type { ClientChart } from '../../../shared/contract/clients';
import { UuidSchema } from '../../../shared/identifiers';
import { LocalDateSchema } from '../../../shared/time';
import { stableText } from '../../vault/stable-text';
import { splitAliases } from '../intake/intake-form';
import { textOrNull } from '../support/text-or-null';

export type ClientChanges = MethodInput<'client.update'>['changes'];
type ChangeableStatus = NonNullable<ClientChanges['status']>;

/** The statuses a person can be given by hand; merging is its own, careful thing. */
export const CHANGEABLE_STATUSES: readonly ChangeableStatus[] = [
  'inquiry',
  'waitlist',
  'active',
  'inactive',
  'discharged',
  'deceased',
];

const formText = z.string().max(2000);

/** What can be changed about a person, as the form holds it and its draft is kept. */
export const DetailsFormSchema = z.strictObject({
  preferredName: formText,
  legalFirstName: formText,
  legalMiddleName: formText,
  legalLastName: formText,
  aliases: formText,
  pronouns: PRONOUNS.schema.nullable(),
  pronounsText: formText,
  birthDate: LocalDateSchema.nullable(),
  birthDateIsEstimated: z.boolean(),
  language: PERSON_LANGUAGE.schema.nullable(),
  interpreterNeeded: YES_NO_ANSWER.schema.nullable(),
  // A draft kept before these could be changed lacks them.
  sexAtBirth: SEX_AT_BIRTH.schema.nullable().default(null),
  genderIdentity: GENDER_IDENTITY.schema.nullable().default(null),
  race: z.array(RACE.schema).max(40).default([]),
  ethnicity: ETHNICITY.schema.nullable().default(null),
  tribalAffiliation: formText.default(''),
  veteran: YES_NO_ANSWER.schema.nullable().default(null),
  noFixedAddress: z.boolean(),
  line: formText,
  city: formText,
  state: formText,
  postalCode: formText,
  county: formText,
  status: z.enum(['inquiry', 'waitlist', 'active', 'inactive', 'discharged', 'deceased', 'merged']),
  assignedWorkerId: UuidSchema.nullable(),
});
export type DetailsForm = z.infer<typeof DetailsFormSchema>;

/** The draft of a change: what was typed, and what it was typed on. */
export const DetailsDraftSchema = z.strictObject({
  revision: z.int().positive(),
  base: DetailsFormSchema,
  form: DetailsFormSchema,
});
export type DetailsDraft = z.infer<typeof DetailsDraftSchema>;

/** The chart's facts as the form shows them. */
export function formOfChart(chart: ClientChart): DetailsForm {
  return {
    preferredName: chart.preferredName ?? '',
    legalFirstName: chart.legalFirstName ?? '',
    legalMiddleName: chart.legalMiddleName ?? '',
    legalLastName: chart.legalLastName ?? '',
    aliases: chart.aliases.join(', '),
    pronouns: chart.pronouns,
    pronounsText: chart.pronounsText ?? '',
    birthDate: chart.birthDate,
    birthDateIsEstimated: chart.birthDateIsEstimated,
    language: chart.language,
    interpreterNeeded: chart.interpreterNeeded,
    sexAtBirth: chart.sexAtBirth,
    genderIdentity: chart.genderIdentity,
    race: [...chart.race],
    ethnicity: chart.ethnicity,
    tribalAffiliation: chart.tribalAffiliation ?? '',
    veteran: chart.veteran,
    noFixedAddress: chart.address?.noFixedAddress ?? false,
    line: chart.address?.line ?? '',
    city: chart.address?.city ?? '',
    state: chart.address?.state ?? '',
    postalCode: chart.address?.postalCode ?? '',
    county: chart.county ?? '',
    status: chart.status,
    assignedWorkerId: chart.assignedWorkerId,
  };
}

function addressOf(form: DetailsForm): ClientChanges['address'] {
  const address = {
    noFixedAddress: form.noFixedAddress,
    line: form.noFixedAddress ? null : textOrNull(form.line),
    city: textOrNull(form.city),
    state: textOrNull(form.state),
    postalCode: textOrNull(form.postalCode),
  };
  const isEmpty =
    !address.noFixedAddress &&
    [address.line, address.city, address.state, address.postalCode].every((part) => part === null);
  return isEmpty ? null : address;
}

/** The form as the vault takes it, every field. A merged person's status can't be given and stays out. */
function valuesOf(form: DetailsForm): ClientChanges {
  return {
    preferredName: textOrNull(form.preferredName),
    legalFirstName: textOrNull(form.legalFirstName),
    legalMiddleName: textOrNull(form.legalMiddleName),
    legalLastName: textOrNull(form.legalLastName),
    aliases: splitAliases(form.aliases),
    pronouns: form.pronouns,
    pronounsText: form.pronouns === 'other' ? textOrNull(form.pronounsText) : null,
    birthDate: form.birthDate,
    birthDateIsEstimated: form.birthDateIsEstimated,
    language: form.language,
    interpreterNeeded: form.interpreterNeeded,
    sexAtBirth: form.sexAtBirth,
    genderIdentity: form.genderIdentity,
    race: form.race,
    ethnicity: form.ethnicity,
    tribalAffiliation: textOrNull(form.tribalAffiliation),
    veteran: form.veteran,
    address: addressOf(form),
    county: textOrNull(form.county),
    ...(form.status === 'merged' ? {} : { status: form.status }),
    assignedWorkerId: form.assignedWorkerId,
  };
}

/** Only what differs: two people may change different things about somebody at the same time. */
export function changesOf(base: DetailsForm, form: DetailsForm): ClientChanges {
  const before = valuesOf(base);
  const after = valuesOf(form);
  const changed = (Object.keys(after) as (keyof ClientChanges)[]).filter(
    (field) => stableText(before[field]) !== stableText(after[field]),
  );
  return Object.fromEntries(changed.map((field) => [field, after[field]]));
}

/** The form on newer facts. */
export interface RebasedForm {
  readonly form: DetailsForm;
  /** Fields both changed, in different ways; the form keeps the own text. */
  readonly conflicts: readonly (keyof DetailsForm)[];
}

/**
 * Lays what was typed on facts that somebody changed meanwhile: fields nobody touched here become the newest, fields
 * touched here stay as typed.
 */
export function rebaseForm(base: DetailsForm, form: DetailsForm, latest: DetailsForm): RebasedForm {
  const fields = Object.keys(form) as (keyof DetailsForm)[];
  const differ = (field: keyof DetailsForm, one: DetailsForm, other: DetailsForm) =>
    stableText(one[field]) !== stableText(other[field]);
  const isTouched = (field: keyof DetailsForm) => differ(field, form, base);
  return {
    form: Object.fromEntries(
      fields.map((field) => [field, isTouched(field) ? form[field] : latest[field]]),
    ) as DetailsForm,
    conflicts: fields.filter(
      (field) => isTouched(field) && differ(field, latest, base) && differ(field, latest, form),
    ),
  };
}

/** The form's field for a path of the vault's input; `undefined` for what is no field. */
export function fieldOfChange(path: string): keyof DetailsForm | undefined {
  const name = path.replace(/^changes\./, '').replace(/[.[].*$/, '');
  return name === 'address' ? 'line' : DetailsFormSchema.keyof().safeParse(name).data;
}
