import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { ClinicFailure, ruleBroken } from '../../../../shared/errors';
import { Client, Consent, Recipient } from '../../../../shared/model';
import type { Values } from '../../../../shared/model';
import { CONSENT_FORM_VERSION, consentProblems } from '../../../../shared/rules/consent-form';
import { getRecord, insertRecord } from '../../store/records';
import type { WriteContext } from '../context';
import { consentHash } from './consent-hash';

/**
 * Keeps a signed consent. It is active from the day it was signed; there is no half of one (R-CON-01).
 * @throws ClinicFailure `NOT_FOUND`, `RULE_BROKEN` with every missing element.
 */
export function recordConsent(
  context: WriteContext,
  { clientId, consent }: ParsedInput<'consent.record'>,
): MethodOutput<'consent.record'> {
  const { writer, change, today } = context;
  const client = getRecord(writer, Client, clientId);
  if (client === undefined) throw new ClinicFailure('NOT_FOUND');
  if (client.status === 'merged') throw ruleBroken('clientId', 'client_is_merged');
  const problems = consentProblems(consent, { today });
  if (problems.length > 0) throw new ClinicFailure('RULE_BROKEN', { problems: [...problems] });
  if (consent.recipientId !== null && getRecord(writer, Recipient, consent.recipientId)?.isActive !== true) {
    throw ruleBroken('recipientId', 'recipient_not_in_use');
  }
  const { disclosingParty, recipientName, purpose, signerName, signedOn } = consent;
  // The rules above already said so; here the types learn it.
  if (
    disclosingParty === null ||
    recipientName === null ||
    purpose === null ||
    signerName === null ||
    signedOn === null
  ) {
    throw new ClinicFailure('INVALID_INPUT');
  }
  const isDrawn = consent.signatureMethod === 'drawn';
  const signed: Omit<Values<typeof Consent>, 'contentHash'> = {
    ...consent,
    clientId,
    disclosingParty,
    recipientName,
    purpose,
    signerName,
    signedOn,
    formVersion: CONSENT_FORM_VERSION,
    // What the form kept from an earlier choice was not what was signed.
    signaturePath: isDrawn ? consent.signaturePath : null,
    paperLocation: isDrawn ? null : consent.paperLocation,
    expiresEventText: consent.expiresEvent === 'other' ? consent.expiresEventText : null,
    revokedAt: null,
    revocationReference: null,
    endedOn: null,
    errorReason: null,
  };
  const { id } = insertRecord(writer, change, Consent, { ...signed, contentHash: consentHash(signed) });
  return { consentId: id };
}
