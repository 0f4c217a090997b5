import { defineCodeList } from './define-code-list';

/** How far an appointment has come, from the promise to the contact (domain §6.1: FHIR Appointment). */
export const APPOINTMENT_STATUS = defineCodeList({
  name: 'appointment_status',
  version: 1,
  label: { en: 'Appointment', es: 'Cita' },
  fhirSystem: 'http://hl7.org/fhir/appointmentstatus',
  codes: {
    planned: { en: 'Planned', es: 'Prevista', fhir: 'booked' },
    arrived: { en: 'Arrived', es: 'Llegó', fhir: 'arrived' },
    in_session: { en: 'In session', es: 'En sesión', fhir: 'checked-in' },
    done: { en: 'Done', es: 'Terminada', fhir: 'fulfilled' },
    no_show: { en: 'Did not come', es: 'No asistió', fhir: 'noshow' },
    cancelled: { en: 'Cancelled', es: 'Cancelada', fhir: 'cancelled' },
  },
});

/** What the front desk may know of why somebody comes; nothing here says what is talked about (R-ROL-01). */
export const APPOINTMENT_PURPOSE = defineCodeList({
  name: 'appointment_purpose',
  version: 1,
  label: { en: 'What for', es: 'Para qué' },
  codes: {
    one_to_one: { en: 'One to one', es: 'Individual' },
    check_in: { en: 'Check-in', es: 'Seguimiento' },
    first_meeting: { en: 'First meeting', es: 'Primer encuentro' },
    plan: { en: 'Recovery plan', es: 'Plan de recuperación' },
    navigation: { en: 'Going along or connecting', es: 'Acompañamiento' },
    family: { en: 'Family or support person', es: 'Familia o apoyo' },
    phone: { en: 'Phone call', es: 'Llamada' },
    video: { en: 'Video call', es: 'Videollamada' },
    paperwork: { en: 'Paperwork', es: 'Papeles' },
    drop_in: { en: 'Drop-in', es: 'Visita sin cita' },
    other: { en: 'Something else', es: 'Otra cosa' },
  },
});

/** Why an appointment was cancelled, by code alone: free text about a person has no place at the front desk. */
export const APPOINTMENT_CANCEL_REASON = defineCodeList({
  name: 'appointment_cancel_reason',
  version: 1,
  label: { en: 'Why it was cancelled', es: 'Por qué se canceló' },
  codes: {
    person_asked: { en: 'The person asked to cancel', es: 'La persona pidió cancelar' },
    no_way_to_come: { en: 'No way to get here', es: 'No tenía cómo llegar' },
    left_before: { en: 'Came, but could not wait', es: 'Vino, pero no pudo esperar' },
    worker_away: { en: 'The worker is away', es: 'Quien atiende no está' },
    site_closed: { en: 'The site is closed', es: 'El sitio está cerrado' },
    by_mistake: { en: 'Made by mistake', es: 'Se hizo por error' },
    other: { en: 'Another reason', es: 'Otro motivo' },
  },
});
