import {
  defineEntity,
  instant,
  optionalInstant,
  optionalReference,
  optionalText,
  text,
} from './define-entity';

/**
 * What somebody who phoned wants passed on, in their words. It names a person the caller believes to come here, so it
 * points to no chart and stays on this computer: writing it down confirms nothing (42 CFR 2.13(c), R-DIS-05).
 */
export const CallerMessage = defineEntity({
  name: 'callerMessage',
  label: { en: 'Message from a caller', es: 'Mensaje de una llamada' },
  scope: 'local',
  fields: {
    askedFor: text({ en: 'Asked for', es: 'Preguntó por', tier: 'identity', max: 200 }),
    callerName: optionalText({ en: 'Caller', es: 'Quién llamó', tier: 'identity', max: 200 }),
    callerOrganization: optionalText({ en: 'Calls from', es: 'De dónde llama', tier: 'identity', max: 200 }),
    callerPhone: optionalText({
      en: 'Number to call back',
      es: 'Número para devolver la llamada',
      tier: 'contact',
      max: 80,
    }),
    message: optionalText({ en: 'Message', es: 'Mensaje', tier: 'identity', max: 1_000 }),
    takenAt: instant({ en: 'Taken at', es: 'Tomado el', tier: 'operations' }),
    finishedAt: optionalInstant({ en: 'Taken care of at', es: 'Atendido el', tier: 'operations' }),
    finishedBy: optionalReference('user', { en: 'Taken care of by', es: 'Atendido por', tier: 'operations' }),
  },
});
