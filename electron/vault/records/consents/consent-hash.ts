import { createHash } from 'node:crypto';

import { canonicalConsent } from '../../../../shared/rules/consent-form';

/** SHA-256 over what was signed, hex. */
export function consentHash(consent: Parameters<typeof canonicalConsent>[0]): string {
  return createHash('sha256').update(canonicalConsent(consent), 'utf8').digest('hex');
}
