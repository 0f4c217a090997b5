import type { Client, ContactMethod, Values } from '../../../../shared/model/index';
import { contactValueProblem, normaliseContactValue } from '../../../../shared/rules/contacts';
import { tidyName } from '../../../../shared/rules/names';
import type { LocalDate } from '../../../../shared/time';
import type { MappingNotes } from './mapping';
import type { Patient, PatientPeriod } from './patient-shape';

/** A way to reach somebody, before there is a record of them. */
export type MappedContact = Omit<Values<typeof ContactMethod>, 'clientId'>;

type MappedAddress = Pick<Values<typeof Client>, 'address' | 'county'>;

/** Nothing is allowed until the person says so to somebody here, whatever another system noted (R-INT-11). */
const NOTHING_ALLOWED = {
  owner: 'self',
  okToCall: false,
  okToLeaveVoicemail: false,
  okToText: false,
  okToEmail: false,
  okToIdentifyProgram: false,
  safeHours: null,
  announceAs: null,
  unsafeUntil: null,
} as const;

const KINDS = { phone: 'phone', sms: 'sms', email: 'email' } as const;

/** Phones, text numbers and e-mail addresses; one that is no longer used is kept as such. */
export function mapContacts(
  patient: Patient,
  today: LocalDate,
  notes: MappingNotes,
): readonly MappedContact[] {
  const contacts = new Map<string, MappedContact>();
  for (const { system, value, use, period } of patient.telecom ?? []) {
    const text = tidyName(value ?? null);
    if (text === null) continue;
    const kind = system === undefined ? undefined : KINDS[system as keyof typeof KINDS];
    if (kind === undefined || contactValueProblem(kind, text) !== null) {
      notes.notKept.add('contact_kind');
      continue;
    }
    const stored = normaliseContactValue(kind, text);
    const isActive = use !== 'old' && !isOver(period, today);
    const known = contacts.get(`${kind} ${stored}`);
    if (known?.isActive === true) continue;
    contacts.set(`${kind} ${stored}`, { ...NOTHING_ALLOWED, kind, value: stored, isActive });
  }
  return [...contacts.values()];
}

/** The home address, or the first that is neither old nor a bill's. */
export function mapAddress(patient: Patient, today: LocalDate, notes: MappingNotes): MappedAddress {
  const usable = (patient.address ?? []).filter(
    ({ use, period }) => use !== 'old' && use !== 'billing' && !isOver(period, today),
  );
  const chosen = usable.find(({ use }) => use === 'home') ?? usable[0];
  if ((patient.address ?? []).length > 1) notes.notKept.add('further_address');
  if (chosen === undefined) return { address: null, county: null };
  const line = tidyName((chosen.line ?? []).join(', '));
  if ((line?.length ?? 0) > 200) notes.problem('text_too_long', 'address');
  const parts = {
    line,
    city: tidyName(chosen.city ?? null),
    state: tidyName(chosen.state ?? null),
    postalCode: tidyName(chosen.postalCode ?? null),
  };
  const county = tidyName(chosen.district ?? null);
  const noFixedAddress = /\bno fixed (?:address|abode)\b/i.test(chosen.text ?? '');
  if (Object.values(parts).some((part) => part !== null) || noFixedAddress) {
    return { address: { noFixedAddress, ...parts }, county };
  }
  const text = tidyName(chosen.text ?? null);
  if (text === null) return { address: null, county };
  if (text.length > 200) notes.problem('text_too_long', 'address');
  return { address: { noFixedAddress: false, ...parts, line: text }, county };
}

function isOver(period: PatientPeriod | undefined, today: LocalDate): boolean {
  return period?.end !== undefined && period.end.slice(0, 10) < today;
}
