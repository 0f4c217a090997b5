import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import type { ConsentView } from '../../../../shared/contract/consents';
import { Consent, User } from '../../../../shared/model';
import type { Row } from '../../../../shared/model';
import { consentStatus } from '../../../../shared/rules/consent';
import { localDateAt } from '../../../../shared/time';
import { findRecords, getRecord } from '../../store/records';
import { chartsOf } from '../../store/joined-charts';
import { sql } from '../../store/sql';
import type { ReadContext } from '../context';
import { consentHash } from './consent-hash';

/** A person's consents, under all their charts, with how each stands today, those in force first, the newest first among equals. */
export function listConsents(
  context: ReadContext,
  { clientId }: ParsedInput<'consent.list'>,
): MethodOutput<'consent.list'> {
  const { reader } = context;
  const views = findRecords(
    reader,
    Consent,
    sql`client_id IN ${chartsOf(sql`${clientId}`)} ORDER BY signed_on DESC, created_at DESC, id`,
  ).map((consent) => consentView(context, consent));
  return {
    consents: [
      ...views.filter(({ status }) => status === 'active'),
      ...views.filter(({ status }) => status !== 'active'),
    ],
  };
}

function consentView({ reader, clock, site, today }: ReadContext, consent: Row<typeof Consent>): ConsentView {
  return {
    id: consent.id,
    revision: consent.revision,
    type: consent.type,
    disclosingParty: consent.disclosingParty,
    recipientId: consent.recipientId,
    recipientName: consent.recipientName,
    informationScope: [...consent.informationScope],
    informationText: consent.informationText,
    purpose: consent.purpose,
    statements: [...consent.statements],
    expiresOn: consent.expiresOn,
    expiresEvent: consent.expiresEvent,
    expiresEventText: consent.expiresEventText,
    formVersion: consent.formVersion,
    language: consent.language,
    signerName: consent.signerName,
    signerCapacity: consent.signerCapacity,
    signedOn: consent.signedOn,
    signatureMethod: consent.signatureMethod,
    signaturePath: consent.signaturePath,
    paperLocation: consent.paperLocation,
    witnessName: consent.witnessName,
    status: consentStatus(consent, { at: clock.now(), on: today }),
    isWhole: consent.contentHash === null ? null : consentHash(consent) === consent.contentHash,
    recordedByName: getRecord(reader, User, consent.createdBy)?.displayName ?? '',
    revokedOn: consent.revokedAt === null ? null : localDateAt(consent.revokedAt, site.timeZone),
    revocationReference: consent.revocationReference,
    endedOn: consent.endedOn,
    errorReason: consent.errorReason,
  };
}
