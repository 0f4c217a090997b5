import { z } from 'zod';

import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import type { SessionView } from '../../../../shared/contract/groups';
import { ClinicFailure } from '../../../../shared/errors';
import { GroupSeries, GroupSession, PayerCodeSchema } from '../../../../shared/model';
import type { Row } from '../../../../shared/model';
import type { GroupLimits } from '../../../../shared/rules/group-limits';
import { newestRules, ruleOn, usualPayer } from '../../../../shared/rules/payer-rules';
import type { LocalDate } from '../../../../shared/time';
import type { Reader } from '../../store/connection';
import { getRecord } from '../../store/records';
import { sql, sqlList } from '../../store/sql';
import { isClientVisible } from '../clients/visibility';
import type { ReadContext } from '../context';
import { payerOn } from '../payers/payer-of-contact';
import { payerRules } from '../payers/rules';

type Session = Row<typeof GroupSession>;
type PayerLimit = SessionView['payerLimits'][number];

/** Every payer that limits its groups on the day, with what it pays for at most (R-GRP-04). */
export function payerLimitsOn(reader: Reader, heldOn: LocalDate): readonly PayerLimit[] {
  const rules = payerRules(reader);
  const usual = usualPayer(rules);
  return newestRules(rules).flatMap(({ code }): readonly PayerLimit[] => {
    const rule = ruleOn(rules, code, heldOn);
    if (rule === null || (rule.maxGroupSize === null && rule.maxPeoplePerFacilitator === null)) return [];
    const { name, maxGroupSize, maxPeoplePerFacilitator } = rule;
    return [
      { payerCode: code, isUsual: code === usual, payerName: name, maxGroupSize, maxPeoplePerFacilitator },
    ];
  });
}

/** Who pays for the people of a session: what their contact of it says, else what is known of them; `null` is the usual one. */
export function payersOfPeople(
  reader: Reader,
  session: Session,
  clientIds: readonly string[],
): ReadonlyMap<string, string | null> {
  const recorded = new Map(
    contactPayers(reader, session).map(({ client_id, payer_code }) => [client_id, payer_code]),
  );
  return new Map(
    clientIds.map((id) => [
      id,
      recorded.has(id) ? (recorded.get(id) ?? null) : payerOn(reader, id, session.heldOn),
    ]),
  );
}

/**
 * Who pays for people who came without being on the list, where a payer limits its groups: otherwise it can't matter.
 * Nobody the caller may not see is told of.
 * @throws ClinicFailure `NOT_FOUND`
 */
export function lookUpPayers(
  { reader, user }: ReadContext,
  { sessionId, clientIds }: ParsedInput<'session.payersOf'>,
): MethodOutput<'session.payersOf'> {
  const session = getRecord(reader, GroupSession, sessionId);
  if (session === undefined) throw new ClinicFailure('NOT_FOUND');
  if (clientIds.length === 0 || payerLimitsOn(reader, session.heldOn).length === 0) return { payers: [] };
  const visible = reader.values(
    sql`SELECT id FROM client WHERE id IN ${sqlList(clientIds)} AND ${isClientVisible(user)}`,
    z.string(),
  );
  const payers = payersOfPeople(reader, session, visible);
  return {
    payers: visible.map((clientId) => ({
      clientId,
      payerCode: PayerCodeSchema.nullable().parse(payers.get(clientId) ?? null),
    })),
  };
}

/** What a session's group holds and whoever pays for the people who were there, and who leads it (R-GRP-04). */
export function limitsOf(reader: Reader, session: Session): GroupLimits {
  const series = getRecord(reader, GroupSeries, session.seriesId);
  const limits = series?.kind === 'event' ? [] : payerLimitsOn(reader, session.heldOn);
  const payers = limits.length === 0 ? [] : contactPayers(reader, session);
  return {
    capacity: series?.capacity ?? null,
    facilitatorCount: facilitatorsOf(session),
    payerLimits: limits.filter(({ payerCode, isUsual }) =>
      payers.some(({ payer_code, status }) =>
        status !== 'done' ? false : payer_code === null ? isUsual : payer_code === payerCode,
      ),
    ),
  };
}

/** How many lead the session. */
export function facilitatorsOf({ coFacilitatorId }: Session): number {
  return coFacilitatorId === null ? 1 : 2;
}

function contactPayers(reader: Reader, session: Session) {
  return reader.all(
    sql`SELECT client_id, payer_code, status FROM encounter WHERE group_session_id = ${session.id}`,
    z.object({ client_id: z.string(), payer_code: PayerCodeSchema.nullable(), status: z.string() }),
  );
}
