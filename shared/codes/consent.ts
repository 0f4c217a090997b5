import { defineCodeList } from './define-code-list';

/** The kinds of written consent; each is a paper of its own, one kind never carries another (R-CON-05). */
export const CONSENT_TYPE = defineCodeList({
  name: 'consent_type',
  version: 2,
  label: { en: 'Consent', es: 'Consentimiento' },
  codes: {
    tpo_single: {
      en: 'Treatment, payment and operations',
      es: 'Tratamiento, pago y operaciones',
    },
    specific: { en: 'A specific disclosure', es: 'Una divulgación específica' },
    counseling_notes: { en: 'Counseling notes', es: 'Notas de consejería' },
    legal_proceedings: { en: 'Legal proceedings', es: 'Procesos legales' },
    photo_media: { en: 'Photos and recordings', es: 'Fotos y grabaciones' },
    contact_permission: { en: 'Contact with somebody else', es: 'Contacto con otra persona' },
  },
});

/** What a consent lets us share (§2.31(a)(3)). */
export const INFORMATION_SCOPE = defineCodeList({
  name: 'information_scope',
  version: 2,
  label: { en: 'What may be shared', es: 'Qué se puede compartir' },
  codes: {
    whole_record: { en: 'The whole record', es: 'Todo el expediente' },
    participation: { en: 'That the person takes part here', es: 'Que la persona participa aquí' },
    identity_and_contact: { en: 'Name and contact', es: 'Nombre y contacto' },
    attendance: { en: 'Attendance and services', es: 'Asistencia y servicios' },
    notes: { en: 'Session notes', es: 'Notas de sesión' },
    counseling_notes: { en: 'Counseling notes', es: 'Notas de consejería' },
    image_and_voice: { en: 'Pictures, video or voice', es: 'Imagen, video o voz' },
  },
});

/** The event that ends a consent which has no last day (§2.31(a)(7)). */
export const CONSENT_EXPIRY_EVENT = defineCodeList({
  name: 'consent_expiry_event',
  version: 1,
  label: { en: 'Ends when', es: 'Termina cuando' },
  codes: {
    discharge: { en: 'The person leaves the program', es: 'La persona deja el programa' },
    purpose_met: { en: 'The purpose is fulfilled', es: 'Se cumple el propósito' },
    other: { en: 'Something else happens', es: 'Ocurre otra cosa' },
    none: { en: 'It has no end', es: 'No tiene fin' },
  },
});

/** Who signed (§2.31(a)(8); minors and decedents are §2.14 and §2.15). */
export const SIGNER_CAPACITY = defineCodeList({
  name: 'signer_capacity',
  version: 1,
  label: { en: 'Signed as', es: 'Firmó como' },
  codes: {
    self: { en: 'The person', es: 'La persona misma' },
    personal_representative: { en: 'Personal representative', es: 'Representante personal' },
    guardian: { en: 'Parent or guardian', es: 'Padre, madre o tutor' },
  },
});

export const SIGNATURE_METHOD = defineCodeList({
  name: 'signature_method',
  version: 1,
  label: { en: 'How it was signed', es: 'Cómo se firmó' },
  codes: {
    drawn: { en: 'Signed on this screen', es: 'Firmado en esta pantalla' },
    paper: { en: 'Signed on paper', es: 'Firmado en papel' },
  },
});

/**
 * What the form tells the person before they sign. The labels are the words on the form: a changed word is a new
 * version of the list, which every consent keeps (`formVersion`).
 */
export const CONSENT_STATEMENT = defineCodeList({
  name: 'consent_statement',
  version: 1,
  label: { en: 'What I was told', es: 'Lo que me explicaron' },
  codes: {
    right_to_revoke: {
      en: 'I can take this consent back at any time by saying so in writing to the staff of this site. That does not undo what was already shared because of it.',
      es: 'Puedo retirar este consentimiento en cualquier momento si lo digo por escrito al personal de este sitio. Eso no deshace lo que ya se compartió gracias a él.',
    },
    may_be_shared_again: {
      en: 'Those who receive my record for treatment, payment or health care operations may share it again as the federal privacy rules (HIPAA) allow. They may not use it against me in a civil, criminal, administrative or legislative proceeding.',
      es: 'Quienes reciban mi expediente para tratamiento, pago u operaciones de salud pueden volver a compartirlo como lo permiten las reglas federales de privacidad (HIPAA). No pueden usarlo en mi contra en un proceso civil, penal, administrativo o legislativo.',
    },
    may_refuse: {
      en: 'I do not have to sign. If I do not, I can still get peer support here, but this site may not be able to work with my other providers or to bill my health plan.',
      es: 'No tengo que firmar. Si no firmo, puedo seguir recibiendo apoyo entre pares aquí, pero es posible que este sitio no pueda trabajar con mis otros proveedores ni cobrar a mi plan de salud.',
    },
    stands_alone: {
      en: 'This consent stands on its own. It is not part of any other consent, and I may sign or refuse it by itself.',
      es: 'Este consentimiento es independiente. No forma parte de ningún otro, y puedo firmarlo o rechazarlo por separado.',
    },
  },
});
