import { defineCodeList } from './define-code-list';

/** How somebody's time on the waiting list ended. */
export const WAITING_OUTCOME = defineCodeList({
  name: 'waiting_outcome',
  version: 1,
  label: { en: 'How the wait ended', es: 'Cómo terminó la espera' },
  codes: {
    admitted: { en: 'Took a place here', es: 'Tomó un lugar aquí' },
    declined: { en: 'Declined the place', es: 'Rechazó el lugar' },
    went_elsewhere: { en: 'Found a place elsewhere', es: 'Encontró lugar en otro sitio' },
    not_reached: { en: 'Could not be reached', es: 'No se le pudo localizar' },
    no_longer_wanted: { en: 'Does not want a place any more', es: 'Ya no desea un lugar' },
    deceased: { en: 'Died', es: 'Falleció' },
    entered_in_error: { en: 'Put on the list by mistake', es: 'Se anotó por error' },
  },
});

/** What is given to somebody who has to wait (45 CFR 96.121, 96.126, 96.131; domain §2.2). */
export const INTERIM_SERVICE = defineCodeList({
  name: 'interim_service',
  version: 1,
  label: { en: 'Interim service', es: 'Servicio mientras espera' },
  codes: {
    hiv_tb_counseling: {
      en: 'Counseling about HIV and tuberculosis',
      es: 'Orientación sobre VIH y tuberculosis',
    },
    hiv_tb_referral: {
      en: 'Referral for HIV or tuberculosis care',
      es: 'Referencia para atención de VIH o tuberculosis',
    },
    prenatal_referral: { en: 'Referral for prenatal care', es: 'Referencia para atención prenatal' },
  },
});
