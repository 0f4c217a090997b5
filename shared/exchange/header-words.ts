import { normaliseName } from '../rules/names';
import type { ImportFieldName } from './import-fields';

/** What people call their columns, in English and Spanish, in the form headers are compared in. */
const WORDS: Readonly<Record<ImportFieldName, string>> = {
  firstName:
    'first name|first|fname|firstname|given name|given|legal first name|client first name|patient first name|nombre|nombres|primer nombre|nombre legal|nombre de pila',
  middleName:
    'middle name|middle|mi|middle initial|mname|middlename|segundo nombre|legal middle name|segundo nombre legal',
  lastName:
    'last name|last|lname|lastname|surname|family name|legal last name|client last name|patient last name|apellido|apellidos|primer apellido|apellidos legales',
  suffix: 'suffix|name suffix|sufijo',
  fullName:
    'name|full name|fullname|client name|client|patient name|patient|participant|participant name|member|member name|guest|person|nombre completo|nombre y apellidos|nombre y apellido|persona|participante|paciente|cliente',
  preferredName:
    'preferred name|preferred first name|chosen name|goes by|nickname|preferred|called|nombre preferido|nombre elegido|apodo|le dicen',
  otherNames:
    'aliases|alias|aka|a k a|other names|other name|maiden name|former name|otros nombres|otro nombre|nombre de soltera',
  pronouns: 'pronouns|pronoun|pronombres|pronombre',
  birthDate:
    'date of birth|dob|d o b|birth date|birthdate|birthday|born|date birth|fecha de nacimiento|fecha nacimiento|fdn|nacimiento|f nacimiento|fec nac|nacio',
  deceasedOn: 'date of death|dod|death date|deceased on|fecha de fallecimiento|fecha de muerte',
  sexAtBirth: 'sex at birth|sex|birth sex|assigned sex|sexo|sexo al nacer',
  gender: 'gender|gender identity|genero|identidad de genero',
  race: 'race|races|raza|razas',
  ethnicity: 'ethnicity|ethnic group|hispanic|hispanic latino|hispanic or latino|etnicidad|etnia|hispano',
  language: 'language|preferred language|primary language|idioma|idioma preferido|lengua',
  interpreterNeeded: 'interpreter|interpreter needed|needs interpreter|interprete|necesita interprete',
  veteran: 'veteran|veteran status|military|veterano|veterana',
  phone:
    'phone|phone number|telephone|tel|mobile|mobile phone|cell|cell phone|cellphone|home phone|work phone|phone 1|phone 2|phone1|phone2|primary phone|secondary phone|contact number|telefono|numero de telefono|celular|movil|telefono celular|telefono de casa|telefono 1|telefono 2|numero o direccion',
  email: 'email|e mail|email address|mail|correo|correo electronico',
  okToCall: 'ok to call|may call|can call|okay to call|call ok|se puede llamar|puede llamar',
  okToLeaveVoicemail:
    'ok to leave a voicemail|ok to leave voicemail|ok to leave message|may leave message|voicemail ok|voicemail|leave message|dejar mensaje|se puede dejar mensaje de voz|mensaje de voz',
  okToText: 'ok to text|may text|can text|text ok|texting ok|se puede enviar mensaje|mensajes de texto',
  okToEmail: 'ok to email|ok to e mail|may email|can email|email ok|se puede enviar correo',
  okToIdentifyProgram:
    'ok to say who is calling|ok to identify|ok to identify program|may identify program|may say program|se puede decir quien llama',
  safeHours: 'safe hours|safe times|best time to call|safe time|horas seguras|mejor hora',
  announceAs: 'how to announce yourself|announce as|say you are|como presentarse',
  emergencyContactName:
    'emergency contact|emergency contact name|emergency name|emergency contact person|in case of emergency|ice|ice name|ice contact|next of kin|contacto de emergencia|nombre del contacto de emergencia|en caso de emergencia|familiar de contacto',
  emergencyContactPhone:
    'emergency contact phone|emergency contact number|emergency phone|emergency phone number|emergency contact phone number|ice phone|ice number|next of kin phone|telefono de emergencia|telefono del contacto de emergencia|numero de emergencia|telefono contacto de emergencia',
  emergencyContactRelationship:
    'emergency contact relationship|emergency relationship|relationship|relationship to client|relation|emergency contact relation|ice relationship|next of kin relationship|relacion|parentesco|relacion del contacto de emergencia|parentesco del contacto de emergencia',
  addressLine:
    'address|street|street address|address 1|address1|address line 1|mailing address|home address|direccion|calle|domicilio',
  city: 'city|town|ciudad|pueblo|municipio',
  state: 'state|st|province|estado us|estado de ee uu',
  postalCode: 'zip|zip code|zipcode|postal code|postcode|codigo postal|cp|c p',
  county: 'county|condado',
  medicaidId: 'medicaid|medicaid id|medicaid number|medicaid no|id de medicaid|numero de medicaid',
  otherId:
    'id|client id|patient id|participant id|member id|record id|record number|mrn|chart|chart number|chart no|case number|case id|unique id|numero de expediente|expediente|numero|folio|id del cliente',
  status: 'status|client status|case status|current status|estado|estatus|situacion',
  firstContactOn:
    'first contact|first contact date|date of first contact|intake date|admission date|admit date|enrollment date|enrolled|enrolled on|start date|date enrolled|primer contacto|fecha de ingreso|fecha de inicio|ingreso|fecha de admision',
  referralSource:
    'referral source|referred by|referral|source|quien refirio|referido por|fuente de referencia',
  socialSecurityNumber:
    'ssn|social security|social security number|ss number|social|soc sec|seguro social|numero de seguro social|nss',
};

const FIELD_OF_HEADER: ReadonlyMap<string, ImportFieldName> = new Map(
  (Object.entries(WORDS) as [ImportFieldName, string][]).flatMap(([field, words]) =>
    words.split('|').map((word) => [word, field] as const),
  ),
);

/** A header as it is compared: case, accents, punctuation and camel case aside (`DateOfBirth`, `date_of_birth`). */
export function comparableHeader(text: string): string {
  return normaliseName(text.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replace(/[#*]/gu, ' '));
}

/** What a column of this name most likely holds; `null` when the name says nothing known. */
export function fieldOfHeader(text: string): ImportFieldName | null {
  const header = comparableHeader(text);
  return FIELD_OF_HEADER.get(header) ?? FIELD_OF_HEADER.get(header.replace(/ \d$/u, '')) ?? null;
}
