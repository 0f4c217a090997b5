import { z } from 'zod';
import { CONTACT_KIND, CONTACT_OWNER } from '../../../shared/codes';
import type { ContactInputSchema } from '../../../shared/contract/clients';
import { newIdentifier } from '../../../shared/identifiers';
import { textOrNull } from './text-or-null';

const formText = z.string().max(2000);

export const ContactFormSchema = z.strictObject({
  /** Tells rows of a form apart; never stored with the person. */
  key: z.string().max(40),
  kind: CONTACT_KIND.schema,
  value: formText,
  owner: CONTACT_OWNER.schema,
  okToCall: z.boolean(),
  okToLeaveVoicemail: z.boolean(),
  okToText: z.boolean(),
  okToEmail: z.boolean(),
  okToIdentifyProgram: z.boolean(),
  safeHours: formText,
  announceAs: formText,
});

/** A way to reach somebody as a form holds it: every box is a text, blank until somebody types. */
export type ContactForm = z.infer<typeof ContactFormSchema>;

export type ContactPermission =
  'okToCall' | 'okToLeaveVoicemail' | 'okToText' | 'okToEmail' | 'okToIdentifyProgram';

/** What can be asked about each kind of contact. */
export const PERMISSIONS_OF_KIND: Readonly<Record<ContactForm['kind'], readonly ContactPermission[]>> = {
  phone: ['okToCall', 'okToLeaveVoicemail', 'okToText', 'okToIdentifyProgram'],
  sms: ['okToText', 'okToIdentifyProgram'],
  email: ['okToEmail', 'okToIdentifyProgram'],
};

/** A contact nobody said anything about: nothing is allowed until the person says so (R-INT-11). */
export function emptyContact(): ContactForm {
  return {
    key: newIdentifier(),
    kind: 'phone',
    value: '',
    owner: 'self',
    okToCall: false,
    okToLeaveVoicemail: false,
    okToText: false,
    okToEmail: false,
    okToIdentifyProgram: false,
    safeHours: '',
    announceAs: '',
  };
}

/** Whether no number or address was entered. */
export function isBlankContact(contact: ContactForm): boolean {
  return contact.value.trim() === '';
}

/** A contact as the vault takes it. A permission that doesn't belong to its kind is never granted. */
export function toContactInput(contact: ContactForm): z.infer<typeof ContactInputSchema> {
  const allowed = PERMISSIONS_OF_KIND[contact.kind];
  const isGranted = (permission: ContactPermission) => contact[permission] && allowed.includes(permission);
  return {
    kind: contact.kind,
    value: contact.value.trim(),
    owner: contact.owner,
    okToCall: isGranted('okToCall'),
    okToLeaveVoicemail: isGranted('okToLeaveVoicemail') && contact.okToCall,
    okToText: isGranted('okToText'),
    okToEmail: isGranted('okToEmail'),
    okToIdentifyProgram: isGranted('okToIdentifyProgram'),
    safeHours: textOrNull(contact.safeHours),
    announceAs: textOrNull(contact.announceAs),
  };
}
