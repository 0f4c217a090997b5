import { z } from 'zod';

import { UNIT_HOLD } from '../codes';
import { UuidSchema } from '../identifiers';
import { Encounter, ModifiersSchema, PayerRule, ServiceCodeSchema } from '../model';
import { InstantSchema } from '../time';
import { Nothing, command, query } from './define-method';

const rule = PayerRule.fields;

/** What a contact counts as for its payer; `code` is `null` for a kind of contact nobody pays for. */
export const UnitLineSchema = z.strictObject({
  code: ServiceCodeSchema.nullable(),
  modifiers: z.array(z.string()),
  units: z.int().nonnegative(),
  holds: z.array(UNIT_HOLD.schema),
});

/** What an administrator sets of a payer's rule. */
const ruleValues = {
  name: rule.name.schema,
  validFrom: rule.validFrom.schema,
  unitRule: rule.unitRule.schema,
  aggregate: rule.aggregate.schema,
  maxUnitsPerDay: z.int().min(1).max(96).nullable(),
  maxGroupSize: z.int().min(1).max(500).nullable(),
  maxPeoplePerFacilitator: z.int().min(1).max(500).nullable(),
  services: rule.services.schema,
  videoModifiers: ModifiersSchema,
  audioModifiers: ModifiersSchema,
  isUsual: z.boolean(),
  isOffered: z.boolean(),
};

export const encounterMethods = {
  /** Records a contact that is not a group session. */
  'encounter.record': command({
    subject: { field: 'clientId', entity: 'client' },
    auditAction: 'encounter.recorded',
    input: {
      clientId: UuidSchema,
      kind: Encounter.fields.kind.schema,
      modality: Encounter.fields.modality.schema,
      startAt: InstantSchema,
      endAt: InstantSchema,
      excludedMinutes: z.int().min(0).max(720),
      placeOfService: Encounter.fields.placeOfService.schema,
      /** Why it stands although the worker, or the person, was in another contact at the time (R-ENC-05). */
      overlapReason: Encounter.fields.statusReason.schema.default(null),
      /** Why it stands although the person's units of the day go over the payer's limit (R-ENC-06). */
      limitReason: Encounter.fields.limitReason.schema.default(null),
      /** Whom it counts for; `null` is who pays for the person that day. */
      payerCode: Encounter.fields.payerCode.schema.default(null),
      /** The caller's appointment with the person that this contact was; it is done then. */
      appointmentId: UuidSchema.nullable().default(null),
    },
    output: z.strictObject({ encounterId: UuidSchema }),
  }),
  /**
   * Puts a contact right whose note isn't signed; the change log keeps what it was. Of a contact from a roll call only
   * whom it counts for: the rest is corrected there.
   */
  'encounter.correct': command({
    subject: { field: 'encounterId', entity: 'encounter' },
    auditAction: 'encounter.corrected',
    input: {
      encounterId: UuidSchema,
      expectedRevision: z.int().positive(),
      kind: Encounter.fields.kind.schema,
      modality: Encounter.fields.modality.schema,
      startAt: InstantSchema,
      endAt: InstantSchema,
      excludedMinutes: z.int().min(0).max(720),
      placeOfService: Encounter.fields.placeOfService.schema,
      payerCode: Encounter.fields.payerCode.schema,
      overlapReason: Encounter.fields.statusReason.schema,
      limitReason: Encounter.fields.limitReason.schema,
    },
    output: z.strictObject({ revision: z.int() }),
  }),
  /** Says, with the reason, that a contact never was. It stays on the chart and counts nowhere. */
  'encounter.markInError': command({
    subject: { field: 'encounterId', entity: 'encounter' },
    auditAction: 'encounter.marked_in_error',
    input: { encounterId: UuidSchema, reason: Encounter.fields.statusReason.schema.unwrap() },
    output: Nothing,
  }),
  /** Every version of every payer's rule, in the order they were saved; version 0 is the product's own. */
  'payer.list': query({
    input: Nothing,
    output: z.strictObject({
      rules: z.array(z.strictObject({ code: rule.code.schema, version: rule.version.schema, ...ruleValues })),
    }),
  }),
  /** Sets how a payer counts from a day on, as a new version; without a code it is another payer. */
  'payer.saveRule': command({
    auditAction: 'payer_rule.saved',
    input: { code: rule.code.schema.nullable(), ...ruleValues },
    output: z.strictObject({ code: rule.code.schema, version: rule.version.schema }),
  }),
};
