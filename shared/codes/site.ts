import { defineCodeList } from './define-code-list';

export const ROLE = defineCodeList({
  name: 'role',
  version: 1,
  label: { en: 'Role', es: 'Función' },
  codes: {
    front_desk: { en: 'Front desk', es: 'Recepción' },
    peer_worker: { en: 'Peer worker', es: 'Trabajador de apoyo entre pares' },
    supervisor: { en: 'Supervisor', es: 'Supervisión' },
    administrator: { en: 'Administrator', es: 'Administración' },
  },
});

/** Why somebody opens a chart that isn't on their caseload (R-ROL-02). */
export const OPENING_REASON = defineCodeList({
  name: 'opening_reason',
  version: 1,
  label: { en: 'Reason for opening the chart', es: 'Motivo para abrir el expediente' },
  codes: {
    covering: { en: 'I am covering for their peer worker', es: 'Cubro a su trabajador de apoyo' },
    asked_for_help: { en: 'They came or called and asked for help', es: 'Vino o llamó y pidió ayuda' },
    safety: { en: 'Somebody may be in danger', es: 'Alguien puede estar en peligro' },
    handover: { en: 'I am taking over their care', es: 'Me hago cargo de su acompañamiento' },
    other: { en: 'Another reason', es: 'Otro motivo' },
  },
});

export const CREDENTIAL_TYPE = defineCodeList({
  name: 'credential_type',
  version: 1,
  label: { en: 'Credential', es: 'Credencial' },
  codes: {
    cpsw: { en: 'CPSW (certified peer support worker)', es: 'CPSW (apoyo entre pares, con certificado)' },
    cfpsw: {
      en: 'CFPSW (certified family peer support worker)',
      es: 'CFPSW (apoyo familiar entre pares, con certificado)',
    },
    other: { en: 'Another credential', es: 'Otra credencial' },
  },
});

export const INTERFACE_LANGUAGE = defineCodeList({
  name: 'interface_language',
  version: 1,
  label: { en: 'Language', es: 'Idioma' },
  codes: {
    en: { en: 'English', es: 'Inglés' },
    es: { en: 'Spanish', es: 'Español' },
  },
});

/** The site's own noun for the people it serves; "person" everywhere it isn't needed. */
export const PERSON_NOUN = defineCodeList({
  name: 'person_noun',
  version: 1,
  label: { en: 'What you call the people you serve', es: 'Cómo llaman a las personas que atienden' },
  codes: {
    participant: { en: 'Participant', es: 'Participante' },
    client: { en: 'Client', es: 'Cliente' },
    member: { en: 'Member', es: 'Miembro' },
    guest: { en: 'Guest', es: 'Huésped' },
  },
});

/** Why the office may receive identified records (42 CFR 2.12(c)(3), 2.12(c)(4), 2.31). */
export const LEGAL_BASIS = defineCodeList({
  name: 'legal_basis',
  version: 1,
  label: { en: 'Legal basis', es: 'Base legal' },
  codes: {
    consent: { en: "Each person's written consent", es: 'Consentimiento escrito de cada persona' },
    same_program_or_dac: {
      en: 'Same program, or in direct administrative control of it',
      es: 'El mismo programa, o con control administrativo directo',
    },
    qso: {
      en: 'Qualified service organization agreement',
      es: 'Acuerdo con una organización de servicios calificada (QSO)',
    },
  },
});
