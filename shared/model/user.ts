import { z } from 'zod';

import { CREDENTIAL_TYPE, INTERFACE_LANGUAGE, ROLE, code, optionalCode } from '../codes/for-model';
import { defineEntity, optionalDate, optionalText, text, yesNo } from './define-entity';

/**
 * A named staff account; ids are never reused and a deactivated person keeps authorship (R-ROL-07).
 * How they unlock lives in the key file, not here.
 */
export const User = defineEntity({
  name: 'user',
  label: { en: 'Staff member', es: 'Integrante del equipo' },
  fields: {
    displayName: text({ en: 'Name', es: 'Nombre', tier: 'operations', max: 120 }),
    /** Typed at the lock screen; lower case, no spaces. */
    signInName: {
      schema: z.string().regex(/^[\p{Ll}\p{Nd}][\p{Ll}\p{Nd}._-]{1,39}$/u),
      storage: 'text',
      label: { en: 'Sign-in name', es: 'Nombre de acceso' },
      tier: 'operations',
    },
    initials: text({ en: 'Initials', es: 'Iniciales', tier: 'operations', max: 4 }),
    role: code(ROLE, { en: 'Role', es: 'Función', tier: 'operations' }),
    language: code(INTERFACE_LANGUAGE, { en: 'Language', es: 'Idioma', tier: 'operations' }),
    credentialType: optionalCode(CREDENTIAL_TYPE, { en: 'Credential', es: 'Credencial', tier: 'operations' }),
    credentialNumber: optionalText({
      en: 'Credential number',
      es: 'Número de credencial',
      tier: 'operations',
      max: 40,
    }),
    credentialExpiresOn: optionalDate({
      en: 'Credential expires',
      es: 'Vencimiento de la credencial',
      tier: 'operations',
    }),
    isActive: yesNo({ en: 'Active', es: 'Activo', tier: 'operations' }),
    /** A one-time passphrase was given; the first sign-in must replace it. */
    mustChangePassphrase: yesNo({
      en: 'Must change passphrase',
      es: 'Debe cambiar la frase de acceso',
      tier: 'operations',
    }),
    credentialIssuedOn: optionalDate({
      en: 'Credential issued',
      es: 'Emisión de la credencial',
      tier: 'operations',
    }),
  },
});
