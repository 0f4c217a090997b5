import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { ClinicFailure, ruleBroken } from '../../../../shared/errors';
import { groupSessionIdentifier } from '../../../../shared/identifiers';
import { GroupSeries, GroupSession, User } from '../../../../shared/model';
import type { Row, Values } from '../../../../shared/model';
import { instantOf } from '../../../../shared/time';
import type { InstantMs, LocalDate, TimeZoneName } from '../../../../shared/time';
import { getRecord, insertRecord } from '../../store/records';
import type { WriteContext } from '../context';
import { isWorker } from '../clients/worker';
import { sessionView } from './session-view';

const MINUTE_MILLISECONDS = 60_000;

/**
 * Opens a group's session of a day, making it from the group's usual time and place when it isn't there. Its id
 * follows from group and day, so that two computers opening it make one session.
 * @throws ClinicFailure `NOT_FOUND`, `RULE_BROKEN` `in_future` (R-GRP-01).
 */
export function openSession(
  context: WriteContext,
  { groupId, heldOn }: ParsedInput<'session.open'>,
): MethodOutput<'session.open'> {
  const { writer, change, site, today } = context;
  const series = getRecord(writer, GroupSeries, groupId);
  if (series === undefined) throw new ClinicFailure('NOT_FOUND');
  const id = groupSessionIdentifier(groupId, heldOn);
  const existing = getRecord(writer, GroupSession, id);
  if (existing !== undefined) return sessionView(writer, context, existing);
  if (heldOn > today) throw ruleBroken('heldOn', 'in_future');

  const usual = sessionOfDay(series, heldOn, site.timeZone);
  const session = insertRecord(
    writer,
    change,
    GroupSession,
    { ...usual, ...leadersNow(context, series) },
    { id },
  );
  return sessionView(writer, context, session);
}

/**
 * Who leads a session made today: the group's facilitators who still work here. When the first has left it is the
 * other, else whoever opens it: the contacts of the session are theirs, and so are its notes.
 */
function leadersNow(
  { writer, user }: WriteContext,
  { facilitatorId, coFacilitatorId }: Row<typeof GroupSeries>,
): Pick<Values<typeof GroupSession>, 'facilitatorId' | 'coFacilitatorId'> {
  const [first, second] = [facilitatorId, coFacilitatorId].filter(
    (id): id is string => id !== null && isWorker(getRecord(writer, User, id)),
  );
  return { facilitatorId: first ?? user.id, coFacilitatorId: second ?? null };
}

/** A session as the group usually meets, on a day. */
export function sessionOfDay(
  series: Row<typeof GroupSeries>,
  heldOn: LocalDate,
  timeZone: TimeZoneName,
): Values<typeof GroupSession> {
  const startAt = instantOf(heldOn, series.usualStartTime, timeZone);
  return {
    seriesId: series.id,
    heldOn,
    startAt,
    endAt: (startAt + series.usualMinutes * MINUTE_MILLISECONDS) as InstantMs,
    facilitatorId: series.facilitatorId,
    coFacilitatorId: series.coFacilitatorId,
    topic: series.topic,
    placeOfService: series.placeOfService,
    place: series.place,
    status: 'planned',
    guestCount: 0,
    savedAt: null,
    closedAt: null,
    cancelReason: null,
    limitReason: null,
    way: null,
  };
}
