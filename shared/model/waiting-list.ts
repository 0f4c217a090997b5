import { z } from 'zod';

import {
  INTERIM_SERVICE,
  PREGNANCY,
  WAITING_OUTCOME,
  YES_NO_ANSWER,
  code,
  optionalCode,
} from '../codes/for-model';
import {
  count,
  date,
  defineEntity,
  instant,
  optionalDate,
  optionalInstant,
  optionalText,
  reference,
  yesNo,
} from './define-entity';

/** More slots than this and a number was mistyped. */
export const TREATMENT_SLOTS_MAX = 10_000;

/** The one id of a site's capacity, the same on every computer of the site. */
export const SITE_CAPACITY_ID = '7d1f5a0e-4c5b-5b7e-9a63-0c2f8e1d4b70';

/**
 * Somebody who asked for treatment while there was no place (45 CFR 96.126, 96.131; domain §2.2). What makes them a priority
 * is of the clinical tier: the front desk keeps the list and its clocks and never learns why (R-ROL-01).
 */
export const WaitingListEntry = defineEntity({
  name: 'waitingListEntry',
  label: { en: 'Place on the waiting list', es: 'Lugar en la lista de espera' },
  fields: {
    clientId: reference('client', { en: 'Person', es: 'Persona', tier: 'identity' }),
    firstContactOn: date({ en: 'First contact', es: 'Primer contacto', tier: 'identity' }),
    /** The clocks of 48 hours, 14 and 120 days run from here. */
    requestedAt: instant({ en: 'Asked for treatment at', es: 'Pidió tratamiento el', tier: 'identity' }),
    offeredAt: optionalInstant({ en: 'Place offered at', es: 'Se ofreció lugar el', tier: 'identity' }),
    /** The day the place that was offered begins. */
    offeredFor: optionalDate({ en: 'Place offered for', es: 'Lugar ofrecido para el', tier: 'identity' }),
    pregnancy: optionalCode(PREGNANCY, { en: 'Pregnancy', es: 'Embarazo', tier: 'clinical' }),
    injection: optionalCode(YES_NO_ANSWER, {
      en: 'Injects drugs',
      es: 'Se inyecta drogas',
      tier: 'clinical',
    }),
    outcome: optionalCode(WAITING_OUTCOME, {
      en: 'How the wait ended',
      es: 'Cómo terminó la espera',
      tier: 'identity',
    }),
    outcomeReason: optionalText({ en: 'Reason', es: 'Motivo', tier: 'identity', max: 500 }),
    closedAt: optionalInstant({ en: 'Left the list at', es: 'Salió de la lista el', tier: 'identity' }),
  },
});

/** A service given to somebody while they wait, one record a kind. */
export const InterimService = defineEntity({
  name: 'interimService',
  label: { en: 'Interim service', es: 'Servicio mientras espera' },
  fields: {
    entryId: reference('waitingListEntry', {
      en: 'Place on the waiting list',
      es: 'Lugar en la lista de espera',
      tier: 'identity',
    }),
    clientId: reference('client', { en: 'Person', es: 'Persona', tier: 'identity' }),
    /** A referral for prenatal care says that somebody is pregnant. */
    kind: code(INTERIM_SERVICE, { en: 'Service', es: 'Servicio', tier: 'clinical' }),
    givenAt: instant({ en: 'Given at', es: 'Se dio el', tier: 'identity' }),
    /** One entered by mistake stays on record and counts nowhere. */
    isActive: yesNo({ en: 'In use', es: 'En uso', tier: 'identity' }),
  },
});

/** How many people the site can have in treatment; one record. */
export const SiteCapacity = defineEntity({
  name: 'siteCapacity',
  label: { en: 'Capacity of the site', es: 'Capacidad del sitio' },
  fields: {
    /** `null` while nobody said how many: then there is no notice. */
    treatmentSlots: {
      schema: z.int().min(1).max(TREATMENT_SLOTS_MAX).nullable(),
      storage: 'integer',
      label: { en: 'Treatment slots', es: 'Cupos de tratamiento' },
      tier: 'operations',
    },
  },
});

/** A time the site was 90 % full, of which the state has to hear within seven days (45 CFR 96.126(a)). */
export const CapacityNotice = defineEntity({
  name: 'capacityNotice',
  label: { en: 'Capacity notice', es: 'Aviso de capacidad' },
  fields: {
    reachedOn: date({ en: 'Reached on', es: 'Se alcanzó el', tier: 'operations' }),
    activeCount: count({ en: 'People in treatment', es: 'Personas en tratamiento', tier: 'operations' }),
    treatmentSlots: count({ en: 'Treatment slots', es: 'Cupos de tratamiento', tier: 'operations' }),
    reportedOn: optionalDate({ en: 'State told on', es: 'Se avisó al estado el', tier: 'operations' }),
    /** The day there was room again. */
    endedOn: optionalDate({ en: 'Room again on', es: 'Hubo lugar de nuevo el', tier: 'operations' }),
  },
});
