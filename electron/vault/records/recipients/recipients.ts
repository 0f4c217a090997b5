import type { ParsedInput } from '../../../../shared/contract';
import type { RecipientView } from '../../../../shared/contract/exchange';
import { ClinicFailure, ruleBroken } from '../../../../shared/errors';
import { Recipient } from '../../../../shared/model/index';
import type { Row, Values } from '../../../../shared/model/index';
import type { RuleProblem } from '../../../../shared/rules/problem';
import type { LocalDate } from '../../../../shared/time';
import type { Reader } from '../../store/connection';
import { findRecords, getRecord, insertRecord, updateRecord } from '../../store/records';
import { sqlFragment } from '../../store/sql';
import type { WriteContext } from '../context';
import { isSameFingerprint, readAgeKey } from './age-key';

/** Every central office, those in use first. */
export function listRecipients(reader: Reader): Row<typeof Recipient>[] {
  return findRecords(reader, Recipient, sqlFragment`1 ORDER BY is_active DESC, name, id`);
}

/** An office as the page sees it. */
export function recipientView(recipient: Row<typeof Recipient>): RecipientView {
  return {
    id: recipient.id,
    revision: recipient.revision,
    name: recipient.name,
    address: recipient.address,
    legalBasis: recipient.legalBasis,
    agreementReference: recipient.agreementReference,
    agreementSignedOn: recipient.agreementSignedOn,
    agreementExpiresOn: recipient.agreementExpiresOn,
    publicKey: recipient.publicKey,
    fingerprint: recipient.fingerprint,
    verifiedAt: recipient.verifiedAt,
    isActive: recipient.isActive,
  };
}

/** Whether the agreement of a qualified service organization ran out; it holds through the end of its last day. */
export function isAgreementExpired(
  recipient: Pick<Row<typeof Recipient>, 'legalBasis' | 'agreementExpiresOn'>,
  today: LocalDate,
): boolean {
  return (
    recipient.legalBasis === 'qso' &&
    recipient.agreementExpiresOn !== null &&
    recipient.agreementExpiresOn < today
  );
}

/**
 * The office a file may be made for now.
 * @throws ClinicFailure `RECIPIENT_MISSING` (none, or not in use), `RECIPIENT_UNVERIFIED` (its key was never
 *   compared, or changed since), `RULE_BROKEN` when its agreement ran out.
 */
export function requireUsableRecipient(reader: Reader, id: string, today: LocalDate): Row<typeof Recipient> {
  const recipient = getRecord(reader, Recipient, id);
  if (recipient?.isActive !== true) throw new ClinicFailure('RECIPIENT_MISSING');
  // The fingerprint is what was compared, so a key that doesn't belong to it was never verified.
  const { fingerprint } = readAgeKey(recipient.publicKey);
  if (recipient.verifiedAt === null || fingerprint !== recipient.fingerprint) {
    throw new ClinicFailure('RECIPIENT_UNVERIFIED');
  }
  if (isAgreementExpired(recipient, today)) throw ruleBroken('agreementExpiresOn', 'agreement_expired');
  return recipient;
}

/** Adds or changes an office. A changed key has to be compared again (R-EXP-07). */
export function saveRecipient(
  context: WriteContext,
  input: ParsedInput<'recipient.save'>,
): Row<typeof Recipient> {
  const key = readAgeKey(input.publicKey);
  const problems = agreementProblems(input);
  if (problems.length > 0) throw new ClinicFailure('RULE_BROKEN', { problems: [...problems] });
  const values = {
    name: input.name,
    address: input.address,
    legalBasis: input.legalBasis,
    agreementReference: input.agreementReference,
    agreementSignedOn: input.agreementSignedOn,
    agreementExpiresOn: input.agreementExpiresOn,
    ...key,
    isActive: input.isActive,
  };
  const recipient =
    input.recipientId === undefined
      ? insertRecord(context.writer, context.change, Recipient, {
          ...values,
          verifiedAt: null,
          verifiedBy: null,
        })
      : changeRecipient(context, input.recipientId, input.expectedRevision, values);
  context.audit({ recordId: recipient.id });
  return recipient;
}

/**
 * Notes that somebody compared the fingerprint with the office.
 * @throws ClinicFailure `NOT_FOUND`, `RULE_BROKEN` when it isn't the one the office has now.
 */
export function verifyRecipient(
  context: WriteContext,
  input: ParsedInput<'recipient.verify'>,
): Row<typeof Recipient> {
  const recipient = getRecord(context.writer, Recipient, input.recipientId);
  if (recipient === undefined) throw new ClinicFailure('NOT_FOUND');
  if (!isSameFingerprint(input.fingerprint, recipient.fingerprint)) {
    throw ruleBroken('fingerprint', 'fingerprint_differs');
  }
  context.audit({ recordId: recipient.id });
  return updateRecord(
    context.writer,
    context.change,
    Recipient,
    recipient.id,
    { verifiedAt: context.change.now, verifiedBy: context.user.id },
    { expectedRevision: 'newest' },
  );
}

function changeRecipient(
  context: WriteContext,
  id: string,
  expectedRevision: number | undefined,
  values: Partial<Values<typeof Recipient>>,
): Row<typeof Recipient> {
  const before = getRecord(context.writer, Recipient, id);
  if (before === undefined) throw new ClinicFailure('NOT_FOUND');
  const isSameKey = before.publicKey === values.publicKey;
  return updateRecord(
    context.writer,
    context.change,
    Recipient,
    id,
    isSameKey ? values : { ...values, verifiedAt: null, verifiedBy: null },
    // A form that forgot which revision it showed is as stale as one that names an old one.
    { expectedRevision: expectedRevision ?? 0 },
  );
}

/** A qualified service organization needs its written agreement (42 CFR 2.12(c)(4)). */
function agreementProblems(input: ParsedInput<'recipient.save'>): readonly RuleProblem[] {
  const problems: RuleProblem[] = [];
  if (input.legalBasis === 'qso') {
    if (input.agreementReference === null)
      problems.push({ path: 'agreementReference', code: 'agreement_missing' });
    if (input.agreementSignedOn === null)
      problems.push({ path: 'agreementSignedOn', code: 'agreement_missing' });
  }
  if (
    input.agreementSignedOn !== null &&
    input.agreementExpiresOn !== null &&
    input.agreementExpiresOn < input.agreementSignedOn
  ) {
    problems.push({ path: 'agreementExpiresOn', code: 'ends_before_signed' });
  }
  return problems;
}
