import { accessOutcome } from '../../../../shared/access';
import type { Relation } from '../../../../shared/access';
import type { MethodName, MethodOutput } from '../../../../shared/contract';
import type { WaitingPerson } from '../../../../shared/contract/waiting-list';
import { Client, WaitingListEntry } from '../../../../shared/model';
import type { InterimService, Row } from '../../../../shared/model';
import type { PriorityClass } from '../../../../shared/rules/admission';
import { intakeProblems } from '../../../../shared/rules/intake';
import { displayName } from '../../../../shared/rules/names';
import { compareWaiting, daysWaited, waitingClocks } from '../../../../shared/rules/waiting-list';
import type { WaitingClock } from '../../../../shared/rules/waiting-list';
import { chartsOf } from '../../store/joined-charts';
import { findRecords } from '../../store/records';
import { statusRank } from '../../store/search';
import { sql, sqlFragment } from '../../store/sql';
import { capacityOf } from '../capacity/capacity';
import { relationToPerson } from '../clients/relation';
import { isClientVisible, isPersonVisible } from '../clients/visibility';
import type { ReadContext } from '../context';
import { interimServicesOf, personOf, priorityOf } from './entries';

/** More people waiting than this is no list anybody works through; the order still is that of all of them. */
const SHOWN_PEOPLE = 200;
const MOST_ENTRIES = 2_000;

interface Waiting {
  readonly id: string;
  readonly entry: Row<typeof WaitingListEntry>;
  readonly client: Row<typeof Client>;
  readonly priorityClass: PriorityClass | null;
  readonly isAsked: boolean;
  readonly relation: Relation;
  readonly requestedAt: Row<typeof WaitingListEntry>['requestedAt'];
}

/** Everybody who waits and whom the caller can see, the most urgent first. */
export function listWaiting(context: ReadContext): MethodOutput<'waiting.list'> {
  const waiting = [...waitingPeople(context)].sort(compareWaiting);
  return {
    people: waiting.slice(0, SHOWN_PEOPLE).map((one) => viewOf(context, one)),
    hasMore: waiting.length > SHOWN_PEOPLE,
    withoutPlace: withoutPlace(context),
    capacity: capacityOf(context.reader),
  };
}

/** How many wait and how their clocks stand, of the same people as the list; names nobody. */
export function countWaiting(context: ReadContext): MethodOutput<'waiting.counts'> {
  const waiting = waitingPeople(context);
  return {
    waiting: waiting.length,
    notAsked: waiting.filter(({ isAsked }) => !isAsked).length,
    clocks: waiting.flatMap((one) =>
      clocksOf(context, one, interimServicesOf(context.reader, one.id)).map(({ kind, runsOutAt, state }) => ({
        kind,
        runsOutAt,
        state,
      })),
    ),
    capacity: capacityOf(context.reader),
  };
}

function waitingPeople(context: ReadContext): readonly Waiting[] {
  const { reader, user, today, clock } = context;
  const entries = findRecords(
    reader,
    WaitingListEntry,
    sql`closed_at IS NULL AND ${isPersonVisible(user, sqlFragment`waiting_list_entry.client_id`)}
      ORDER BY requested_at, id LIMIT ${MOST_ENTRIES}`,
  );
  const seen = new Set<string>();
  return entries.flatMap((entry): Waiting[] => {
    const client = personOf(reader, entry);
    const relation = relationToPerson(reader, { user, today, now: clock.now() }, client.id, {
      isAuthor: entry.createdBy === user.id,
    });
    // Waiting under two charts that were joined, somebody waits once, since they first asked.
    if (seen.has(client.id) || accessOutcome('waiting.list', user.role, relation) !== 'allowed') return [];
    seen.add(client.id);
    const { id, requestedAt } = entry;
    return [{ id, requestedAt, entry, client, relation, ...priorityOf(reader, entry, client.id) }];
  });
}

function clocksOf(
  { clock, site }: ReadContext,
  { priorityClass, requestedAt }: Waiting,
  services: readonly Row<typeof InterimService>[],
): readonly WaitingClock[] {
  const facts = {
    isPriority: priorityClass !== null,
    requestedAt,
    firstInterimAt: services[0]?.givenAt ?? null,
  };
  return waitingClocks(facts, clock.now(), site.timeZone);
}

function viewOf(context: ReadContext, waiting: Waiting): WaitingPerson {
  const { reader, today, site } = context;
  const { entry, client, priorityClass, isAsked, relation } = waiting;
  const services = interimServicesOf(reader, entry.id);
  // R-ROL-01, R-ROL-02: who may ask the two questions may read their answers, of the same people.
  const mayReadAnswers = may(context, 'waiting.saveAnswers', relation);
  return {
    entryId: entry.id,
    revision: entry.revision,
    clientId: client.id,
    displayName: displayName(client),
    chartNumber: client.chartNumber,
    pronouns: client.pronouns,
    pronounsText: client.pronounsText,
    language: client.language,
    firstContactOn: entry.firstContactOn,
    requestedAt: entry.requestedAt,
    offeredAt: entry.offeredAt,
    offeredFor: entry.offeredFor,
    daysWaited: daysWaited(entry.requestedAt, today, site.timeZone),
    isPriority: priorityClass !== null,
    priorityClass: mayReadAnswers ? priorityClass : null,
    isAsked,
    answers: mayReadAnswers ? { pregnancy: entry.pregnancy, injection: entry.injection } : null,
    clocks: [...clocksOf(context, waiting, services)],
    interimGivenAt: services.at(-1)?.givenAt ?? null,
    interimKinds: mayReadAnswers ? [...new Set(services.map(({ kind }) => kind))] : null,
    missing: [...missingFor(context, client, entry)],
    referralSource: client.referralSource,
    participationConsentOn: client.participationConsentOn,
    noticeGivenOn: client.noticeGivenOn,
    noticeLanguage: client.noticeLanguage,
    assignedWorkerId: client.assignedWorkerId,
    mayChange: may(context, 'waiting.admit', relation),
  };
}

function may({ user }: ReadContext, method: MethodName, relation: Relation): boolean {
  return accessOutcome(method, user.role, relation) === 'allowed';
}

/** What the chart still lacks for an admission (R-INT-02). */
function missingFor(
  { site, today }: Pick<ReadContext, 'site' | 'today'>,
  client: Row<typeof Client>,
  entry: Row<typeof WaitingListEntry>,
): WaitingPerson['missing'] {
  const intake = {
    ...client,
    firstContactOn: client.firstContactOn ?? entry.firstContactOn,
    aliases: [...client.aliases],
    contacts: [],
  };
  return intakeProblems(intake, { today, servesMinors: site.servesMinors }).map(({ path, code }) => ({
    path,
    code,
  }));
}

/** People whose status says that they wait, and who have no place on the list: imported, or changed on the chart. */
function withoutPlace({ reader, user }: ReadContext): MethodOutput<'waiting.list'>['withoutPlace'] {
  const clients = findRecords(
    reader,
    Client,
    sql`id IN (SELECT client_id FROM client_search WHERE status_rank = ${statusRank('waitlist')})
      AND ${isClientVisible(user)}
      AND NOT EXISTS (SELECT 1 FROM waiting_list_entry
        WHERE closed_at IS NULL AND client_id IN ${chartsOf(sqlFragment`client.id`)})
      ORDER BY first_contact_on, id LIMIT ${SHOWN_PEOPLE}`,
  );
  return clients.map((client) => ({
    clientId: client.id,
    displayName: displayName(client),
    firstContactOn: client.firstContactOn,
  }));
}
