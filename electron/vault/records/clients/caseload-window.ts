import { z } from 'zod';

import { READABLE_TIERS } from '../../../../shared/access';
import { CLIENT_STATUS, PRONOUNS, SUPPORT_PHASE } from '../../../../shared/codes';
import type { MethodOutput } from '../../../../shared/contract';
import type { CaseloadRow } from '../../../../shared/contract/clients';
import type { SignedInUser } from '../../../../shared/contract/site';
import {
  NO_LAST_DAY,
  consentStateOf,
  contactNeeds,
  flagsOfBits,
} from '../../../../shared/rules/caseload-needs';
import type { NeedsDay } from '../../../../shared/rules/caseload-needs';
import { displayName } from '../../../../shared/rules/names';
import { LocalDateSchema } from '../../../../shared/time';
import type { Reader } from '../../store/connection';
import { sql, sqlFragment, sqlList } from '../../store/sql';
import type { Statement } from '../../store/sql';

/** What a window of the caseload is made of, in the order `WindowRowSchema` takes it. */
export const WINDOW_COLUMNS = sqlFragment`id, chart_number, legal_first_name, legal_last_name, preferred_name,
  pronouns, pronouns_text, birth_date, status, assigned_worker_id, worker_name, last_contact_on,
  first_contact_on, is_restricted, next_contact_on, consent_until, flags,
  next_appointment_on, open_goals, days_in_recovery, phase_rank`;

const WindowRowSchema = z.tuple([
  z.string(),
  z.string(),
  z.string().nullable(),
  z.string().nullable(),
  z.string().nullable(),
  PRONOUNS.schema.nullable(),
  z.string().nullable(),
  LocalDateSchema.nullable(),
  CLIENT_STATUS.schema,
  z.string().nullable(),
  z.string().nullable(),
  LocalDateSchema.nullable(),
  LocalDateSchema.nullable(),
  z.int(),
  LocalDateSchema.nullable(),
  LocalDateSchema.nullable(),
  z.int(),
  LocalDateSchema.nullable(),
  z.int(),
  z.int().nullable(),
  z.int().nullable(),
]);

const WindowSchema = z.strictObject({ total: z.int(), rows: z.array(WindowRowSchema) });

interface Looking {
  readonly user: Pick<SignedInUser, 'id' | 'role'>;
  readonly day: NeedsDay;
}

/** Runs a statement that gives a window as JSON, and says of everybody in it what the list shows. */
export function windowOf(
  reader: Reader,
  statement: Statement,
  looking: Looking,
): MethodOutput<'client.list'> {
  const { total, rows } = reader.json(statement, WindowSchema);
  const openNotes = openNoteCounts(
    reader,
    looking.user,
    rows.map(([clientId]) => clientId),
  );
  return { total, rows: rows.map((row) => rowOf(row, looking.day, openNotes)) };
}

function rowOf(
  [
    clientId,
    chartNumber,
    legalFirstName,
    legalLastName,
    preferredName,
    pronouns,
    pronounsText,
    birthDate,
    status,
    assignedWorkerId,
    assignedWorkerName,
    lastContactOn,
    firstContactOn,
    isRestricted,
    nextContactOn,
    consentUntil,
    flags,
    nextAppointmentOn,
    openGoals,
    daysInRecovery,
    phaseRank,
  ]: z.output<typeof WindowRowSchema>,
  day: NeedsDay,
  openNotes: ReadonlyMap<string, number> | null,
): CaseloadRow {
  const facts = { isActive: status === 'active', nextContactOn, lastContactOn, firstContactOn, consentUntil };
  const consentState = consentStateOf(consentUntil, day.today);
  const hasLastDay = consentUntil !== NO_LAST_DAY && (consentState === 'active' || consentState === 'ending');
  return {
    clientId,
    chartNumber,
    displayName: displayName({ legalFirstName, legalLastName, preferredName }),
    pronouns,
    pronounsText,
    birthDate,
    status,
    assignedWorkerId,
    assignedWorkerName,
    lastContactOn,
    firstContactOn,
    nextContactOn,
    nextAppointmentOn,
    consentState,
    consentUntil: hasLastDay ? consentUntil : null,
    flags: [...flagsOfBits(flags)],
    needs: [...contactNeeds(facts, day)],
    openNoteCount: openNotes === null ? null : (openNotes.get(clientId) ?? 0),
    // The same roles: notes, goals and recovery are of one tier.
    openGoals: openNotes === null ? null : openGoals,
    // Below zero only where the clock was set back.
    daysInRecovery: openNotes === null || daysInRecovery === null ? null : Math.max(0, daysInRecovery),
    phase: openNotes === null || phaseRank === null ? null : (SUPPORT_PHASE.slugs[phaseRank] ?? null),
    isRestricted: isRestricted === 1,
  };
}

/** Unsigned notes by person: a peer worker is told of their own, a supervisor of all (R-ROL-01). */
function openNoteCounts(
  reader: Reader,
  { id, role }: Looking['user'],
  clientIds: readonly string[],
): ReadonlyMap<string, number> | null {
  if (!READABLE_TIERS[role].has('clinical')) return null;
  const isTheirs = role === 'supervisor' ? sqlFragment`1` : sql`author_id = ${id}`;
  const counts = reader.all(
    sql`SELECT client_id, count(*) AS note_count FROM note
      WHERE client_id IN ${sqlList(clientIds)} AND status = 'draft' AND ${isTheirs} GROUP BY client_id`,
    z.object({ client_id: z.string(), note_count: z.int() }),
  );
  return new Map(counts.map((row) => [row.client_id, row.note_count]));
}
