import { z } from 'zod';

import {
  ATTENDANCE_MARK,
  ATTENDANCE_WAY,
  GROUP_KIND,
  GROUP_TOPIC,
  PLACE_OF_SERVICE,
  SESSION_STATUS,
  code,
  optionalCode,
} from '../codes/for-model';
import {
  count,
  date,
  defineEntity,
  instant,
  optionalCount,
  optionalDate,
  optionalInstant,
  optionalReference,
  optionalText,
  optionalYesNo,
  reference,
  text,
  yesNo,
} from './define-entity';

/** A group that meets again and again. */
export const GroupSeries = defineEntity({
  name: 'groupSeries',
  label: { en: 'Group', es: 'Grupo' },
  fields: {
    name: text({ en: 'Group name', es: 'Nombre del grupo', tier: 'operations', max: 120 }),
    topic: code(GROUP_TOPIC, { en: 'Topic', es: 'Tema', tier: 'operations' }),
    facilitatorId: reference('user', { en: 'Facilitator', es: 'Facilitador', tier: 'operations' }),
    placeOfService: code(PLACE_OF_SERVICE, {
      en: 'Place of service',
      es: 'Lugar del servicio',
      tier: 'operations',
    }),
    place: optionalText({ en: 'Room', es: 'Sala', tier: 'operations', max: 120 }),
    /** Wall-clock start at the site, `HH:MM`. */
    usualStartTime: {
      schema: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
      storage: 'text',
      label: { en: 'Usual start', es: 'Hora habitual' },
      tier: 'operations',
    },
    usualMinutes: count({
      en: 'Usual length in minutes',
      es: 'Duración habitual en minutos',
      tier: 'operations',
    }),
    capacity: optionalCount({ en: 'Capacity', es: 'Cupo', tier: 'operations' }),
    isActive: yesNo({ en: 'Running', es: 'En curso', tier: 'operations' }),
    /** Null is a group with a list, as all were before there were events. */
    kind: optionalCode(GROUP_KIND, { en: 'Kind of group', es: 'Tipo de grupo', tier: 'operations' }),
    coFacilitatorId: optionalReference('user', {
      en: 'Co-facilitator',
      es: 'Cofacilitador',
      tier: 'operations',
    }),
    curriculum: optionalText({ en: 'Curriculum', es: 'Programa', tier: 'operations', max: 120 }),
    /** RFC 5545 RRULE of the days it meets; shared/rules/schedule.ts. */
    scheduleRule: optionalText({
      en: 'Days it meets',
      es: 'Días en que se reúne',
      tier: 'operations',
      max: 80,
    }),
    /** The day the rule counts from. */
    scheduleStartsOn: optionalDate({ en: 'Meets from', es: 'Se reúne desde', tier: 'operations' }),
    /** Only people on the list come; no walk-ins. */
    isClosed: optionalYesNo({ en: 'Closed group', es: 'Grupo cerrado', tier: 'operations' }),
  },
});

/** A day on which no group meets. */
export const SiteHoliday = defineEntity({
  name: 'siteHoliday',
  label: { en: 'Holiday', es: 'Día feriado' },
  fields: {
    heldOn: date({ en: 'Date', es: 'Fecha', tier: 'operations' }),
    name: text({ en: 'Name', es: 'Nombre', tier: 'operations', max: 80 }),
    isActive: yesNo({ en: 'In use', es: 'En uso', tier: 'operations' }),
  },
});

/** A person on a group's list, from a day until a day. */
export const GroupMember = defineEntity({
  name: 'groupMember',
  label: { en: 'Group member', es: 'Integrante del grupo' },
  fields: {
    seriesId: reference('groupSeries', { en: 'Group', es: 'Grupo', tier: 'identity' }),
    clientId: reference('client', { en: 'Person', es: 'Persona', tier: 'identity' }),
    joinedOn: date({ en: 'Joined on', es: 'Desde', tier: 'identity' }),
    leftOn: optionalDate({ en: 'Left on', es: 'Hasta', tier: 'identity' }),
  },
});

/** One meeting of a group. Its common text never names anybody on the roster (R-GRP-06). */
export const GroupSession = defineEntity({
  name: 'groupSession',
  label: { en: 'Group session', es: 'Sesión de grupo' },
  fields: {
    seriesId: reference('groupSeries', { en: 'Group', es: 'Grupo', tier: 'operations' }),
    heldOn: date({ en: 'Date', es: 'Fecha', tier: 'operations' }),
    startAt: instant({ en: 'Start', es: 'Inicio', tier: 'operations' }),
    endAt: instant({ en: 'End', es: 'Fin', tier: 'operations' }),
    facilitatorId: reference('user', { en: 'Facilitator', es: 'Facilitador', tier: 'operations' }),
    coFacilitatorId: optionalReference('user', {
      en: 'Co-facilitator',
      es: 'Cofacilitador',
      tier: 'operations',
    }),
    topic: code(GROUP_TOPIC, { en: 'Topic', es: 'Tema', tier: 'operations' }),
    placeOfService: code(PLACE_OF_SERVICE, {
      en: 'Place of service',
      es: 'Lugar del servicio',
      tier: 'operations',
    }),
    place: optionalText({ en: 'Room', es: 'Sala', tier: 'operations', max: 120 }),
    status: code(SESSION_STATUS, { en: 'Status', es: 'Estado', tier: 'operations' }),
    guestCount: count({ en: 'Guests without a record', es: 'Invitados sin expediente', tier: 'operations' }),
    savedAt: optionalInstant({ en: 'Attendance saved at', es: 'Asistencia guardada el', tier: 'operations' }),
    /** When everybody who came got their draft note (R-GRP-05). */
    closedAt: optionalInstant({ en: 'Closed at', es: 'Cerrada el', tier: 'operations' }),
    cancelReason: optionalText({
      en: 'Why cancelled',
      es: 'Por qué se canceló',
      tier: 'operations',
      max: 300,
    }),
    /** Why it was held with more people than the group or its payer holds (R-GRP-04); names nobody. */
    limitReason: optionalText({
      en: 'Why over the limit',
      es: 'Por qué pasa el límite',
      tier: 'operations',
      max: 500,
    }),
    /** How everybody takes part unless their own line says otherwise; null is in the room. */
    way: optionalCode(ATTENDANCE_WAY, { en: 'How the group met', es: 'Cómo se reunió', tier: 'operations' }),
  },
});

/**
 * One person at one session; the id is made from both, so two machines marking the same session make the
 * same row (R-GRP-02, design §3).
 */
export const Attendance = defineEntity({
  name: 'attendance',
  label: { en: 'Attendance', es: 'Asistencia' },
  fields: {
    sessionId: reference('groupSession', { en: 'Group session', es: 'Sesión de grupo', tier: 'identity' }),
    clientId: reference('client', { en: 'Person', es: 'Persona', tier: 'identity' }),
    mark: code(ATTENDANCE_MARK, { en: 'Attendance', es: 'Asistencia', tier: 'identity' }),
    inAt: optionalInstant({ en: 'Came in at', es: 'Entrada', tier: 'identity' }),
    outAt: optionalInstant({ en: 'Left at', es: 'Salida', tier: 'identity' }),
    encounterId: optionalReference('encounter', { en: 'Contact', es: 'Contacto', tier: 'identity' }),
    /** Null is the way the session was held. */
    way: optionalCode(ATTENDANCE_WAY, { en: 'How they took part', es: 'Cómo participó', tier: 'identity' }),
  },
});
