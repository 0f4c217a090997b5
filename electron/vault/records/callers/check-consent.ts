import { accessOutcome } from '../../../../shared/access';
import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { Client, Consent } from '../../../../shared/model';
import type { Row } from '../../../../shared/model';
import { isAskedFor, mayBeRecipient } from '../../../../shared/rules/callers';
import { DISCLOSING_TYPES, isConsentActive } from '../../../../shared/rules/consent';
import { displayName, nameSearchWords } from '../../../../shared/rules/names';
import { TELLING_TYPES } from '../../../../shared/rules/related-people';
import { keptChart } from '../../store/joined-charts';
import { findRecords, getRecord } from '../../store/records';
import { sql, sqlList } from '../../store/sql';
import { relationToPerson } from '../clients/relation';
import type { ReadContext } from '../context';

type Covering = MethodOutput<'caller.checkConsent'>['consents'][number];

/**
 * Written consents in force that name the caller, of people they asked for whose consents the one at the phone may read.
 * It goes by the consents and comes to names only in those for this caller: how long it takes says nothing about whether
 * somebody is known (R-DIS-05).
 */
export function checkConsent(
  context: ReadContext,
  input: ParsedInput<'caller.checkConsent'>,
): MethodOutput<'caller.checkConsent'> {
  const { reader, today, clock } = context;
  const callers = [input.callerName, input.callerOrganization].filter((name) => name !== null);
  const moment = { at: clock.now(), on: today };
  const consents = findRecords(
    reader,
    Consent,
    sql`type IN ${sqlList([...new Set([...DISCLOSING_TYPES, ...TELLING_TYPES])])} AND revoked_at IS NULL AND error_reason IS NULL
      AND signed_on <= ${today} AND coalesce(expires_on, '9999-12-31') >= ${today} ORDER BY signed_on DESC, id`,
  ).filter(
    (consent) =>
      callers.some((caller) => mayBeRecipient(caller, consent.recipientName)) &&
      isConsentActive(consent, moment),
  );
  return {
    consents: consents.flatMap((consent) => {
      const client = getRecord(reader, Client, keptChart(reader, consent.clientId));
      return client !== undefined &&
        isAskedFor(input.askedFor, nameSearchWords(client)) &&
        mayRead(context, client)
        ? [covering(consent, client)]
        : [];
    }),
  };
}

function mayRead({ reader, user, today, clock }: ReadContext, client: Row<typeof Client>): boolean {
  const relation = relationToPerson(reader, { user, today, now: clock.now() }, client.id, {
    isAuthor: false,
  });
  return accessOutcome('consent.list', user.role, relation) === 'allowed';
}

function covering(consent: Row<typeof Consent>, client: Row<typeof Client>): Covering {
  return {
    consentId: consent.id,
    clientId: client.id,
    displayName: displayName(client),
    chartNumber: client.chartNumber,
    birthDate: client.birthDate,
    recipientName: consent.recipientName,
    informationScope: [...consent.informationScope],
    informationText: consent.informationText,
    purpose: consent.purpose,
    expiresOn: consent.expiresOn,
  };
}
