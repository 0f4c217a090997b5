import { z } from 'zod';

import { UuidSchema } from '../identifiers';
import { AddressSchema, AdmissionHealth, AdmissionSituation, Client } from '../model';
import type { FieldDefinition } from '../model';
import { command } from './define-method';
import { RelatedPersonInputSchema } from './related-people';

type SchemasOf<Fields extends Readonly<Record<string, FieldDefinition>>> = {
  readonly [Name in keyof Fields]: Fields[Name]['schema'];
};

function schemasOf<Fields extends Readonly<Record<string, FieldDefinition>>>(
  fields: Fields,
): SchemasOf<Fields> {
  const entries = Object.entries(fields).map(([name, field]) => [name, field.schema] as const);
  // The same names with the same schemas, which TypeScript can't follow through fromEntries.
  return Object.fromEntries(entries) as unknown as SchemasOf<Fields>;
}

const {
  clientId: _situationOf,
  episodeId: _situationEpisode,
  ...situationFields
} = AdmissionSituation.fields;
const { clientId: _healthOf, episodeId: _healthEpisode, ...healthFields } = AdmissionHealth.fields;

/** The questions of the full intake, in the order they are asked; each field's words and codes are the entity's. */
export const SITUATION_FIELDS = situationFields;
export const HEALTH_FIELDS = healthFields;

/** What the full intake asks about the person themselves; it is kept with the person. */
export const ABOUT_FIELDS = {
  sexAtBirth: Client.fields.sexAtBirth,
  genderIdentity: Client.fields.genderIdentity,
  race: Client.fields.race,
  ethnicity: Client.fields.ethnicity,
  tribalAffiliation: Client.fields.tribalAffiliation,
  interpreterNeeded: Client.fields.interpreterNeeded,
  veteran: Client.fields.veteran,
};

export const AboutAnswersSchema = z.strictObject(schemasOf(ABOUT_FIELDS));
export type AboutAnswers = z.output<typeof AboutAnswersSchema>;

export const SituationAnswersSchema = z.strictObject(schemasOf(SITUATION_FIELDS));
export type SituationAnswers = z.output<typeof SituationAnswersSchema>;

export const HealthAnswersSchema = z.strictObject(schemasOf(HEALTH_FIELDS));
export type HealthAnswers = z.output<typeof HealthAnswersSchema>;

/** How many people around somebody one intake takes; the chart takes more. */
export const MOST_RELATED_PEOPLE = 10;

/** What the full intake adds to the brief one. */
export const FullIntakeSchema = z.strictObject({
  about: AboutAnswersSchema,
  address: AddressSchema.nullable(),
  county: Client.fields.county.schema,
  noEmergencyContact: Client.fields.noEmergencyContact.schema,
  relatedPeople: z.array(RelatedPersonInputSchema).max(MOST_RELATED_PEOPLE),
  situation: SituationAnswersSchema,
  /** `null` unless the caller asked these questions, which the front desk may not (R-ROL-01). */
  health: HealthAnswersSchema.nullable(),
});
export type FullIntake = z.output<typeof FullIntakeSchema>;

/** Answers on record, with the revision a change must name. */
function onRecord<Answers extends z.ZodType>(answers: Answers) {
  return z.strictObject({ revision: z.int().positive(), answers });
}

/** The admission answers of the person's present episode as the chart shows them. */
export const AdmissionViewSchema = z.strictObject({
  /** `null` while nobody asked anything. */
  situation: onRecord(SituationAnswersSchema).nullable(),
  health: onRecord(HealthAnswersSchema).nullable(),
  /** Whether the role may know of health and substance use at all. */
  mayReadHealth: z.boolean(),
});
export type AdmissionView = z.output<typeof AdmissionViewSchema>;

/** The revision of the answers that were changed; `null` for the first ones. */
const expectedRevision = z.int().positive().nullable();

export const admissionMethods = {
  /** Keeps how somebody lived when they came. All answers, of which only those that differ are written. */
  'admission.saveSituation': command({
    subject: { field: 'clientId', entity: 'client' },
    auditAction: 'admission.situation_saved',
    input: { clientId: UuidSchema, expectedRevision, answers: SituationAnswersSchema },
    output: z.strictObject({ revision: z.int().positive() }),
  }),
  /** Keeps health and substance use when somebody came (R-INT-08). */
  'admission.saveHealth': command({
    subject: { field: 'clientId', entity: 'client' },
    auditAction: 'admission.health_saved',
    input: { clientId: UuidSchema, expectedRevision, answers: HealthAnswersSchema },
    output: z.strictObject({ revision: z.int().positive() }),
  }),
};
