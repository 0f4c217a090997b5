import { z } from 'zod';

import {
  CLIENT_STATUS,
  CONTACT_KIND,
  CONTACT_OWNER,
  ETHNICITY,
  GENDER_IDENTITY,
  NO_EMERGENCY_CONTACT,
  PERSON_LANGUAGE,
  PRONOUNS,
  RACE,
  REFERRAL_SOURCE,
  SEX_AT_BIRTH,
  YES_NO_ANSWER,
  code,
  codes,
  optionalCode,
} from '../codes/for-model';
import {
  date,
  defineEntity,
  json,
  optionalDate,
  optionalInstant,
  optionalReference,
  optionalText,
  reference,
  text,
  textSchema,
  yesNo,
} from './define-entity';

/** A postal address; "no fixed address" is an answer, not a blank. */
export const AddressSchema = z.strictObject({
  noFixedAddress: z.boolean(),
  line: textSchema(200).nullable(),
  city: textSchema(100).nullable(),
  state: textSchema(40).nullable(),
  postalCode: textSchema(20).nullable(),
});

/** An id another system gave the person, kept so that a second import finds them again. */
export const ExternalIdentifierSchema = z.strictObject({
  system: textSchema(300).min(1),
  value: textSchema(120).min(1),
});

/** A person the site serves. Preferred name on screen; legal name only in identity, consent and billing (R-INT-12). */
export const Client = defineEntity({
  name: 'client',
  label: { en: 'Person', es: 'Persona' },
  fields: {
    chartNumber: text({ en: 'Chart number', es: 'Número de expediente', tier: 'identity', max: 20 }),
    legalFirstName: optionalText({ en: 'Legal first name', es: 'Nombre legal', tier: 'identity', max: 100 }),
    legalMiddleName: optionalText({
      en: 'Legal middle name',
      es: 'Segundo nombre legal',
      tier: 'identity',
      max: 100,
    }),
    legalLastName: optionalText({
      en: 'Legal last name',
      es: 'Apellidos legales',
      tier: 'identity',
      max: 100,
    }),
    legalSuffix: optionalText({ en: 'Suffix', es: 'Sufijo', tier: 'identity', max: 20 }),
    nameWithheld: yesNo({ en: 'Name withheld', es: 'Nombre reservado', tier: 'identity' }),
    preferredName: optionalText({ en: 'Preferred name', es: 'Nombre preferido', tier: 'identity', max: 100 }),
    aliases: json(z.array(textSchema(200).min(1)).max(20), {
      en: 'Other names',
      es: 'Otros nombres',
      tier: 'identity',
    }),
    pronouns: optionalCode(PRONOUNS, { en: 'Pronouns', es: 'Pronombres', tier: 'identity' }),
    pronounsText: optionalText({
      en: 'Pronouns, own words',
      es: 'Pronombres, en sus palabras',
      tier: 'identity',
      max: 40,
    }),
    birthDate: optionalDate({ en: 'Date of birth', es: 'Fecha de nacimiento', tier: 'identity' }),
    birthDateIsEstimated: yesNo({
      en: 'Date of birth is estimated',
      es: 'Fecha de nacimiento estimada',
      tier: 'identity',
    }),
    deceasedOn: optionalDate({ en: 'Date of death', es: 'Fecha de fallecimiento', tier: 'identity' }),
    sexAtBirth: optionalCode(SEX_AT_BIRTH, { en: 'Sex at birth', es: 'Sexo al nacer', tier: 'identity' }),
    genderIdentity: optionalCode(GENDER_IDENTITY, { en: 'Gender', es: 'Género', tier: 'identity' }),
    race: codes(RACE, { en: 'Race', es: 'Raza', tier: 'identity' }),
    ethnicity: optionalCode(ETHNICITY, { en: 'Ethnicity', es: 'Etnicidad', tier: 'identity' }),
    language: optionalCode(PERSON_LANGUAGE, {
      en: 'Preferred language',
      es: 'Idioma preferido',
      tier: 'identity',
    }),
    interpreterNeeded: optionalCode(YES_NO_ANSWER, {
      en: 'Interpreter needed',
      es: 'Necesita intérprete',
      tier: 'identity',
    }),
    veteran: optionalCode(YES_NO_ANSWER, { en: 'Veteran', es: 'Veterano', tier: 'identity' }),
    address: json(AddressSchema.nullable(), { en: 'Address', es: 'Dirección', tier: 'contact' }),
    county: optionalText({ en: 'County', es: 'Condado', tier: 'contact', max: 80 }),
    medicaidId: optionalText({ en: 'Medicaid id', es: 'Id de Medicaid', tier: 'identity', max: 40 }),
    externalIdentifiers: json(z.array(ExternalIdentifierSchema).max(20), {
      en: 'Ids in other systems',
      es: 'Ids en otros sistemas',
      tier: 'identity',
    }),
    status: code(CLIENT_STATUS, { en: 'Status', es: 'Estado', tier: 'identity' }),
    mergedInto: optionalReference('client', { en: 'Merged into', es: 'Unido a', tier: 'identity' }),
    /** Hidden from all but named staff, e.g. a relative of somebody on the team (R-ROL-05). */
    isRestricted: yesNo({ en: 'Restricted chart', es: 'Expediente restringido', tier: 'identity' }),
    assignedWorkerId: optionalReference('user', {
      en: 'Peer worker',
      es: 'Trabajador de apoyo',
      tier: 'identity',
    }),
    firstContactOn: optionalDate({ en: 'First contact', es: 'Primer contacto', tier: 'identity' }),
    referralSource: optionalCode(REFERRAL_SOURCE, {
      en: 'Referral source',
      es: 'Quién refirió',
      tier: 'identity',
    }),
    participationConsentOn: optionalDate({
      en: 'Agreed to take part on',
      es: 'Aceptó participar el',
      tier: 'identity',
    }),
    /** The patient notice of 42 CFR 2.22: when, which text, in which language. */
    noticeGivenOn: optionalDate({
      en: 'Privacy notice given on',
      es: 'Aviso de privacidad entregado el',
      tier: 'identity',
    }),
    noticeVersion: optionalText({
      en: 'Privacy notice version',
      es: 'Versión del aviso',
      tier: 'identity',
      max: 20,
    }),
    noticeLanguage: optionalCode(PERSON_LANGUAGE, {
      en: 'Privacy notice language',
      es: 'Idioma del aviso',
      tier: 'identity',
    }),
    /** Somebody saw a likely duplicate and said this is another person (R-INT-05). */
    notDuplicateReason: optionalText({
      en: 'Why this is not a duplicate',
      es: 'Por qué no es un duplicado',
      tier: 'identity',
      max: 500,
    }),
    /** When somebody means to be in touch next; a contact on that day or later is the one that was planned. */
    nextContactOn: optionalDate({
      en: 'Next contact planned for',
      es: 'Próximo contacto previsto para el',
      tier: 'identity',
    }),
    /** Nation, tribe, pueblo or chapter, in the person's words. */
    tribalAffiliation: optionalText({
      en: 'Tribe, nation or pueblo',
      es: 'Tribu, nación o pueblo',
      tier: 'identity',
      max: 120,
    }),
    /** Why no emergency contact is named: `null` while nobody asked, and as soon as there is one. */
    noEmergencyContact: optionalCode(NO_EMERGENCY_CONTACT, {
      en: 'No emergency contact',
      es: 'Sin contacto de emergencia',
      tier: 'contact',
    }),
  },
});

/** A way to reach a person. Everything is "not OK" until the person said otherwise (R-INT-11). */
export const ContactMethod = defineEntity({
  name: 'contactMethod',
  label: { en: 'Contact', es: 'Contacto' },
  fields: {
    clientId: reference('client', { en: 'Person', es: 'Persona', tier: 'contact' }),
    kind: code(CONTACT_KIND, { en: 'Kind', es: 'Tipo', tier: 'contact' }),
    /** Phone numbers in E.164 when they can be understood, else as typed. */
    value: text({ en: 'Number or address', es: 'Número o dirección', tier: 'contact', max: 200 }),
    owner: code(CONTACT_OWNER, { en: 'Whose it is', es: 'De quién es', tier: 'contact' }),
    okToCall: yesNo({ en: 'OK to call', es: 'Se puede llamar', tier: 'contact' }),
    okToLeaveVoicemail: yesNo({
      en: 'OK to leave a voicemail',
      es: 'Se puede dejar mensaje de voz',
      tier: 'contact',
    }),
    okToText: yesNo({ en: 'OK to text', es: 'Se puede enviar mensaje', tier: 'contact' }),
    okToEmail: yesNo({ en: 'OK to email', es: 'Se puede enviar correo', tier: 'contact' }),
    okToIdentifyProgram: yesNo({
      en: 'OK to say who is calling',
      es: 'Se puede decir quién llama',
      tier: 'contact',
    }),
    safeHours: optionalText({ en: 'Safe hours', es: 'Horas seguras', tier: 'contact', max: 120 }),
    announceAs: optionalText({
      en: 'How to announce yourself',
      es: 'Cómo presentarse',
      tier: 'contact',
      max: 120,
    }),
    unsafeUntil: optionalInstant({ en: 'Unsafe until', es: 'No seguro hasta', tier: 'contact' }),
    isActive: yesNo({ en: 'In use', es: 'En uso', tier: 'contact' }),
  },
});

/** A stretch of service, from admission to discharge; at most one open (domain §7). */
export const Episode = defineEntity({
  name: 'episode',
  label: { en: 'Episode', es: 'Episodio' },
  fields: {
    clientId: reference('client', { en: 'Person', es: 'Persona', tier: 'identity' }),
    openedOn: date({ en: 'Admitted on', es: 'Ingreso', tier: 'identity' }),
    closedOn: optionalDate({ en: 'Discharged on', es: 'Egreso', tier: 'identity' }),
    referralSource: optionalCode(REFERRAL_SOURCE, {
      en: 'Referral source',
      es: 'Quién refirió',
      tier: 'identity',
    }),
  },
});
