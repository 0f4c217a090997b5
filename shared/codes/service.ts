import { defineCodeList } from './define-code-list';

/** Kinds of contact a peer worker records (domain §1.1). */
export const ENCOUNTER_KIND = defineCodeList({
  name: 'encounter_kind',
  version: 1,
  label: { en: 'Kind of contact', es: 'Tipo de contacto' },
  fhirSystem: 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
  codes: {
    individual: { en: 'One to one', es: 'Individual', fhir: 'AMB' },
    group: { en: 'Group', es: 'Grupo', fhir: 'AMB' },
    phone: { en: 'Phone', es: 'Teléfono', fhir: 'VR' },
    video: { en: 'Video', es: 'Video', fhir: 'VR' },
    text: { en: 'Text message', es: 'Mensaje de texto', fhir: 'VR' },
    outreach_attempt: { en: 'Outreach attempt', es: 'Intento de contacto', fhir: 'FLD' },
    crisis: { en: 'Crisis contact', es: 'Contacto de crisis', fhir: 'EMER' },
    family: { en: 'Family or support person', es: 'Familia o apoyo', fhir: 'AMB' },
    navigation: { en: 'Going along or connecting', es: 'Acompañamiento', fhir: 'FLD' },
    check_in: { en: 'Check-in', es: 'Seguimiento', fhir: 'AMB' },
    drop_in: { en: 'Drop-in', es: 'Visita sin cita', fhir: 'AMB' },
    no_show: { en: 'Did not come', es: 'No asistió', fhir: 'AMB' },
  },
});

export const MODALITY = defineCodeList({
  name: 'modality',
  version: 1,
  label: { en: 'How we met', es: 'Modalidad' },
  codes: {
    in_person: { en: 'In person', es: 'En persona' },
    video: { en: 'Video', es: 'Video' },
    audio: { en: 'Phone or audio', es: 'Teléfono o audio' },
    text: { en: 'Text', es: 'Texto' },
  },
});

/** CMS place-of-service codes, by their two digits (domain §1.4). */
export const PLACE_OF_SERVICE = defineCodeList({
  name: 'place_of_service',
  version: 1,
  label: { en: 'Place of service', es: 'Lugar del servicio' },
  fhirSystem: 'https://www.cms.gov/Medicare/Coding/place-of-service-codes/Place_of_Service_Code_Set',
  codes: {
    telehealth_not_home: { en: 'Telehealth, not at home', es: 'Telesalud, fuera de casa', fhir: '02' },
    school: { en: 'School', es: 'Escuela', fhir: '03' },
    homeless_shelter: { en: 'Homeless shelter', es: 'Refugio', fhir: '04' },
    correctional: { en: 'Jail or prison', es: 'Centro penitenciario', fhir: '09' },
    telehealth_home: { en: 'Telehealth, at home', es: 'Telesalud, en casa', fhir: '10' },
    office: { en: 'Office', es: 'Oficina', fhir: '11' },
    home: { en: 'Home', es: 'Hogar', fhir: '12' },
    mobile_unit: { en: 'Mobile unit', es: 'Unidad móvil', fhir: '15' },
    temporary_lodging: { en: 'Temporary lodging', es: 'Alojamiento temporal', fhir: '16' },
    emergency_room: { en: 'Emergency room', es: 'Urgencias', fhir: '23' },
    outreach_site: { en: 'Outreach site or street', es: 'Calle o sitio de alcance', fhir: '27' },
    community_mental_health: {
      en: 'Community mental health center',
      es: 'Centro comunitario de salud mental',
      fhir: '53',
    },
    residential: { en: 'Residential program', es: 'Programa residencial', fhir: '55' },
    non_residential: {
      en: 'Recovery center (non-residential)',
      es: 'Centro de recuperación (no residencial)',
      fhir: '57',
    },
    other: { en: 'Another place', es: 'Otro lugar', fhir: '99' },
  },
});

/** One key each on the roll call (domain §1.6). */
export const ATTENDANCE_MARK = defineCodeList({
  name: 'attendance_mark',
  version: 1,
  label: { en: 'Attendance', es: 'Asistencia' },
  codes: {
    present: { en: 'Present', es: 'Presente' },
    late: { en: 'Came late', es: 'Llegó tarde' },
    left_early: { en: 'Left early', es: 'Salió antes' },
    excused: { en: 'Excused', es: 'Con aviso' },
    no_show: { en: 'Did not come', es: 'No asistió' },
  },
});

/**
 * How somebody took part in a group session: in the room, or from where by which means. The way gives the contact its
 * modality and its place of service, which a payer wants to be a telehealth one (R-ENC-07).
 */
export const ATTENDANCE_WAY = defineCodeList({
  name: 'attendance_way',
  version: 1,
  label: { en: 'How they took part', es: 'Cómo participó' },
  codes: {
    in_room: { en: 'In the room', es: 'En la sala' },
    video_home: { en: 'By video, at home', es: 'Por video, desde casa' },
    video_elsewhere: { en: 'By video, from elsewhere', es: 'Por video, desde otro lugar' },
    audio_home: { en: 'By phone, at home', es: 'Por teléfono, desde casa' },
    audio_elsewhere: { en: 'By phone, from elsewhere', es: 'Por teléfono, desde otro lugar' },
  },
});

export const GROUP_TOPIC = defineCodeList({
  name: 'group_topic',
  version: 1,
  label: { en: 'Topic', es: 'Tema' },
  codes: {
    identifying_triggers: { en: 'Identifying triggers', es: 'Reconocer los detonantes' },
    staying_well: { en: 'Avoiding a return to use', es: 'Evitar volver al consumo' },
    healthy_relationships: { en: 'Healthy relationships', es: 'Relaciones sanas' },
    coping: { en: 'Coping day to day', es: 'Afrontar el día a día' },
    recovery_meeting: { en: 'Open recovery meeting', es: 'Reunión abierta de recuperación' },
    other: { en: 'Another topic', es: 'Otro tema' },
  },
});

/** A group takes a roll; a community event counts heads and names nobody (domain §1.1). */
export const GROUP_KIND = defineCodeList({
  name: 'group_kind',
  version: 1,
  label: { en: 'Kind of group', es: 'Tipo de grupo' },
  codes: {
    group: { en: 'Group with a list', es: 'Grupo con lista' },
    event: { en: 'Community event, headcount only', es: 'Evento abierto, solo se cuenta a las personas' },
  },
});

export const SESSION_STATUS = defineCodeList({
  name: 'session_status',
  version: 1,
  label: { en: 'Session', es: 'Sesión' },
  codes: {
    planned: { en: 'Planned', es: 'Prevista', fhir: 'booked' },
    held: { en: 'Held', es: 'Realizada', fhir: 'fulfilled' },
    cancelled: { en: 'Cancelled', es: 'Cancelada', fhir: 'cancelled' },
  },
});

export const ENCOUNTER_STATUS = defineCodeList({
  name: 'encounter_status',
  version: 1,
  label: { en: 'Contact status', es: 'Estado del contacto' },
  codes: {
    done: { en: 'Done', es: 'Hecho', fhir: 'finished' },
    cancelled: { en: 'Cancelled', es: 'Cancelado', fhir: 'cancelled' },
    entered_in_error: { en: 'Entered in error', es: 'Registrado por error', fhir: 'entered-in-error' },
  },
});

/** How minutes become units of 15 minutes, by payer (domain §1.5). */
export const UNIT_RULE = defineCodeList({
  name: 'unit_rule',
  version: 1,
  label: { en: 'How minutes become units', es: 'Cómo los minutos se vuelven unidades' },
  codes: {
    full_unit: { en: 'One for every full 15 minutes', es: 'Una por cada 15 minutos completos' },
    eight_minute: { en: 'From 8 minutes on (8-minute rule)', es: 'Desde 8 minutos (regla de 8 minutos)' },
  },
});

/** Whether every contact is rounded by itself, or the minutes of a person's whole day together. */
export const UNIT_AGGREGATE = defineCodeList({
  name: 'unit_aggregate',
  version: 1,
  label: { en: 'What is rounded', es: 'Qué se redondea' },
  codes: {
    per_encounter: { en: 'Each contact by itself', es: 'Cada contacto por separado' },
    per_client_day: { en: 'A person’s day together', es: 'El día completo de la persona' },
  },
});

/** What keeps a contact's units from being sent as they are (R-ENC-05 to R-ENC-07, R-GRP-04). */
export const UNIT_HOLD = defineCodeList({
  name: 'unit_hold',
  version: 1,
  label: { en: 'What to check', es: 'Qué revisar' },
  codes: {
    no_units: { en: 'Too short for a unit', es: 'Muy corto para una unidad' },
    over_day_limit: { en: 'Over the day’s limit', es: 'Pasa el límite del día' },
    overlaps_person: { en: 'Overlaps another contact', es: 'Coincide con otro contacto' },
    telehealth_place: { en: 'Place is not telehealth', es: 'El lugar no es de telesalud' },
    telehealth_modifier: { en: 'No telehealth modifier set', es: 'Falta el modificador de telesalud' },
    group_too_large: { en: 'Group over the payer’s size', es: 'Grupo mayor de lo que admite el pagador' },
    group_over_ratio: {
      en: 'Too many people per facilitator',
      es: 'Demasiadas personas por facilitador',
    },
  },
});
