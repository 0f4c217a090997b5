import canonicalize from 'canonicalize';

import { CONSENT_EXPIRY_EVENT, CONSENT_STATEMENT } from '../codes';
import type { Consent, Row, Values } from '../model';
import type { LocalDate } from '../time';
import type { RuleCode, RuleProblem } from './problem';

type ConsentRow = Row<typeof Consent>;
type ConsentType = ConsentRow['type'];
type Scope = ConsentRow['informationScope'][number];
type Statement = ConsentRow['statements'][number];
type ExpiryEvent = NonNullable<ConsentRow['expiresEvent']>;

/** What a kind of consent asks for and allows. */
export interface ConsentForm {
  /** What it may cover; the kinds that stand alone cover one thing (R-CON-05). */
  readonly scopes: readonly Scope[];
  /** What the person must be told (§2.31(a)(6), and (a)(10) for treatment, payment and operations). */
  readonly statements: readonly Statement[];
  readonly expiryEvents: readonly ExpiryEvent[];
  /** Whether an office's end-of-day file can rest on it. */
  readonly canNameOffice: boolean;
}

const DISCLOSED: readonly Scope[] = ['whole_record', 'identity_and_contact', 'attendance', 'notes'];
const WITH_AN_END: readonly ExpiryEvent[] = ['discharge', 'purpose_met', 'other'];

/** The form of each kind. "No end" is only for treatment, payment and operations (§2.31(a)(7)). */
export const CONSENT_FORMS: Readonly<Record<ConsentType, ConsentForm>> = {
  tpo_single: {
    scopes: DISCLOSED,
    statements: ['right_to_revoke', 'may_be_shared_again', 'may_refuse'],
    expiryEvents: CONSENT_EXPIRY_EVENT.slugs,
    canNameOffice: true,
  },
  specific: {
    scopes: ['whole_record', 'participation', 'identity_and_contact', 'attendance', 'notes'],
    statements: ['right_to_revoke'],
    expiryEvents: WITH_AN_END,
    canNameOffice: true,
  },
  counseling_notes: {
    scopes: ['counseling_notes'],
    statements: ['right_to_revoke', 'stands_alone'],
    expiryEvents: WITH_AN_END,
    canNameOffice: false,
  },
  legal_proceedings: {
    scopes: ['whole_record', 'participation', 'attendance', 'notes'],
    statements: ['right_to_revoke', 'stands_alone'],
    expiryEvents: WITH_AN_END,
    canNameOffice: false,
  },
  photo_media: {
    scopes: ['image_and_voice'],
    statements: ['right_to_revoke'],
    expiryEvents: WITH_AN_END,
    canNameOffice: false,
  },
  contact_permission: {
    scopes: ['participation', 'attendance'],
    statements: ['right_to_revoke'],
    expiryEvents: WITH_AN_END,
    canNameOffice: false,
  },
};

/** Version of the words on the form, kept with every consent signed on it. */
export const CONSENT_FORM_VERSION = String(CONSENT_STATEMENT.version);

/** What a form holds while it is filled in: anything may still be missing. */
export interface ConsentDraft {
  readonly type: ConsentType;
  readonly disclosingParty: string | null;
  readonly recipientId: string | null;
  readonly recipientName: string | null;
  readonly informationScope: readonly Scope[];
  readonly purpose: string | null;
  readonly statements: readonly Statement[];
  readonly expiresOn: LocalDate | null;
  readonly expiresEvent: ExpiryEvent | null;
  readonly expiresEventText: string | null;
  readonly signerName: string | null;
  readonly signedOn: LocalDate | null;
  readonly signatureMethod: ConsentRow['signatureMethod'];
  readonly signaturePath: string | null;
  readonly paperLocation: string | null;
}

/** What keeps a consent from being one; empty when nothing does (R-CON-01, R-CON-05). */
export function consentProblems(
  consent: ConsentDraft,
  site: { readonly today: LocalDate },
): readonly RuleProblem[] {
  const form = CONSENT_FORMS[consent.type];
  return [
    ...missing(consent.disclosingParty, 'disclosingParty', 'disclosing_party_missing'),
    ...missing(consent.recipientName, 'recipientName', 'recipient_missing'),
    ...when(consent.recipientId !== null && !form.canNameOffice, 'recipientId', 'consent_stands_alone'),
    ...scopeProblems(consent.informationScope, form),
    ...missing(consent.purpose, 'purpose', 'purpose_missing'),
    ...when(
      form.statements.some((statement) => !consent.statements.includes(statement)),
      'statements',
      'statement_missing',
    ),
    ...expiryProblems(consent, form),
    ...missing(consent.signerName, 'signerName', 'signer_missing'),
    ...signedOnProblems(consent.signedOn, site.today),
    ...(consent.signatureMethod === 'drawn'
      ? missing(consent.signaturePath, 'signaturePath', 'signature_missing')
      : missing(consent.paperLocation, 'paperLocation', 'paper_location_missing')),
  ];
}

function scopeProblems(scopes: readonly Scope[], form: ConsentForm): readonly RuleProblem[] {
  if (scopes.length === 0) return [{ path: 'informationScope', code: 'scope_missing' }];
  return when(
    scopes.some((scope) => !form.scopes.includes(scope)),
    'informationScope',
    'consent_stands_alone',
  );
}

function expiryProblems(consent: ConsentDraft, form: ConsentForm): readonly RuleProblem[] {
  const { expiresOn, expiresEvent, expiresEventText, signedOn } = consent;
  if (expiresOn === null && expiresEvent === null) return [{ path: 'expiresOn', code: 'expiry_missing' }];
  return [
    ...when(
      expiresOn !== null && signedOn !== null && expiresOn < signedOn,
      'expiresOn',
      'ends_before_signed',
    ),
    ...when(
      expiresEvent !== null && !form.expiryEvents.includes(expiresEvent),
      'expiresEvent',
      'no_end_not_allowed',
    ),
    ...(expiresEvent === 'other' ? missing(expiresEventText, 'expiresEventText', 'expiry_missing') : []),
  ];
}

function signedOnProblems(signedOn: LocalDate | null, today: LocalDate): readonly RuleProblem[] {
  if (signedOn === null) return [{ path: 'signedOn', code: 'signed_on_missing' }];
  return when(signedOn > today, 'signedOn', 'in_future');
}

function missing(value: string | null, path: string, code: RuleCode): readonly RuleProblem[] {
  return when(value === null || value.trim() === '', path, code);
}

function when(isWrong: boolean, path: string, code: RuleCode): readonly RuleProblem[] {
  return isWrong ? [{ path, code }] : [];
}

/** The fields the signature covers: every element of §2.31, by whom, when, and the stroke itself. */
const SIGNED_FIELDS = [
  'clientId',
  'type',
  'disclosingParty',
  'recipientId',
  'recipientName',
  'informationScope',
  'informationText',
  'purpose',
  'statements',
  'expiresOn',
  'expiresEvent',
  'expiresEventText',
  'formVersion',
  'language',
  'signerName',
  'signerCapacity',
  'signedOn',
  'signatureMethod',
  'signaturePath',
  'paperLocation',
  'witnessName',
] as const satisfies readonly (keyof Values<typeof Consent>)[];

/**
 * The text whose SHA-256 is a consent's hash: JSON in canonical form (RFC 8785), so that every machine and every
 * later version hashes the same bytes. How the consent ended isn't part of it.
 */
export function canonicalConsent(
  consent: Pick<Values<typeof Consent>, (typeof SIGNED_FIELDS)[number]>,
): string {
  const signed = SIGNED_FIELDS.map((field) => [field, consent[field]] as const);
  const text = canonicalize({ form: 'waystation-consent/1', ...Object.fromEntries(signed) });
  if (text === undefined) throw new TypeError('Not a consent');
  return text;
}
