import {
  CONSENT_EXPIRY_EVENT,
  CONSENT_STATEMENT,
  CONSENT_TYPE,
  INFORMATION_SCOPE,
  INTERFACE_LANGUAGE,
  SIGNATURE_METHOD,
  SIGNER_CAPACITY,
  code,
  codes,
  optionalCode,
} from '../codes/for-model';
import {
  date,
  defineEntity,
  optionalDate,
  optionalInstant,
  optionalReference,
  optionalText,
  reference,
  text,
  textSchema,
} from './define-entity';

/** The box a signature is drawn in; its path is in these units. */
export const SIGNATURE_BOX = { width: 600, height: 160 } as const;

/** An SVG path of straight strokes in whole units: what `<path d>` takes, and small enough for a spreadsheet's cell. */
const SIGNATURE_PATH = /^(?:M\d{1,3} \d{1,3}(?:L\d{1,3} \d{1,3})*)+$/;

/** At most what one cell of a spreadsheet holds. */
export const SIGNATURE_MAX_LENGTH = 30_000;

/**
 * A written consent of 42 CFR 2.31 with every element the person signed. It comes into being when it is signed;
 * after that only its end can be written (R-CON-02 to R-CON-04), never what was signed.
 */
export const Consent = defineEntity({
  name: 'consent',
  label: { en: 'Consent', es: 'Consentimiento' },
  fields: {
    clientId: reference('client', { en: 'Person', es: 'Persona', tier: 'identity' }),
    type: code(CONSENT_TYPE, { en: 'Kind of consent', es: 'Tipo de consentimiento', tier: 'identity' }),
    /** §2.31(a)(2) */
    disclosingParty: text({ en: 'Who may share', es: 'Quién puede compartir', tier: 'identity', max: 200 }),
    /** Set when the recipient is an office this site writes files for; only then does a file rest on the consent. */
    recipientId: optionalReference('recipient', {
      en: 'Central office',
      es: 'Oficina central',
      tier: 'identity',
    }),
    /** §2.31(a)(4): a name, or a class for treatment, payment and operations. */
    recipientName: text({ en: 'Who receives it', es: 'Quién lo recibe', tier: 'identity', max: 300 }),
    informationScope: codes(INFORMATION_SCOPE, {
      en: 'What may be shared',
      es: 'Qué se puede compartir',
      tier: 'identity',
    }),
    /** §2.31(a)(3): what exactly, where the kinds alone don't say. */
    informationText: optionalText({
      en: 'What exactly',
      es: 'Qué exactamente',
      tier: 'identity',
      max: 500,
    }),
    /** §2.31(a)(5) */
    purpose: text({ en: 'Purpose', es: 'Propósito', tier: 'identity', max: 500 }),
    /** §2.31(a)(6) and (a)(10): what the person was told. */
    statements: codes(CONSENT_STATEMENT, {
      en: 'What the person was told',
      es: 'Lo que se explicó a la persona',
      tier: 'identity',
    }),
    /** Active through the end of this day at the site (R-CON-02); `null` means until the event. */
    expiresOn: optionalDate({ en: 'Expires on', es: 'Vence el', tier: 'identity' }),
    expiresEvent: optionalCode(CONSENT_EXPIRY_EVENT, {
      en: 'Expires when',
      es: 'Vence cuando',
      tier: 'identity',
    }),
    expiresEventText: optionalText({
      en: 'Expires when, in words',
      es: 'Vence cuando, en palabras',
      tier: 'identity',
      max: 200,
    }),
    /** Version of the form's words, of `CONSENT_STATEMENT`. */
    formVersion: text({ en: 'Version of the form', es: 'Versión del formulario', tier: 'identity', max: 20 }),
    language: code(INTERFACE_LANGUAGE, {
      en: 'Language of the form',
      es: 'Idioma del formulario',
      tier: 'identity',
    }),
    signerName: text({ en: 'Signed by', es: 'Firmado por', tier: 'identity', max: 200 }),
    signerCapacity: code(SIGNER_CAPACITY, { en: 'Signed as', es: 'Firmó como', tier: 'identity' }),
    signedOn: date({ en: 'Signed on', es: 'Firmado el', tier: 'identity' }),
    signatureMethod: code(SIGNATURE_METHOD, {
      en: 'How it was signed',
      es: 'Cómo se firmó',
      tier: 'identity',
    }),
    /** SVG path data in `SIGNATURE_BOX`; `null` when it was signed on paper. */
    signaturePath: {
      schema: textSchema(SIGNATURE_MAX_LENGTH).regex(SIGNATURE_PATH).nullable(),
      storage: 'text',
      label: { en: 'Signature (SVG path)', es: 'Firma (trazo SVG)' },
      tier: 'identity',
    },
    paperLocation: optionalText({
      en: 'Where the paper is kept',
      es: 'Dónde se guarda el papel',
      tier: 'identity',
      max: 200,
    }),
    witnessName: optionalText({ en: 'Witness', es: 'Testigo', tier: 'identity', max: 200 }),
    /** SHA-256 over what was signed, hex; blank on consents recorded before there was one. */
    contentHash: optionalText({ en: 'Hash', es: 'Huella', tier: 'identity', max: 64 }),
    revokedAt: optionalInstant({ en: 'Revoked at', es: 'Revocado el', tier: 'identity' }),
    /** R-CON-04: where the written revocation is kept. */
    revocationReference: optionalText({
      en: 'Written revocation',
      es: 'Revocación por escrito',
      tier: 'identity',
      max: 200,
    }),
    /** R-CON-03: the day the event came; the consent isn't active after it. */
    endedOn: optionalDate({ en: 'Ended on', es: 'Terminó el', tier: 'identity' }),
    /** Recorded for the wrong person or by mistake; counts as never given. */
    errorReason: optionalText({
      en: 'Why it was a mistake',
      es: 'Por qué fue un error',
      tier: 'identity',
      max: 300,
    }),
  },
});
