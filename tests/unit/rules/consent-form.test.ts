import { describe, expect, it } from 'vitest';

import { CONSENT_TYPE } from '../../../shared/codes';
import { CONSENT_FORMS, canonicalConsent, consentProblems } from '../../../shared/rules/consent-form';
import type { ConsentDraft } from '../../../shared/rules/consent-form';
import type { LocalDate } from '../../../shared/time';
import { consentValues } from '../../support/record-values';

const TODAY = '2026-05-01' as LocalDate;

function complete(values: Partial<ConsentDraft> = {}): ConsentDraft {
  const type = values.type ?? 'tpo_single';
  const [scope] = CONSENT_FORMS[type].scopes;
  return {
    type,
    disclosingParty: 'Cedar House',
    recipientId: null,
    recipientName: 'My treating providers',
    informationScope: scope === undefined ? [] : [scope],
    purpose: 'For treatment',
    statements: CONSENT_FORMS[type].statements,
    expiresOn: '2027-05-01' as LocalDate,
    expiresEvent: null,
    expiresEventText: null,
    signerName: 'Nell Ng',
    signedOn: TODAY,
    signatureMethod: 'paper',
    signaturePath: null,
    paperLocation: 'Binder 3',
    ...values,
  };
}

const codesOf = (consent: ConsentDraft) => consentProblems(consent, { today: TODAY }).map(({ code }) => code);

describe('what makes a consent one (R-CON-01, 42 CFR 2.31(a))', () => {
  it.each(CONSENT_TYPE.slugs)('%s is one when every element is there', (type) => {
    expect(codesOf(complete({ type }))).toEqual([]);
  });

  it.each([
    ['disclosingParty', null, 'disclosing_party_missing'],
    ['disclosingParty', '  ', 'disclosing_party_missing'],
    ['recipientName', null, 'recipient_missing'],
    ['informationScope', [], 'scope_missing'],
    ['purpose', null, 'purpose_missing'],
    ['expiresOn', null, 'expiry_missing'],
    ['expiresOn', '2026-04-30', 'ends_before_signed'],
    ['signerName', null, 'signer_missing'],
    ['signedOn', null, 'signed_on_missing'],
    ['signedOn', '2026-05-02', 'in_future'],
    ['paperLocation', null, 'paper_location_missing'],
    ['signatureMethod', 'drawn', 'signature_missing'],
  ] as const)('is none with %s %s: %s', (field, value, code) => {
    expect(codesOf({ ...complete(), [field]: value })).toEqual([code]);
  });

  it.each(CONSENT_TYPE.slugs)('%s needs each of its statements', (type) => {
    for (const left of CONSENT_FORMS[type].statements) {
      const statements = CONSENT_FORMS[type].statements.filter((statement) => statement !== left);
      expect(codesOf(complete({ type, statements }))).toEqual(['statement_missing']);
    }
  });

  it('tells of sharing again and of refusing with treatment, payment and operations', () => {
    expect(CONSENT_FORMS.tpo_single.statements).toEqual(
      expect.arrayContaining(['right_to_revoke', 'may_be_shared_again', 'may_refuse']),
    );
  });

  it('may have no end only for treatment, payment and operations', () => {
    const endless = { expiresOn: null, expiresEvent: 'none' } as const;
    expect(codesOf(complete(endless))).toEqual([]);
    expect(codesOf(complete({ ...endless, type: 'specific' }))).toEqual(['no_end_not_allowed']);
  });

  it('says which other event ends it', () => {
    const other = { expiresOn: null, expiresEvent: 'other' } as const;
    expect(codesOf(complete(other))).toEqual(['expiry_missing']);
    expect(codesOf(complete({ ...other, expiresEventText: 'The case is closed' }))).toEqual([]);
  });
});

describe('consents that stand alone (R-CON-05)', () => {
  it.each([
    ['counseling_notes', 'notes'],
    ['legal_proceedings', 'counseling_notes'],
    ['specific', 'counseling_notes'],
    ['tpo_single', 'counseling_notes'],
    ['photo_media', 'whole_record'],
  ] as const)('%s does not cover %s', (type, scope) => {
    expect(codesOf(complete({ type, informationScope: [scope] }))).toEqual(['consent_stands_alone']);
  });

  it('never let an office’s file rest on them', () => {
    const recipientId = '0195f0a0-0000-7000-8000-000000000001';
    for (const type of CONSENT_TYPE.slugs) {
      const expected = CONSENT_FORMS[type].canNameOffice ? [] : ['consent_stands_alone'];
      expect(codesOf(complete({ type, recipientId }))).toEqual(expected);
    }
  });
});

describe('what the signature covers', () => {
  const consent = consentValues({ clientId: 'c', recipientId: null });
  const endings = ['contentHash', 'revokedAt', 'revocationReference', 'endedOn', 'errorReason'];

  it('is every field but how the consent ended', () => {
    const signed = canonicalConsent(consent);
    for (const field of Object.keys(consent)) {
      const changed = canonicalConsent({ ...consent, [field]: 'changed' });
      expect(changed === signed, field).toBe(endings.includes(field));
    }
  });
});
