import type { TFunction } from 'i18next';
import { z } from 'zod';
import {
  CONSENT_EXPIRY_EVENT,
  CONSENT_STATEMENT,
  CONSENT_TYPE,
  INFORMATION_SCOPE,
  INTERFACE_LANGUAGE,
  SIGNATURE_METHOD,
  SIGNER_CAPACITY,
} from '../../../shared/codes';
import type { ClientChart } from '../../../shared/contract/clients';
import type { ConsentInput } from '../../../shared/contract/consents';
import { UuidSchema } from '../../../shared/identifiers';
import { CONSENT_FORMS, consentProblems } from '../../../shared/rules/consent-form';
import { legalName } from '../../../shared/rules/names';
import type { RuleCode } from '../../../shared/rules/problem';
import { LocalDateSchema, type LocalDate } from '../../../shared/time';
import type { Language } from '../../i18n';
import { isSignature } from '../../components/signature-field/stroke-path';
import { textOrNull } from '../support/text-or-null';

/** How a consent ends, as one question: on a day, or with one of the events. */
export const ENDINGS = ['date', ...CONSENT_EXPIRY_EVENT.slugs] as const;
const EndingSchema = z.enum(['date', ...CONSENT_EXPIRY_EVENT.slugs]);
type Ending = z.infer<typeof EndingSchema>;

const formText = z.string().max(1000);

/** A consent as its form holds it and its draft is kept; in the order of the screen. */
export const ConsentFormSchema = z.strictObject({
  type: CONSENT_TYPE.schema.nullable(),
  language: INTERFACE_LANGUAGE.schema,
  disclosingParty: formText,
  recipientId: UuidSchema.nullable(),
  recipientName: formText,
  informationScope: z.array(INFORMATION_SCOPE.schema).max(20),
  informationText: formText,
  purpose: formText,
  ending: EndingSchema.nullable(),
  expiresOn: LocalDateSchema.nullable(),
  expiresEventText: formText,
  statements: z.array(CONSENT_STATEMENT.schema).max(20),
  signerCapacity: SIGNER_CAPACITY.schema.nullable(),
  signerName: formText,
  signedOn: LocalDateSchema.nullable(),
  signatureMethod: SIGNATURE_METHOD.schema.nullable(),
  signaturePath: z.string().max(40_000).nullable(),
  paperLocation: formText,
  witnessName: formText,
});
export type ConsentFormValues = z.infer<typeof ConsentFormSchema>;

/** A form nobody has filled in yet. */
export function emptyConsent(place: {
  readonly siteName: string;
  readonly language: Language;
  readonly today: LocalDate;
}): ConsentFormValues {
  return {
    type: null,
    language: place.language,
    disclosingParty: place.siteName,
    recipientId: null,
    recipientName: '',
    informationScope: [],
    informationText: '',
    purpose: '',
    ending: null,
    expiresOn: null,
    expiresEventText: '',
    statements: [],
    signerCapacity: null,
    signerName: '',
    signedOn: place.today,
    signatureMethod: null,
    signaturePath: null,
    paperLocation: '',
    witnessName: '',
  };
}

/** The words that stand in a form until somebody writes others, in the form's language. */
function usualWords(
  type: NonNullable<ConsentFormValues['type']>,
  words: TFunction<'consents'>,
): Pick<ConsentFormValues, 'recipientName' | 'purpose'> {
  return type === 'tpo_single'
    ? { recipientName: words('defaults.tpoRecipient'), purpose: words('defaults.tpoPurpose') }
    : { recipientName: '', purpose: words('defaults.requestPurpose') };
}

/**
 * The form for a kind, in a language. What somebody wrote stays; what only stood there by itself, or doesn't belong
 * to the kind, goes. A changed kind has to be explained anew.
 */
export function withType(
  form: ConsentFormValues,
  type: NonNullable<ConsentFormValues['type']>,
  words: { readonly before: TFunction<'consents'>; readonly now: TFunction<'consents'> },
): ConsentFormValues {
  const before = form.type === null ? null : usualWords(form.type, words.before);
  const now = usualWords(type, words.now);
  const kept = (value: string, usual: string | undefined) => value.trim() !== '' && value !== usual;
  const { scopes, canNameOffice, expiryEvents } = CONSENT_FORMS[type];
  const isSameKind = type === form.type;
  const ending =
    form.ending === null || form.ending === 'date' || expiryEvents.includes(form.ending) ? form.ending : null;
  const [onlyScope] = scopes;
  return {
    ...form,
    type,
    recipientId: canNameOffice ? form.recipientId : null,
    recipientName: kept(form.recipientName, before?.recipientName) ? form.recipientName : now.recipientName,
    purpose: kept(form.purpose, before?.purpose) ? form.purpose : now.purpose,
    informationScope:
      scopes.length === 1 && onlyScope !== undefined
        ? [onlyScope]
        : form.informationScope.filter((scope) => scopes.includes(scope)),
    ending,
    statements: isSameKind ? form.statements : [],
  };
}

/** The form with who signs; the person's own legal name is filled in, as it is signed. */
export function withSigner(
  form: ConsentFormValues,
  signerCapacity: NonNullable<ConsentFormValues['signerCapacity']>,
  chart: Pick<ClientChart, 'legalFirstName' | 'legalMiddleName' | 'legalLastName' | 'legalSuffix'>,
): ConsentFormValues {
  const own = legalName(chart) ?? '';
  if (signerCapacity === 'self')
    return { ...form, signerCapacity, signerName: form.signerName === '' ? own : form.signerName };
  return { ...form, signerCapacity, signerName: form.signerName === own ? '' : form.signerName };
}

function endOf(
  form: ConsentFormValues,
): Pick<ConsentInput, 'expiresOn' | 'expiresEvent' | 'expiresEventText'> {
  const event = form.ending === 'date' ? null : form.ending;
  return {
    expiresOn: form.ending === 'date' ? form.expiresOn : null,
    expiresEvent: event,
    expiresEventText: event === 'other' ? textOrNull(form.expiresEventText) : null,
  };
}

/** The consent as the vault takes it, or `null` while a choice is missing without which there is none. */
export function toConsentInput(form: ConsentFormValues): ConsentInput | null {
  const { type, signerCapacity, signatureMethod } = form;
  if (type === null || signerCapacity === null || signatureMethod === null) return null;
  const isDrawn = signatureMethod === 'drawn';
  return {
    type,
    disclosingParty: textOrNull(form.disclosingParty),
    recipientId: form.recipientId,
    recipientName: textOrNull(form.recipientName),
    informationScope: form.informationScope,
    informationText: textOrNull(form.informationText),
    purpose: textOrNull(form.purpose),
    statements: form.statements,
    ...endOf(form),
    language: form.language,
    signerName: textOrNull(form.signerName),
    signerCapacity,
    signedOn: form.signedOn,
    signatureMethod,
    signaturePath: isDrawn && isSignature(form.signaturePath) ? form.signaturePath : null,
    paperLocation: isDrawn ? null : textOrNull(form.paperLocation),
    witnessName: textOrNull(form.witnessName),
  };
}

/** Choices without which no rule can be asked. */
export type ConsentChoice = 'typeMissing' | 'capacityMissing' | 'methodMissing';

/** What is missing or wrong, by field, in the order of the screen. */
export function consentFormProblems(
  form: ConsentFormValues,
  today: LocalDate,
): ReadonlyMap<keyof ConsentFormValues, RuleCode | ConsentChoice> {
  if (form.type === null) return new Map([['type', 'typeMissing']]);
  const found = new Map<keyof ConsentFormValues, RuleCode | ConsentChoice>();
  // Asked with the usual answers in place of the missing ones, so that all else is said at once.
  const asked = toConsentInput({
    ...form,
    signerCapacity: form.signerCapacity ?? 'self',
    signatureMethod: form.signatureMethod ?? 'paper',
    paperLocation: form.signatureMethod === null ? '-' : form.paperLocation,
  });
  if (asked === null) return found;
  for (const { path, code } of consentProblems(asked, { today }))
    found.set(fieldOfConsentPath(path, form) ?? 'type', code);
  if (form.signerCapacity === null) found.set('signerCapacity', 'capacityMissing');
  if (form.signatureMethod === null) found.set('signatureMethod', 'methodMissing');
  return found;
}

/** The form's field for a path of the vault's input; `undefined` for what is no field. */
export function fieldOfConsentPath(
  path: string,
  form: ConsentFormValues,
): keyof ConsentFormValues | undefined {
  const field = path.replace(/^consent\./, '');
  if (field === 'expiresEvent') return 'ending';
  if (field === 'expiresOn') return form.ending === 'date' ? 'expiresOn' : 'ending';
  return ConsentFormSchema.keyof().safeParse(field).data;
}

/** The endings a kind allows. */
export function endingsOf(type: NonNullable<ConsentFormValues['type']>): readonly Ending[] {
  const { expiryEvents } = CONSENT_FORMS[type];
  return ENDINGS.filter((ending) => ending === 'date' || expiryEvents.includes(ending));
}
