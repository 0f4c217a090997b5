import { defineCodeList } from './define-code-list';
import { NO_ANSWER } from './no-answer';

/** Who somebody is to the person; the standard codes are those of HL7 v3 RoleCode, where it has one. */
export const RELATIONSHIP = defineCodeList({
  name: 'relationship',
  version: 1,
  label: { en: 'Relationship', es: 'Relación' },
  fhirSystem: 'http://terminology.hl7.org/CodeSystem/v3-RoleCode',
  codes: {
    spouse: { en: 'Wife or husband', es: 'Esposa o esposo', fhir: 'SPS' },
    partner: { en: 'Partner', es: 'Pareja', fhir: 'SIGOTHR' },
    parent: { en: 'Mother or father', es: 'Madre o padre', fhir: 'PRN' },
    child: { en: 'Daughter or son', es: 'Hija o hijo', fhir: 'CHILD' },
    sibling: { en: 'Sister or brother', es: 'Hermana o hermano', fhir: 'SIB' },
    grandparent: { en: 'Grandmother or grandfather', es: 'Abuela o abuelo', fhir: 'GRPRN' },
    grandchild: { en: 'Grandchild', es: 'Nieta o nieto', fhir: 'GRNDCHILD' },
    other_family: { en: 'Other family', es: 'Otro familiar', fhir: 'FAMMEMB' },
    guardian: { en: 'Guardian', es: 'Tutora o tutor', fhir: 'GUARD' },
    friend: { en: 'Friend', es: 'Amiga o amigo', fhir: 'FRND' },
    roommate: { en: 'Roommate', es: 'Comparte vivienda', fhir: 'ROOM' },
    neighbor: { en: 'Neighbor', es: 'Vecina o vecino', fhir: 'NBOR' },
    sponsor: { en: 'Sponsor', es: 'Madrina o padrino de recuperación' },
    recovery_friend: { en: 'Friend in recovery', es: 'Amistad en recuperación' },
    case_worker: { en: 'Case worker or counselor', es: 'Trabajadora social o consejero' },
    house_manager: { en: 'House or shelter staff', es: 'Personal de la casa o del albergue' },
    faith_leader: { en: 'Faith leader', es: 'Guía espiritual' },
    employer: { en: 'Employer', es: 'Empleadora o empleador' },
    other: { en: 'Somebody else', es: 'Otra persona' },
    declined: NO_ANSWER.declined,
    unknown: NO_ANSWER.unknown,
  },
});

/** What somebody said who names no emergency contact; blank means nobody asked (R-INT-10). */
export const NO_EMERGENCY_CONTACT = defineCodeList({
  name: 'no_emergency_contact',
  version: 1,
  label: { en: 'No emergency contact', es: 'Sin contacto de emergencia' },
  codes: {
    nobody: { en: 'There is no one', es: 'No hay nadie' },
    declined: NO_ANSWER.declined,
  },
});
