import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { ClinicFailure, ruleBroken } from '../../../../shared/errors';
import { Consent } from '../../../../shared/model';
import type { Row, Values } from '../../../../shared/model';
import { isConsentActive } from '../../../../shared/rules/consent';
import { getRecord, updateRecord } from '../../store/records';
import type { WriteContext } from '../context';

type Ending = Partial<
  Pick<Values<typeof Consent>, 'revokedAt' | 'revocationReference' | 'endedOn' | 'errorReason'>
>;

/**
 * Takes a consent back from this moment on; what was shared before stays in the log (R-CON-04).
 * @throws ClinicFailure `NOT_FOUND`, `STALE_EDIT`, `RULE_BROKEN` when there is no written word of it or nothing to
 *   take back.
 */
export function revokeConsent(
  context: WriteContext,
  input: ParsedInput<'consent.revoke'>,
): MethodOutput<'consent.revoke'> {
  const consent = ownConsent(context, input);
  const reference = input.revocationReference?.trim() ?? '';
  if (reference === '') throw ruleBroken('revocationReference', 'revocation_reference_missing');
  requireActive(context, consent);
  return write(context, input, { revokedAt: context.change.now, revocationReference: reference });
}

/**
 * Says that the event came with which a consent ends; the day itself is the last it covers (R-CON-03).
 * @throws ClinicFailure `NOT_FOUND`, `STALE_EDIT`, `RULE_BROKEN`
 */
export function endConsent(
  context: WriteContext,
  input: ParsedInput<'consent.end'>,
): MethodOutput<'consent.end'> {
  const consent = ownConsent(context, input);
  if (consent.endedOn !== null) throw ruleBroken('endedOn', 'consent_not_active');
  requireActive(context, consent);
  if (input.endedOn > context.today) throw ruleBroken('endedOn', 'in_future');
  if (input.endedOn < consent.signedOn) throw ruleBroken('endedOn', 'before_signed');
  return write(context, input, { endedOn: input.endedOn });
}

/**
 * Marks a consent as recorded by mistake, whatever became of it.
 * @throws ClinicFailure `NOT_FOUND`, `STALE_EDIT`, `RULE_BROKEN`
 */
export function markConsentInError(
  context: WriteContext,
  input: ParsedInput<'consent.markInError'>,
): MethodOutput<'consent.markInError'> {
  const consent = ownConsent(context, input);
  const reason = input.reason?.trim() ?? '';
  if (reason === '') throw ruleBroken('reason', 'reason_missing');
  if (consent.errorReason !== null) throw ruleBroken('reason', 'nothing_changed');
  return write(context, input, { errorReason: reason });
}

interface OneConsent {
  readonly clientId: string;
  readonly consentId: string;
  readonly expectedRevision: number;
}

/** The consent, when it is the person's the caller was let through to. */
function ownConsent({ writer }: WriteContext, { clientId, consentId }: OneConsent): Row<typeof Consent> {
  const consent = getRecord(writer, Consent, consentId);
  if (consent?.clientId !== clientId) throw new ClinicFailure('NOT_FOUND');
  return consent;
}

function requireActive({ change, today }: WriteContext, consent: Row<typeof Consent>): void {
  if (!isConsentActive(consent, { at: change.now, on: today })) {
    throw ruleBroken('consentId', 'consent_not_active');
  }
}

function write(
  { writer, change }: WriteContext,
  { consentId, expectedRevision }: OneConsent,
  ending: Ending,
): { revision: number } {
  const { revision } = updateRecord(writer, change, Consent, consentId, ending, { expectedRevision });
  return { revision };
}
