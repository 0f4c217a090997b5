import { z } from 'zod';

import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { ClinicFailure, ruleBroken } from '../../../../shared/errors';
import { GroupSeries, GroupSession } from '../../../../shared/model';
import { displayName } from '../../../../shared/rules/names';
import { InstantSchema } from '../../../../shared/time';
import { getRecord } from '../../store/records';
import { statusRank } from '../../store/search';
import { sql } from '../../store/sql';
import { newInquiry } from '../clients/new-inquiry';
import { isClientVisible } from '../clients/visibility';
import type { ReadContext, WriteContext } from '../context';

const SHOWN_PEOPLE = 200;

/**
 * Adds somebody nobody here knows yet to a session, by name alone.
 * @throws ClinicFailure `NOT_FOUND`, `RULE_BROKEN` (`group_is_closed`, `group_is_event`, `name_without_letters`).
 */
export function addWalkIn(
  context: WriteContext,
  input: ParsedInput<'session.addWalkIn'>,
): MethodOutput<'session.addWalkIn'> {
  const { writer } = context;
  const session = getRecord(writer, GroupSession, input.sessionId);
  const series = session && getRecord(writer, GroupSeries, session.seriesId);
  if (session === undefined || series === undefined) throw new ClinicFailure('NOT_FOUND');
  if (series.kind === 'event') throw ruleBroken('sessionId', 'group_is_event');
  if (series.isClosed === true) throw ruleBroken('sessionId', 'group_is_closed');
  const client = newInquiry(context, input, session.heldOn);
  context.audit({ clientId: client.id, recordId: session.id });
  return { clientId: client.id, displayName: displayName(client), chartNumber: client.chartNumber };
}

/** People added at a roll call or the front desk whose intake isn't complete: no notice given yet. The newest first. */
export function listWalkIns({ reader, user }: ReadContext): MethodOutput<'walkIn.list'> {
  const rows = reader.all(
    sql`SELECT client.id, client.chart_number, client.legal_first_name, client.legal_last_name,
        client.preferred_name, client.created_at
      FROM client_search INDEXED BY client_search_status
        CROSS JOIN client ON client.id = client_search.client_id
      WHERE client_search.status_rank = ${statusRank('inquiry')} AND client.notice_given_on IS NULL
        AND client.participation_consent_on IS NULL
        AND (EXISTS (SELECT 1 FROM attendance WHERE attendance.client_id = client.id)
          OR EXISTS (SELECT 1 FROM appointment WHERE appointment.client_id = client.id AND is_walk_in = 1))
        AND ${isClientVisible(user)}
      ORDER BY client.created_at DESC, client.id LIMIT ${SHOWN_PEOPLE}`,
    z.object({
      id: z.string(),
      chart_number: z.string(),
      legal_first_name: z.string().nullable(),
      legal_last_name: z.string().nullable(),
      preferred_name: z.string().nullable(),
      created_at: InstantSchema,
    }),
  );
  return {
    people: rows.map((row) => ({
      clientId: row.id,
      displayName: displayName({
        legalFirstName: row.legal_first_name,
        legalLastName: row.legal_last_name,
        preferredName: row.preferred_name,
      }),
      chartNumber: row.chart_number,
      addedAt: row.created_at,
    })),
  };
}
