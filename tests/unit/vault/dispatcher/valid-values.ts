import type { MethodInput } from '../../../../shared/contract';

/** A way to reach somebody. */
export const VALID_CONTACT: MethodInput<'contact.save'>['contact'] = {
  kind: 'phone',
  value: '505 555 0142',
  owner: 'self',
  okToCall: true,
  okToLeaveVoicemail: false,
  okToText: false,
  okToEmail: false,
  okToIdentifyProgram: false,
  safeHours: null,
  announceAs: null,
};

/** A consent signed on paper. */
export const VALID_CONSENT: MethodInput<'consent.record'>['consent'] = {
  type: 'specific',
  disclosingParty: 'Cedar House',
  recipientId: null,
  recipientName: 'Valley Clinic',
  informationScope: ['attendance'],
  informationText: null,
  purpose: 'Coordination of care',
  statements: ['right_to_revoke'],
  expiresOn: null,
  expiresEvent: 'discharge',
  expiresEventText: null,
  language: 'en',
  signerName: 'Nell Ng',
  signerCapacity: 'self',
  signedOn: '2026-03-10',
  signatureMethod: 'paper',
  signaturePath: null,
  paperLocation: 'Binder 3',
  witnessName: null,
};
