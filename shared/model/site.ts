import { z } from 'zod';

import { INTERFACE_LANGUAGE, PERSON_NOUN, code } from '../codes/for-model';
import { TimeZoneSchema } from '../time';
import { defineEntity, instant, json, optionalInstant, text, yesNo } from './define-entity';
import type { Label } from './define-entity';

/** Minutes until an untouched window locks; longer would leave charts open on an empty desk (R-SEC-03). */
export const IDLE_MINUTES_MAX = 15;
/** A person nobody reached for a season is left behind, however rarely a site meets people. */
export const DAYS_WITHOUT_CONTACT_MAX = 90;

function idleMinutes(label: Label) {
  return {
    schema: z.int().min(1).max(IDLE_MINUTES_MAX).nullable(),
    storage: 'integer',
    label,
    tier: 'operations',
  } as const;
}

/** The recovery site this installation serves; one row. */
export const Site = defineEntity({
  name: 'site',
  label: { en: 'Site', es: 'Sitio' },
  fields: {
    name: text({ en: 'Site name', es: 'Nombre del sitio', tier: 'operations', max: 120 }),
    /** Short id in bundle file names and chart numbers; says nothing about anybody. */
    siteCode: {
      schema: z.string().regex(/^[A-Z][A-Z0-9]{1,7}$/),
      storage: 'text',
      label: { en: 'Site id', es: 'Id del sitio' },
      tier: 'operations',
    },
    timeZone: {
      schema: TimeZoneSchema,
      storage: 'text',
      label: { en: 'Time zone', es: 'Zona horaria' },
      tier: 'operations',
    },
    language: code(INTERFACE_LANGUAGE, { en: 'Language', es: 'Idioma', tier: 'operations' }),
    personNoun: code(PERSON_NOUN, { en: 'Person noun', es: 'Nombre de las personas', tier: 'operations' }),
    servesMinors: yesNo({ en: 'Serves minors', es: 'Atiende a menores', tier: 'operations' }),
    /** Sample sites hold invented people only; they can be wiped and never take part in an exchange with a real site. */
    isSample: yesNo({ en: 'Sample site', es: 'Sitio de ejemplo', tier: 'operations' }),
    recoveryCodeConfirmedAt: optionalInstant({
      en: 'Recovery code confirmed',
      es: 'Código de recuperación confirmado',
      tier: 'operations',
    }),
    /** The last time somebody tried the code on paper against a copy, and it opened. */
    recoveryCodeTestedAt: optionalInstant({
      en: 'Recovery code tested',
      es: 'Código de recuperación probado',
      tier: 'operations',
    }),
    /** Minutes without a touch before the front desk's window locks; `null` is the usual time. */
    frontDeskIdleMinutes: idleMinutes({ en: 'Front desk locks after', es: 'La recepción se bloquea a los' }),
    /** The same for everybody else. */
    othersIdleMinutes: idleMinutes({ en: 'Others lock after', es: 'Los demás se bloquean a los' }),
    /** Days without a contact after which the caseload asks for one; `null` is the usual number. */
    daysWithoutContact: {
      schema: z.int().min(1).max(DAYS_WITHOUT_CONTACT_MAX).nullable(),
      storage: 'integer',
      label: { en: 'Days without contact', es: 'Días sin contacto' },
      tier: 'operations',
    },
  },
});

/** This installation. Its signing key never leaves the vault. */
export const Device = defineEntity({
  name: 'device',
  label: { en: 'Computer', es: 'Computadora' },
  scope: 'local',
  fields: {
    /** Ed25519 public key, SPKI PEM. */
    publicKeyPem: text({ en: 'Public key', es: 'Clave pública', tier: 'operations', max: 400 }),
    /** Ed25519 private key, PKCS #8 PEM. */
    privateKeyPem: text({ en: 'Private key', es: 'Clave privada', tier: 'secret', max: 400 }),
  },
});

/** Something a person was writing, kept within seconds so that a lock, a crash or a power cut loses nothing (R-NOTE-07). */
export const Draft = defineEntity({
  name: 'draft',
  label: { en: 'Draft', es: 'Borrador' },
  scope: 'local',
  fields: {
    ownerId: {
      schema: z.uuid(),
      storage: 'text',
      label: { en: 'Owner', es: 'Titular' },
      tier: 'operations',
      references: 'user',
    },
    kind: {
      schema: z.enum([
        'intake',
        'situation',
        'health',
        'note',
        'attendance',
        'closing',
        'consent',
        'encounter',
        'group',
        'appointment',
        'coverage',
        'relatedPerson',
        'callerMessage',
        'review',
        'inError',
        'supervision',
        'snippet',
        'noteFormat',
        'goal',
        'recovery',
        'payerRule',
        'cosignPolicy',
        'holiday',
        'groupDay',
        'memberDates',
        'memberList',
        'otherDay',
      ]),
      storage: 'text',
      label: { en: 'Kind', es: 'Tipo' },
      tier: 'operations',
    },
    /** What the draft is about: a client, a note or a session; `new` for an intake or a group not yet saved. */
    subject: text({ en: 'Subject', es: 'Asunto', tier: 'operations', max: 36 }),
    content: json(z.record(z.string().max(80), z.unknown()), {
      en: 'Content',
      es: 'Contenido',
      tier: 'clinical',
    }),
    savedAt: instant({ en: 'Saved at', es: 'Guardado el', tier: 'operations' }),
  },
});

/** How one person likes one screen: columns, order, widths, filters, language, theme, scale. */
export const ViewSetting = defineEntity({
  name: 'viewSetting',
  label: { en: 'View setting', es: 'Ajuste de vista' },
  scope: 'local',
  fields: {
    ownerId: {
      schema: z.uuid(),
      storage: 'text',
      label: { en: 'Owner', es: 'Titular' },
      tier: 'operations',
      references: 'user',
    },
    key: text({ en: 'Key', es: 'Clave', tier: 'operations', max: 80 }),
    value: json(z.record(z.string().max(80), z.unknown()), {
      en: 'Value',
      es: 'Valor',
      tier: 'operations',
    }),
  },
});

/** A way to look at a list under a name: somebody's own, or everybody's. Names of people have no place in it. */
export const SavedView = defineEntity({
  name: 'savedView',
  label: { en: 'Saved view', es: 'Vista guardada' },
  scope: 'local',
  fields: {
    ownerId: {
      schema: z.uuid(),
      storage: 'text',
      label: { en: 'Owner', es: 'Titular' },
      tier: 'operations',
      references: 'user',
    },
    /** Which list, such as `caseload`. */
    screen: text({ en: 'Screen', es: 'Pantalla', tier: 'operations', max: 40 }),
    name: text({ en: 'Name', es: 'Nombre', tier: 'operations', max: 60 }),
    isShared: yesNo({ en: 'For everybody', es: 'Para todo el equipo', tier: 'operations' }),
    value: json(z.record(z.string().max(80), z.unknown()), {
      en: 'Value',
      es: 'Valor',
      tier: 'operations',
    }),
  },
});
