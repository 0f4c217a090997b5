import { z } from 'zod';

import {
  APPOINTMENT_CANCEL_REASON,
  APPOINTMENT_PURPOSE,
  APPOINTMENT_STATUS,
  code,
  optionalCode,
} from '../codes/for-model';
import {
  date,
  defineEntity,
  instant,
  optionalInstant,
  optionalReference,
  reference,
  yesNo,
} from './define-entity';

/**
 * A time one person has with one worker. The front desk makes and moves it, so it holds no text about anybody; a group's
 * meetings are group sessions.
 */
export const Appointment = defineEntity({
  name: 'appointment',
  label: { en: 'Appointment', es: 'Cita' },
  fields: {
    clientId: reference('client', { en: 'Person', es: 'Persona', tier: 'identity' }),
    workerId: reference('user', { en: 'Worker', es: 'Trabajador', tier: 'operations' }),
    /** The day at the site. */
    heldOn: date({ en: 'Date', es: 'Fecha', tier: 'identity' }),
    startAt: instant({ en: 'Start', es: 'Inicio', tier: 'identity' }),
    minutes: {
      schema: z.int().min(5).max(720),
      storage: 'integer',
      label: { en: 'Minutes', es: 'Minutos' },
      tier: 'identity',
    },
    purpose: code(APPOINTMENT_PURPOSE, { en: 'What for', es: 'Para qué', tier: 'identity' }),
    status: code(APPOINTMENT_STATUS, { en: 'Status', es: 'Estado', tier: 'identity' }),
    /** When the person was checked in. */
    arrivedAt: optionalInstant({ en: 'Checked in at', es: 'Llegada', tier: 'identity' }),
    /** When the worker began with them. */
    beganAt: optionalInstant({ en: 'Began at', es: 'Empezó a las', tier: 'identity' }),
    /** The contact it became. */
    encounterId: optionalReference('encounter', { en: 'Contact', es: 'Contacto', tier: 'identity' }),
    cancelReason: optionalCode(APPOINTMENT_CANCEL_REASON, {
      en: 'Why it was cancelled',
      es: 'Por qué se canceló',
      tier: 'identity',
    }),
    /** Nobody had made it before the person came. */
    isWalkIn: yesNo({ en: 'Came without an appointment', es: 'Vino sin cita', tier: 'identity' }),
  },
});
