import { PayerCodeSchema } from './payer-rule';
import { date, defineEntity, optionalDate, optionalText, reference, yesNo } from './define-entity';

/** Who pays for a person's services, from a day until a day (domain §7); one entered by mistake is not active. */
export const Coverage = defineEntity({
  name: 'coverage',
  label: { en: 'Coverage', es: 'Cobertura' },
  fields: {
    clientId: reference('client', { en: 'Person', es: 'Persona', tier: 'identity' }),
    payerCode: {
      schema: PayerCodeSchema,
      storage: 'text',
      label: { en: 'Payer', es: 'Pagador' },
      tier: 'identity',
    },
    memberId: optionalText({ en: 'Member id', es: 'Número de afiliación', tier: 'identity', max: 40 }),
    startsOn: date({ en: 'From', es: 'Desde', tier: 'identity' }),
    /** The last day it pays. */
    endsOn: optionalDate({ en: 'Until', es: 'Hasta', tier: 'identity' }),
    isActive: yesNo({ en: 'In use', es: 'En uso', tier: 'identity' }),
  },
});
