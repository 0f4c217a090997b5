import { z } from 'zod';

import { ENCOUNTER_KIND, UNIT_AGGREGATE, UNIT_RULE, code } from '../codes/for-model';
import { count, date, defineEntity, json, optionalCount, text, yesNo } from './define-entity';

/** What a payer is known by in every version of its rule; `usual` is the one every site begins with. */
export const PayerCodeSchema = z.string().regex(/^(usual|payer_[a-z0-9]{4,12})$/);

/** A HCPCS or state procedure code, such as H0038. */
export const ServiceCodeSchema = z.string().regex(/^[A-Z0-9]{3,8}$/);

/** Two-place modifiers of a service code, such as HQ for a group. */
export const ModifiersSchema = z.array(z.string().regex(/^[A-Z0-9]{2}$/)).max(4);

/** What a kind of contact is billed as. Kinds without a line have no units. */
export const ServiceLineSchema = z.strictObject({
  kind: ENCOUNTER_KIND.schema,
  code: ServiceCodeSchema,
  modifiers: ModifiersSchema,
});

/**
 * How a payer counts units and what it calls services, from a day on. A change is a new version: what was signed under
 * an earlier one stays as it was (R-ENC-03).
 */
export const PayerRule = defineEntity({
  name: 'payerRule',
  label: { en: 'Payer rule', es: 'Regla del pagador' },
  appendOnly: true,
  fields: {
    code: {
      schema: PayerCodeSchema,
      storage: 'text',
      label: { en: 'Payer code', es: 'Código del pagador' },
      tier: 'operations',
    },
    version: count({ en: 'Version', es: 'Versión', tier: 'operations' }),
    name: text({ en: 'Payer', es: 'Pagador', tier: 'operations', max: 80 }),
    validFrom: date({ en: 'Valid from', es: 'Válida desde', tier: 'operations' }),
    unitRule: code(UNIT_RULE, {
      en: 'How minutes become units',
      es: 'Cómo los minutos se vuelven unidades',
      tier: 'operations',
    }),
    aggregate: code(UNIT_AGGREGATE, { en: 'What is rounded', es: 'Qué se redondea', tier: 'operations' }),
    maxUnitsPerDay: optionalCount({
      en: 'Most units per person and day',
      es: 'Máximo de unidades por persona y día',
      tier: 'operations',
    }),
    maxGroupSize: optionalCount({
      en: 'Most people in a group',
      es: 'Máximo de personas en un grupo',
      tier: 'operations',
    }),
    maxPeoplePerFacilitator: optionalCount({
      en: 'Most people per facilitator',
      es: 'Máximo de personas por facilitador',
      tier: 'operations',
    }),
    services: json(z.array(ServiceLineSchema).max(20), {
      en: 'Services',
      es: 'Servicios',
      tier: 'operations',
    }),
    /** Added when the contact was by video, or by phone. */
    videoModifiers: json(ModifiersSchema, {
      en: 'Modifiers by video',
      es: 'Modificadores por video',
      tier: 'operations',
    }),
    audioModifiers: json(ModifiersSchema, {
      en: 'Modifiers by phone',
      es: 'Modificadores por teléfono',
      tier: 'operations',
    }),
    /** Taken for contacts nobody named a payer for; of several, the one saved last. */
    isUsual: yesNo({ en: 'Usual payer', es: 'Pagador habitual', tier: 'operations' }),
    isOffered: yesNo({ en: 'Offered', es: 'Se ofrece', tier: 'operations' }),
  },
});
