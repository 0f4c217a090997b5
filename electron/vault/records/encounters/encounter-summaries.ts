import { z } from 'zod';

import type { EncounterSummary } from '../../../../shared/contract/clients';
import { EncounterSummarySchema } from '../../../../shared/contract/clients';
import type { Reader } from '../../store/connection';
import { chartsOf } from '../../store/joined-charts';
import { sql } from '../../store/sql';
import { CountedRowSchema, lineForPage, linesOf } from '../payers/person-units';

/** Older contacts than these are in reports, not on the chart's first look. */
const SHOWN_ENCOUNTERS = 1_000;

/** A person's contacts under all their charts, newest first, each with its note if there is one. */
export function encountersOfClient(reader: Reader, clientId: string): EncounterSummary[] {
  const rows = reader.json(
    sql`SELECT json_group_array(json_object('id', id, 'revision', revision, 'kind', kind, 'modality', modality,
        'serviceDate', service_date, 'startAt', start_at, 'endAt', end_at, 'minutes', minutes, 'excludedMinutes', excluded_minutes,
        'workerId', worker_id, 'workerName', worker_name, 'groupName', group_name, 'status', status,
        'statusReason', status_reason, 'limitReason', limit_reason, 'payerCode', payer_code, 'payerRuleVersion', payer_rule_version,
        'placeOfService', place_of_service, 'groupSessionId', group_session_id,
        'overlapExplained', status_reason IS NOT NULL,
        'noteId', note_id, 'noteStatus', note_status) ORDER BY start_at DESC, id)
      FROM (
        SELECT encounter.*, worker.display_name AS worker_name, group_series.name AS group_name,
          note.id AS note_id, note.status AS note_status
        FROM encounter
          JOIN "user" AS worker ON worker.id = encounter.worker_id
          LEFT JOIN group_session ON group_session.id = encounter.group_session_id
          LEFT JOIN group_series ON group_series.id = group_session.series_id
          LEFT JOIN note ON note.id = (
            SELECT id FROM note WHERE encounter_id = encounter.id AND status IN ('draft', 'signed')
            ORDER BY status = 'signed' DESC, created_at, id LIMIT 1)
        WHERE encounter.client_id IN ${chartsOf(sql`${clientId}`)}
        ORDER BY encounter.start_at DESC LIMIT ${SHOWN_ENCOUNTERS})`,
    z.array(SummaryRowSchema),
  );
  const lines = linesOf(
    reader,
    rows.filter(({ status }) => status === 'done'),
  );
  return rows.map(({ payerRuleVersion: _, groupSessionId: _session, ...row }) => {
    const { overlapExplained: _explained, ...summary } = row;
    const line = lines.get(row.id);
    return { ...summary, units: line === undefined ? null : lineForPage(line) };
  });
}

const SummaryRowSchema = EncounterSummarySchema.omit({ units: true }).extend(
  CountedRowSchema.pick({
    payerRuleVersion: true,
    groupSessionId: true,
    overlapExplained: true,
  }).shape,
);
