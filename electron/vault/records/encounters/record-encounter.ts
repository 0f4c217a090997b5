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
import type { WriteContext } from '../context';

type Input = ParsedInput<'encounter.record'>;

/** Kinds that say how people met. */
const MODALITY_OF_KIND: Readonly<Partial<Record<Input['kind'], Row<typeof Encounter>['modality']>>> = {
  phone: 'audio',
  video: 'video',
  text: 'text',
};

/**
 * Records a contact of the caller with a person.
 * @throws ClinicFailure `RULE_BROKEN` (R-ENC-01, R-ENC-02, R-ENC-05).
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
  const overlaps = overlapsOwnContact(context, input, serviceDate);
  const reason = input.overlapReason?.trim() ?? '';
  if (overlaps && reason === '') throw ruleBroken('startAt', 'overlaps_worker');
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
    statusReason: overlaps ? reason : null,
  });
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

/** Whether the caller was with somebody else at the time (R-ENC-05). Days on both sides cover contacts over midnight. */
function overlapsOwnContact(
  { writer, user }: WriteContext,
  { kind, startAt, endAt }: Input,
  serviceDate: Row<typeof Encounter>['serviceDate'],
): boolean {
  if (!KINDS_ONE_AT_A_TIME.some((one) => one === kind)) return false;
  const found = writer.value(
    sql`SELECT 1 FROM encounter
      WHERE worker_id = ${user.id}
        AND service_date BETWEEN ${addDays(serviceDate, -1)} AND ${addDays(serviceDate, 1)}
        AND status = 'done' AND kind IN ${sqlList(KINDS_ONE_AT_A_TIME)}
        AND start_at < ${endAt} AND end_at > ${startAt}
      LIMIT 1`,
    z.int(),
  );
  return found !== undefined;
}
