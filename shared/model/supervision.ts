import { z } from 'zod';

import { COSIGN_RULE, SUPERVISION_FORMAT, code } from '../codes/for-model';
import { date, defineEntity, optionalDate, reference, text } from './define-entity';

/** Which of a worker's notes a supervisor co-signs; one row a worker, its id made from theirs. */
export const CosignPolicy = defineEntity({
  name: 'cosignPolicy',
  label: { en: 'Co-signing of a worker', es: 'Visto bueno de un trabajador' },
  fields: {
    workerId: reference('user', { en: 'Worker', es: 'Trabajador', tier: 'operations' }),
    rule: code(COSIGN_RULE, { en: 'Notes to co-sign', es: 'Notas con visto bueno', tier: 'operations' }),
    /** For `sample`: out of a hundred notes. */
    samplePercent: {
      schema: z.int().min(1).max(100).nullable(),
      storage: 'integer',
      label: { en: 'Share in percent', es: 'Parte en porcentaje' },
      tier: 'operations',
    },
    /** For `until_date`: the last service day whose notes are co-signed. */
    untilOn: optionalDate({ en: 'Until', es: 'Hasta', tier: 'operations' }),
  },
});

/** One supervision meeting (domain §1.7). What was said about people stays in their charts. */
export const SupervisionEntry = defineEntity({
  name: 'supervisionEntry',
  label: { en: 'Supervision', es: 'Supervisión' },
  appendOnly: true,
  fields: {
    supervisorId: reference('user', { en: 'Supervisor', es: 'Supervisor', tier: 'operations' }),
    workerId: reference('user', { en: 'Worker', es: 'Trabajador', tier: 'operations' }),
    heldOn: date({ en: 'Date', es: 'Fecha', tier: 'operations' }),
    minutes: {
      schema: z.int().min(1).max(720),
      storage: 'integer',
      label: { en: 'Minutes', es: 'Minutos' },
      tier: 'operations',
    },
    format: code(SUPERVISION_FORMAT, { en: 'How it was held', es: 'Cómo fue', tier: 'operations' }),
    topics: text({ en: 'Topics', es: 'Temas', tier: 'operations', max: 1_000 }),
  },
});
