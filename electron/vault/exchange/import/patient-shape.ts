import { z } from 'zod';

import { textSchema } from '../../../../shared/model/index';

/*
 * The parts of a FHIR Patient an import reads. Everything else in the line is ignored, so a system may send more;
 * what is read is bounded, so that a hostile file can't.
 */

const Text = textSchema(1_000);
const Uri = textSchema(300);

const Coding = z.object({ system: Uri.optional(), code: textSchema(100).optional() });
const Concept = z.object({ coding: z.array(Coding).max(20).optional(), text: Text.optional() });
const Period = z.object({ start: textSchema(60).optional(), end: textSchema(60).optional() });

const PartExtension = z.object({
  url: Uri,
  valueCoding: Coding.optional(),
  valueString: Text.optional(),
});

const Extension = z.object({
  url: Uri,
  extension: z.array(PartExtension).max(40).optional(),
  valueCode: textSchema(100).optional(),
  valueBoolean: z.boolean().optional(),
});

const Identifier = z.object({
  use: textSchema(40).optional(),
  type: Concept.optional(),
  system: Uri.optional(),
  value: textSchema(120).optional(),
});

const HumanName = z.object({
  use: z.enum(['usual', 'official', 'temp', 'nickname', 'anonymous', 'old', 'maiden']).optional(),
  text: textSchema(300).optional(),
  family: textSchema(100).optional(),
  given: z.array(textSchema(100)).max(10).optional(),
  suffix: z.array(textSchema(20)).max(4).optional(),
  extension: z.array(Extension).max(20).optional(),
});

const ContactPoint = z.object({
  system: z.enum(['phone', 'fax', 'email', 'pager', 'url', 'sms', 'other']).optional(),
  value: textSchema(200).optional(),
  use: z.enum(['home', 'work', 'temp', 'old', 'mobile']).optional(),
  period: Period.optional(),
});

const Address = z.object({
  use: z.enum(['home', 'work', 'temp', 'old', 'billing']).optional(),
  type: textSchema(20).optional(),
  text: textSchema(300).optional(),
  line: z.array(textSchema(200)).max(6).optional(),
  city: textSchema(100).optional(),
  district: textSchema(80).optional(),
  state: textSchema(40).optional(),
  postalCode: textSchema(20).optional(),
  period: Period.optional(),
});

const Communication = z.object({ language: Concept, preferred: z.boolean().optional() });

/** A FHIR Patient as far as it is read. */
export const PatientShape = z.object({
  resourceType: z.literal('Patient'),
  id: textSchema(64).optional(),
  active: z.boolean().optional(),
  extension: z.array(Extension).max(100).optional(),
  identifier: z.array(Identifier).max(20).optional(),
  name: z.array(HumanName).max(20).optional(),
  telecom: z.array(ContactPoint).max(20).optional(),
  gender: z.enum(['male', 'female', 'other', 'unknown']).optional(),
  birthDate: textSchema(60).optional(),
  deceasedBoolean: z.boolean().optional(),
  deceasedDateTime: textSchema(60).optional(),
  address: z.array(Address).max(20).optional(),
  communication: z.array(Communication).max(20).optional(),
});

export type Patient = z.output<typeof PatientShape>;
export type PatientName = z.output<typeof HumanName>;
export type PatientExtension = z.output<typeof Extension>;
export type PatientPeriod = z.output<typeof Period>;
