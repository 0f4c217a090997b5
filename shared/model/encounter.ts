import { ENCOUNTER_KIND, ENCOUNTER_STATUS, MODALITY, PLACE_OF_SERVICE, code } from '../codes/for-model';
import { PayerCodeSchema } from './payer-rule';
import {
  count,
  date,
  defineEntity,
  instant,
  optionalCount,
  optionalReference,
  optionalText,
  reference,
} from './define-entity';

/** A contact with a person. Minutes come from instants, so the night of the clock change counts right (R-ENC-02). */
export const Encounter = defineEntity({
  name: 'encounter',
  label: { en: 'Contact', es: 'Contacto' },
  fields: {
    clientId: reference('client', { en: 'Person', es: 'Persona', tier: 'identity' }),
    workerId: reference('user', { en: 'Worker', es: 'Trabajador', tier: 'operations' }),
    kind: code(ENCOUNTER_KIND, { en: 'Kind of contact', es: 'Tipo de contacto', tier: 'identity' }),
    modality: code(MODALITY, { en: 'How we met', es: 'Modalidad', tier: 'identity' }),
    serviceDate: date({ en: 'Service date', es: 'Fecha del servicio', tier: 'identity' }),
    startAt: instant({ en: 'Start', es: 'Inicio', tier: 'identity' }),
    endAt: instant({ en: 'End', es: 'Fin', tier: 'identity' }),
    excludedMinutes: count({ en: 'Excluded minutes', es: 'Minutos excluidos', tier: 'identity' }),
    /** end − start − excluded. */
    minutes: count({ en: 'Minutes', es: 'Minutos', tier: 'identity' }),
    placeOfService: code(PLACE_OF_SERVICE, {
      en: 'Place of service',
      es: 'Lugar del servicio',
      tier: 'identity',
    }),
    groupSessionId: optionalReference('groupSession', {
      en: 'Group session',
      es: 'Sesión de grupo',
      tier: 'identity',
    }),
    status: code(ENCOUNTER_STATUS, { en: 'Status', es: 'Estado', tier: 'identity' }),
    statusReason: optionalText({ en: 'Reason', es: 'Motivo', tier: 'identity', max: 500 }),
    /** Whom its units are counted for; `null` is the site's usual payer. */
    payerCode: {
      schema: PayerCodeSchema.nullable(),
      storage: 'text',
      label: { en: 'Payer', es: 'Pagador' },
      tier: 'identity',
    },
    /** The version of the payer's rule its note was signed under, which stays (R-ENC-03). */
    payerRuleVersion: optionalCount({
      en: 'Payer rule version',
      es: 'Versión de la regla',
      tier: 'identity',
    }),
    /** Why it stands although the person's units of the day go over the payer's limit (R-ENC-06). */
    limitReason: optionalText({
      en: 'Why over the day’s units',
      es: 'Por qué pasa las unidades del día',
      tier: 'identity',
      max: 500,
    }),
  },
});
