import { z } from 'zod';

import type { SessionView } from '../../../../shared/contract/groups';
import { GroupSeries, PayerCodeSchema } from '../../../../shared/model';
import type { GroupSession, Row } from '../../../../shared/model';
import type { GroupLimits } from '../../../../shared/rules/group-limits';
import { newestRules, ruleOn, usualPayer } from '../../../../shared/rules/payer-rules';
import type { LocalDate } from '../../../../shared/time';
import type { Reader } from '../../store/connection';
import { getRecord } from '../../store/records';
import { sql } from '../../store/sql';
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
