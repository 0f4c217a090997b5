import { z } from 'zod';

import type { ParsedInput } from '../../../../shared/contract';
import { ClinicFailure, ruleBroken } from '../../../../shared/errors';
import { Client } from '../../../../shared/model';
import type { Encounter, Row, Values } from '../../../../shared/model';
import { KINDS_ONE_AT_A_TIME } from '../../../../shared/rules/contact-kinds';
import { contactMinutes, contactTimeProblems } from '../../../../shared/rules/encounter-time';
import type { RuleProblem } from '../../../../shared/rules/problem';
import { addDays, localDateAt } from '../../../../shared/time';
import { getRecord } from '../../store/records';
import { sql, sqlList } from '../../store/sql';
import type { WriteContext } from '../context';
import { goesOverDayLimit } from '../payers/day-limit';
import { payerRules } from '../payers/rules';

/** What somebody says of a contact outside groups. */
type Said = Pick<
  ParsedInput<'encounter.record'>,
  | 'kind'
  | 'modality'
  | 'startAt'
  | 'endAt'
  | 'excludedMinutes'
  | 'placeOfService'
  | 'payerCode'
  | 'overlapReason'
  | 'limitReason'
>;

/** Whose contact it is; the id of one that is being corrected, or one it is going to have. */
interface Whose {
  readonly id: string;
  readonly clientId: string;
  readonly workerId: string;
}

/** Kinds that say how people met. */
const MODALITY_OF_KIND: Readonly<Partial<Record<Said['kind'], Row<typeof Encounter>['modality']>>> = {
  phone: 'audio',
  video: 'video',
  text: 'text',
};

/**
 * A contact as it is written down, when nothing speaks against it. The reasons it needed are kept with it, others not.
 * @throws ClinicFailure `NOT_FOUND`, `RULE_BROKEN` (R-ENC-01, R-ENC-02, R-ENC-05, R-ENC-06).
 */
export function checkedContact(
  context: WriteContext,
  said: Said,
  { id, clientId, workerId }: Whose,
): Omit<Values<typeof Encounter>, 'payerRuleVersion'> {
  const { writer, change, site } = context;
  const client = getRecord(writer, Client, clientId);
  if (client === undefined) throw new ClinicFailure('NOT_FOUND');
  if (client.status === 'merged') throw ruleBroken('clientId', 'client_is_merged');
  const problems = [...kindProblems(said), ...contactTimeProblems(said, change.now)];
  if (problems.length > 0) throw new ClinicFailure('RULE_BROKEN', { problems });
  // A contact over midnight belongs to the day it began.
  const serviceDate = localDateAt(said.startAt, site.timeZone);
  const overlap = overlapOf(context, { ...said, id, clientId, workerId, serviceDate });
  const overlapReason = said.overlapReason?.trim() ?? '';
  if (overlap !== null && overlapReason === '') throw ruleBroken('startAt', overlap);
  assertPayer(context, said.payerCode);
  const contact = {
    clientId,
    workerId,
    kind: said.kind,
    modality: said.modality,
    serviceDate,
    startAt: said.startAt,
    endAt: said.endAt,
    excludedMinutes: said.excludedMinutes,
    minutes: contactMinutes(said),
    placeOfService: said.placeOfService,
    groupSessionId: null,
    status: 'done' as const,
    // Both contacts stand; what the worker says about it stays with the later one.
    statusReason: overlap === null ? null : overlapReason,
    payerCode: said.payerCode,
  };
  return { ...contact, limitReason: limitReasonOf(context, { ...contact, id }, said.limitReason) };
}

/**
 * The reason to keep with a contact that takes the person's units of the day over the payer's limit (R-ENC-06); `null`
 * when it doesn't.
 * @throws ClinicFailure `RULE_BROKEN` `over_day_limit` without one.
 */
export function limitReasonOf(
  { writer }: WriteContext,
  contact: Omit<Parameters<typeof goesOverDayLimit>[1], 'payerRuleVersion'>,
  said: string | null,
): string | null {
  if (!goesOverDayLimit(writer, { ...contact, payerRuleVersion: null })) return null;
  const reason = said?.trim() ?? '';
  if (reason === '') throw ruleBroken('endAt', 'over_day_limit');
  return reason;
}

/** @throws ClinicFailure `RULE_BROKEN` `payer_unknown`. */
export function assertPayer({ writer }: WriteContext, payerCode: Said['payerCode']): void {
  if (payerCode !== null && !payerRules(writer).some(({ code }) => code === payerCode)) {
    throw ruleBroken('payerCode', 'payer_unknown');
  }
}

function kindProblems({ kind, modality }: Said): readonly RuleProblem[] {
  // A group's contacts come from its roll call, so that everybody in the room has the same session.
  if (kind === 'group') return [{ path: 'kind', code: 'belongs_to_group_session' }];
  const expected = MODALITY_OF_KIND[kind];
  return expected !== undefined && expected !== modality
    ? [{ path: 'modality', code: 'modality_does_not_fit' }]
    : [];
}

/**
 * Whether the worker was with somebody else at the time, or the person with somebody else (R-ENC-05). A group counts on
 * both sides: nobody leads one and talks to somebody alone. Days around it cover contacts over midnight.
 */
function overlapOf(
  { writer }: WriteContext,
  contact: Said & Whose & Pick<Row<typeof Encounter>, 'serviceDate'>,
): Extract<RuleProblem['code'], 'overlaps_worker' | 'overlaps_person'> | null {
  const { id, clientId, workerId, kind, startAt, endAt, serviceDate } = contact;
  if (!KINDS_ONE_AT_A_TIME.some((one) => one === kind)) return null;
  const during = sql`service_date BETWEEN ${addDays(serviceDate, -1)} AND ${addDays(serviceDate, 1)}
    AND status = 'done' AND kind IN ${sqlList([...KINDS_ONE_AT_A_TIME, 'group'])}
    AND start_at < ${endAt} AND end_at > ${startAt} AND id <> ${id}`;
  const overlap = writer.first(
    sql`SELECT EXISTS (SELECT 1 FROM encounter WHERE worker_id = ${workerId} AND ${during}) AS worker,
      EXISTS (SELECT 1 FROM encounter WHERE client_id = ${clientId} AND ${during}) AS person`,
    z.object({ worker: z.int(), person: z.int() }),
  );
  if (overlap?.worker === 1) return 'overlaps_worker';
  return overlap?.person === 1 ? 'overlaps_person' : null;
}
