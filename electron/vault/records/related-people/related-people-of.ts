import type { ClientChart } from '../../../../shared/contract/clients';
import { Client, Consent, RelatedPerson } from '../../../../shared/model';
import type { Row } from '../../../../shared/model';
import type { DisclosureMoment } from '../../../../shared/rules/consent';
import { TELLING_TYPES, letsTell, tellingConsent } from '../../../../shared/rules/related-people';
import type { Reader } from '../../store/connection';
import { chartsOf, keptChart } from '../../store/joined-charts';
import { findRecords } from '../../store/records';
import { sql, sqlList } from '../../store/sql';

type PartOfChart = Pick<ClientChart, 'relatedPeople' | 'tellingConsents' | 'noEmergencyContact'>;

/**
 * Who is around a person, kept under any of their charts, emergency contacts first, each with the consent by which they may
 * be told that the person comes here.
 *
 * @param moment when they would be told
 */
export function relatedPeopleOf(reader: Reader, clientId: string, moment: DisclosureMoment): PartOfChart {
  const charts = chartsOf(sql`${keptChart(reader, clientId)}`);
  const people = findRecords(
    reader,
    RelatedPerson,
    sql`client_id IN ${charts} AND is_active = 1 ORDER BY is_emergency_contact DESC, created_at, id`,
  );
  const consents = tellingConsentsOf(reader, clientId, moment);
  return {
    relatedPeople: people.map((person) => ({
      id: person.id,
      revision: person.revision,
      name: person.name,
      relationship: person.relationship,
      phone: person.phone,
      language: person.language,
      isEmergencyContact: person.isEmergencyContact,
      isSupport: person.isSupport,
      remark: person.remark,
      consentId: person.consentId,
      mayBeToldBy:
        tellingConsent(
          person,
          consents,
          people.filter(({ id }) => id !== person.id),
        )?.id ?? null,
    })),
    tellingConsents: consents.map(({ id, recipientName, signedOn, expiresOn }) => ({
      id,
      recipientName,
      signedOn,
      expiresOn,
    })),
    noEmergencyContact: people.some(({ isEmergencyContact }) => isEmergencyContact)
      ? null
      : saidOfNobody(reader, clientId),
  };
}

/** The person's consents, under any of their charts, that let somebody be told they come here, the newest first. */
export function tellingConsentsOf(
  reader: Reader,
  clientId: string,
  moment: DisclosureMoment,
): readonly Row<typeof Consent>[] {
  const charts = chartsOf(sql`${keptChart(reader, clientId)}`);
  return findRecords(
    reader,
    Consent,
    sql`client_id IN ${charts} AND type IN ${sqlList(TELLING_TYPES)} ORDER BY signed_on DESC, id`,
  ).filter((consent) => letsTell(consent, moment));
}

/** Whether somebody to call in an emergency is noted, under any of the person's charts. */
export function hasEmergencyContact(reader: Reader, clientId: string): boolean {
  const charts = chartsOf(sql`${keptChart(reader, clientId)}`);
  const found = findRecords(
    reader,
    RelatedPerson,
    sql`client_id IN ${charts} AND is_active = 1 AND is_emergency_contact = 1 LIMIT 1`,
  );
  return found.length > 0;
}

/** What the person said who names nobody; the kept chart's answer before that of one joined to it. */
function saidOfNobody(reader: Reader, clientId: string): PartOfChart['noEmergencyContact'] {
  const kept = keptChart(reader, clientId);
  const [said] = findRecords(
    reader,
    Client,
    sql`id IN ${chartsOf(sql`${kept}`)} AND no_emergency_contact IS NOT NULL ORDER BY id <> ${kept}, updated_at DESC LIMIT 1`,
  );
  return said?.noEmergencyContact ?? null;
}
