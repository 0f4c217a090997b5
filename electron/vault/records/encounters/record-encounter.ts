import { z } from 'zod';

import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { ClinicFailure, ruleBroken } from '../../../../shared/errors';
import { Client, Encounter } from '../../../../shared/model';
import type { Row } from '../../../../shared/model';
import { KINDS_ONE_AT_A_TIME } from '../../../../shared/rules/contact-kinds';
import { contactMinutes, contactTimeProblems } from '../../../../shared/rules/encounter-time';
import type { RuleProblem } from '../../../../shared/rules/problem';
import { addDays, localDateAt } from '../../../../shared/time';
import { getRecord, insertRecord } from '../../store/records';
import { sql, sqlList } from '../../store/sql';
import { finishAppointment } from '../appointments/mark';
import type { WriteContext } from '../context';
import { lastPayerOf } from '../payers/payer-of-contact';
import { payerRules } from '../payers/rules';

type Input = ParsedInput<'encounter.record'>;

/** Kinds that say how people met. */
const MODALITY_OF_KIND: Readonly<Partial<Record<Input['kind'], Row<typeof Encounter>['modality']>>> = {
  phone: 'audio',
  video: 'video',
  text: 'text',
};

/**
 * Records a contact of the caller with a person.
 * @throws ClinicFailure `RULE_BROKEN` (R-ENC-01, R-ENC-02, R-ENC-05; an appointment that isn't theirs).
 */
export function recordEncounter(context: WriteContext, input: Input): MethodOutput<'encounter.record'> {
  const { writer, change, user, site } = context;
  const client = getRecord(writer, Client, input.clientId);
  if (client === undefined) throw new ClinicFailure('NOT_FOUND');
  if (client.status === 'merged') throw ruleBroken('clientId', 'client_is_merged');
  const problems = [...kindProblems(input), ...contactTimeProblems(input, change.now)];
  if (problems.length > 0) throw new ClinicFailure('RULE_BROKEN', { problems });
  // A contact over midnight belongs to the day it began.
  const serviceDate = localDateAt(input.startAt, site.timeZone);
  const overlap = overlapOf(context, input, serviceDate);
  const reason = input.overlapReason?.trim() ?? '';
  if (overlap !== null && reason === '') throw ruleBroken('startAt', overlap);
  if (input.payerCode !== null && !payerRules(writer).some(({ code }) => code === input.payerCode)) {
    throw ruleBroken('payerCode', 'payer_unknown');
  }
  const encounter = insertRecord(writer, change, Encounter, {
    clientId: input.clientId,
    workerId: user.id,
    kind: input.kind,
    modality: input.modality,
    serviceDate,
    startAt: input.startAt,
    endAt: input.endAt,
    excludedMinutes: input.excludedMinutes,
    minutes: contactMinutes(input),
    placeOfService: input.placeOfService,
    groupSessionId: null,
    status: 'done',
    // Both contacts stand; what the worker says about it stays with the later one.
    statusReason: overlap === null ? null : reason,
    payerCode: input.payerCode ?? lastPayerOf(writer, input.clientId),
    payerRuleVersion: null,
  });
  if (input.appointmentId !== null) {
    finishAppointment(context, input.appointmentId, {
      clientId: input.clientId,
      encounterId: encounter.id,
    });
  }
  context.audit({ clientId: input.clientId, recordId: encounter.id });
  return { encounterId: encounter.id };
}

function kindProblems({ kind, modality }: Input): readonly RuleProblem[] {
  // A group's contacts come from its roll call, so that everybody in the room has the same session.
  if (kind === 'group') return [{ path: 'kind', code: 'belongs_to_group_session' }];
  const expected = MODALITY_OF_KIND[kind];
  return expected !== undefined && expected !== modality
    ? [{ path: 'modality', code: 'modality_does_not_fit' }]
    : [];
}

/**
 * Whether the caller was with somebody else at the time, or the person with somebody else (R-ENC-05). A group counts on
 * both sides: nobody leads one and talks to somebody alone. Days around it cover contacts over midnight.
 */
function overlapOf(
  { writer, user }: WriteContext,
  { clientId, kind, startAt, endAt }: Input,
  serviceDate: Row<typeof Encounter>['serviceDate'],
): Extract<RuleProblem['code'], 'overlaps_worker' | 'overlaps_person'> | null {
  if (!KINDS_ONE_AT_A_TIME.some((one) => one === kind)) return null;
  const during = sql`service_date BETWEEN ${addDays(serviceDate, -1)} AND ${addDays(serviceDate, 1)}
    AND status = 'done' AND kind IN ${sqlList([...KINDS_ONE_AT_A_TIME, 'group'])}
    AND start_at < ${endAt} AND end_at > ${startAt}`;
  const overlap = writer.first(
    sql`SELECT EXISTS (SELECT 1 FROM encounter WHERE worker_id = ${user.id} AND ${during}) AS worker,
      EXISTS (SELECT 1 FROM encounter WHERE client_id = ${clientId} AND ${during}) AS person`,
    z.object({ worker: z.int(), person: z.int() }),
  );
  if (overlap?.worker === 1) return 'overlaps_worker';
  return overlap?.person === 1 ? 'overlaps_person' : null;
}
