import type { Handlers } from '../context';
import { endConsent, markConsentInError, revokeConsent } from './end-consent';
import { listConsents } from './list-consents';
import { recordConsent } from './record-consent';

/** Written consents. */
export const consentHandlers: Handlers<
  'consent.list' | 'consent.record' | 'consent.revoke' | 'consent.end' | 'consent.markInError'
> = {
  'consent.list': { run: 'read', handle: listConsents },
  'consent.record': { run: 'write', handle: recordConsent },
  'consent.revoke': { run: 'write', handle: revokeConsent },
  'consent.end': { run: 'write', handle: endConsent },
  'consent.markInError': { run: 'write', handle: markConsentInError },
};
