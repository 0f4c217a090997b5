import { OPENING_REASON, code } from '../codes/for-model';
import {
  defineEntity,
  instant,
  optionalInstant,
  optionalReference,
  optionalText,
  reference,
  yesNo,
} from './define-entity';

/** Staff who may see a restricted chart besides its worker and supervisors (R-ROL-05); one row a person and staff member. */
export const NamedStaff = defineEntity({
  name: 'namedStaff',
  label: { en: 'Named for a restricted chart', es: 'Con acceso a un expediente restringido' },
  fields: {
    clientId: reference('client', { en: 'Person', es: 'Persona', tier: 'identity' }),
    userId: reference('user', { en: 'Staff member', es: 'Integrante del equipo', tier: 'operations' }),
    /** Taken off the list again; the row stays. */
    isActive: yesNo({ en: 'Named now', es: 'Con acceso ahora', tier: 'operations' }),
  },
});

/** Somebody opened a chart that isn't theirs, and said why (R-ROL-02). A supervisor looks at each one. */
export const ChartOpening = defineEntity({
  name: 'chartOpening',
  label: { en: 'Chart opened with a reason', es: 'Expediente abierto con un motivo' },
  fields: {
    clientId: reference('client', { en: 'Person', es: 'Persona', tier: 'identity' }),
    userId: reference('user', { en: 'Staff member', es: 'Integrante del equipo', tier: 'operations' }),
    reason: code(OPENING_REASON, { en: 'Reason', es: 'Motivo', tier: 'operations' }),
    details: optionalText({ en: 'In their words', es: 'En sus palabras', tier: 'clinical', max: 500 }),
    openedAt: instant({ en: 'Opened at', es: 'Abierto el', tier: 'operations' }),
    endsAt: instant({ en: 'Open until', es: 'Abierto hasta', tier: 'operations' }),
    reviewedAt: optionalInstant({ en: 'Reviewed at', es: 'Revisado el', tier: 'operations' }),
    reviewedBy: optionalReference('user', { en: 'Reviewed by', es: 'Revisado por', tier: 'operations' }),
  },
});
