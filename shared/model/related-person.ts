import { PERSON_LANGUAGE, RELATIONSHIP, optionalCode } from '../codes/for-model';
import { defineEntity, optionalReference, optionalText, reference, text, yesNo } from './define-entity';

/**
 * Somebody around a person: whom to call in an emergency, who supports them (domain §2). Whether they may be told that the
 * person comes here is never noted here: it follows from a written consent (`rules/related-people.ts`). Nobody is found by them.
 */
export const RelatedPerson = defineEntity({
  name: 'relatedPerson',
  label: { en: 'Emergency contact or support', es: 'Contacto de emergencia o apoyo' },
  fields: {
    clientId: reference('client', { en: 'Person', es: 'Persona', tier: 'contact' }),
    name: text({ en: 'Name', es: 'Nombre', tier: 'contact', max: 200 }),
    relationship: optionalCode(RELATIONSHIP, { en: 'Relationship', es: 'Relación', tier: 'contact' }),
    /** In E.164 when it can be understood, else as typed, like the numbers of a contact method. */
    phone: optionalText({ en: 'Phone number', es: 'Número de teléfono', tier: 'contact', max: 200 }),
    language: optionalCode(PERSON_LANGUAGE, { en: 'Language', es: 'Idioma', tier: 'contact' }),
    isEmergencyContact: yesNo({
      en: 'Emergency contact',
      es: 'Contacto de emergencia',
      tier: 'contact',
    }),
    isSupport: yesNo({ en: 'Support', es: 'Apoyo', tier: 'contact' }),
    remark: optionalText({ en: 'Remark', es: 'Observación', tier: 'contact', max: 500 }),
    /** The consent somebody said is about them, where it doesn't name them word for word. */
    consentId: optionalReference('consent', { en: 'Consent', es: 'Consentimiento', tier: 'contact' }),
    isActive: yesNo({ en: 'In use', es: 'En uso', tier: 'contact' }),
    /** Entered by mistake; one who only is no contact any more has none. */
    errorReason: optionalText({
      en: 'Why it was a mistake',
      es: 'Por qué fue un error',
      tier: 'contact',
      max: 300,
    }),
  },
});
