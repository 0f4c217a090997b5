import type { RosterRow, SessionView } from '../../../shared/contract/groups';
import { suggestedTimes, wasThere } from '../../../shared/rules/attendance';
import type { AttendanceWay } from '../../../shared/rules/attendance-way';
import { normaliseName } from '../../../shared/rules/names';
import { toMinute } from './session-time';
import type { InstantMs, LocalDate } from '../../../shared/time';

export type Mark = NonNullable<RosterRow['mark']>;

/** The people, times and guests of a roll call: everything a person can change, and undo puts back. */
export interface RollCallContent {
  readonly people: readonly RosterRow[];
  readonly startAt: InstantMs;
  readonly endAt: InstantMs;
  readonly guestCount: number;
  /** How everybody takes part whose own line says nothing else. */
  readonly way: AttendanceWay;
}

export interface RollCallState {
  readonly sessionId: string;
  readonly groupId: string;
  readonly heldOn: LocalDate;
  /** The revision the marks are based on; a stale one is refused when saving. */
  readonly revision: number;
  readonly content: RollCallContent;
  /** What the vault has. */
  readonly saved: RollCallContent;
  /** Earlier contents, oldest first, each with the row that was focused then. */
  readonly past: readonly { readonly content: RollCallContent; readonly focusedId: string | null }[];
  readonly focusedId: string | null;
  /** What the last key did, for the live region. */
  readonly lastChange: LastChange | null;
}

type LastChange =
  | { readonly kind: 'marked'; readonly clientId: string; readonly mark: Mark | null }
  | { readonly kind: 'all_present'; readonly count: number }
  | { readonly kind: 'added'; readonly clientId: string }
  | { readonly kind: 'undone' };

export type RollCallAction =
  | { readonly type: 'move'; readonly by: number }
  | { readonly type: 'moveToEdge'; readonly edge: 'first' | 'last' }
  | { readonly type: 'focus'; readonly clientId: string }
  | { readonly type: 'mark'; readonly mark: Mark | null; readonly clientId?: string; readonly now: InstantMs }
  | { readonly type: 'markAllPresent' }
  | {
      readonly type: 'setTimes';
      readonly clientId: string;
      readonly inAt: InstantMs | null;
      readonly outAt: InstantMs | null;
    }
  /** How everybody takes part, or one person; `null` is as everybody. */
  | { readonly type: 'setSessionWay'; readonly way: AttendanceWay }
  | { readonly type: 'setWay'; readonly clientId: string; readonly way: AttendanceWay | null }
  | { readonly type: 'addPerson'; readonly person: WalkIn }
  | { readonly type: 'removePerson'; readonly clientId: string }
  | { readonly type: 'setGuests'; readonly count: number }
  | { readonly type: 'setSessionTimes'; readonly startAt: InstantMs; readonly endAt: InstantMs }
  | { readonly type: 'undo' }
  | { readonly type: 'resume'; readonly content: RollCallContent }
  | { readonly type: 'saved'; readonly session: SessionView }
  | { readonly type: 'rebase'; readonly session: SessionView };

/** Somebody who isn't on the group's list and came all the same. */
export type WalkIn = Pick<
  RosterRow,
  'clientId' | 'displayName' | 'chartNumber' | 'pronouns' | 'pronounsText'
>;

const UNDO_LIMIT = 200;

function contentOf(session: SessionView): RollCallContent {
  return {
    people: session.roster,
    startAt: session.startAt,
    endAt: session.endAt,
    guestCount: session.guestCount,
    way: session.way,
  };
}

/** The roll call of a session as the vault has it, with the first person ready to be marked. */
export function startRollCall(session: SessionView): RollCallState {
  const content = contentOf(session);
  return {
    sessionId: session.id,
    groupId: session.seriesId,
    heldOn: session.heldOn,
    revision: session.revision,
    content,
    saved: content,
    past: [],
    focusedId: content.people[0]?.clientId ?? null,
    lastChange: null,
  };
}

export interface RollCallCounts {
  readonly there: number;
  readonly byMark: Readonly<Record<Mark, number>>;
  readonly unmarked: number;
}

/** How many people have which mark. */
export function countMarks(people: readonly Pick<RosterRow, 'mark'>[]): RollCallCounts {
  const byMark = { present: 0, late: 0, left_early: 0, excused: 0, no_show: 0 };
  let unmarked = 0;
  for (const { mark } of people) {
    if (mark === null) unmarked += 1;
    else byMark[mark] += 1;
  }
  const there = people.filter(({ mark }) => mark !== null && wasThere(mark)).length;
  return { there, byMark, unmarked };
}

/**
 * The limits of everybody who pays for somebody marked as there. Who pays for a walk-in the vault is asked for
 * (walk-in-payers.ts); until it answered they count for the usual one.
 */
export function limitsOfThosePresent(
  people: readonly Pick<RosterRow, 'mark' | 'payerCode'>[],
  limits: SessionView['payerLimits'],
): SessionView['payerLimits'] {
  const payers = new Set(
    people.filter(({ mark }) => mark !== null && wasThere(mark)).map(({ payerCode }) => payerCode),
  );
  return limits.filter(({ payerCode, isUsual }) => payers.has(payerCode) || (isUsual && payers.has(null)));
}

function isSamePerson(first: RosterRow | undefined, second: RosterRow): boolean {
  return (
    first?.mark === second.mark &&
    first.inAt === second.inAt &&
    first.outAt === second.outAt &&
    first.way === second.way
  );
}

/** Whether anything here is not in the vault yet. */
export function hasUnsavedMarks({ content, saved }: RollCallState): boolean {
  if (
    content.guestCount !== saved.guestCount ||
    content.way !== saved.way ||
    content.startAt !== saved.startAt ||
    content.endAt !== saved.endAt
  ) {
    return true;
  }
  const before = new Map(saved.people.map((person) => [person.clientId, person]));
  return (
    content.people.length !== saved.people.length ||
    content.people.some((person) => !isSamePerson(before.get(person.clientId), person))
  );
}

/**
 * The people on the roster the typed text may mean, likeliest first: names that start with it, names with a part that
 * does, chart numbers. Accents and case don't matter.
 */
export function findAllOnRoster(people: readonly RosterRow[], typed: string): readonly RosterRow[] {
  const wanted = normaliseName(typed);
  if (wanted === '') return [];
  const rank = (person: RosterRow) => {
    const name = normaliseName(person.displayName);
    if (name.startsWith(wanted)) return 0;
    if (name.split(' ').some((part) => part.startsWith(wanted))) return 1;
    return normaliseName(person.chartNumber).startsWith(wanted) ? 2 : 3;
  };
  return people
    .map((person) => ({ person, rank: rank(person) }))
    .filter((found) => found.rank < 3)
    .sort((first, second) => first.rank - second.rank)
    .map((found) => found.person);
}

function change(
  state: RollCallState,
  content: RollCallContent,
  focusedId: string | null,
  lastChange: LastChange | null,
): RollCallState {
  const past = [...state.past, { content: state.content, focusedId: state.focusedId }];
  return { ...state, content, focusedId, lastChange, past: past.slice(-UNDO_LIMIT) };
}

function replacePerson(content: RollCallContent, person: RosterRow): RollCallContent {
  return {
    ...content,
    people: content.people.map((other) => (other.clientId === person.clientId ? person : other)),
  };
}

function neighbour(state: RollCallState, by: number): string | null {
  const { people } = state.content;
  const index = people.findIndex((person) => person.clientId === state.focusedId);
  const target = Math.min(Math.max(index + by, 0), people.length - 1);
  return people[target]?.clientId ?? null;
}

/**
 * Marked late while the group is running means "just came in", gone early means "just left". Before or after, the
 * time starts from the rule's suggestion; the row shows it and it can be changed.
 */
function marked(person: RosterRow, mark: Mark | null, content: RollCallContent, now: InstantMs): RosterRow {
  if (mark === null) return { ...person, mark, inAt: null, outAt: null, way: null };
  // In whole minutes, as it is shown and as people say it.
  const minute = toMinute(now);
  const isRunning = minute > content.startAt && minute < content.endAt;
  const suggested = isRunning ? { inAt: minute, outAt: minute } : suggestedTimes(mark, content);
  return {
    ...person,
    mark,
    inAt: mark === 'late' ? (person.inAt ?? suggested.inAt) : null,
    outAt: mark === 'left_early' ? (person.outAt ?? suggested.outAt) : null,
    way: wasThere(mark) ? person.way : null,
  };
}

function mark(
  state: RollCallState,
  { mark: newMark, clientId, now }: Extract<RollCallAction, { type: 'mark' }>,
): RollCallState {
  const wanted = clientId ?? state.focusedId;
  const person = state.content.people.find((candidate) => candidate.clientId === wanted);
  if (person === undefined) return state;
  // A saved mark is corrected by another one, never taken back (the vault holds to it too).
  if (
    newMark === null &&
    state.saved.people.some(({ clientId: id, mark: old }) => id === wanted && old !== null)
  ) {
    return state;
  }
  const next = replacePerson(state.content, marked(person, newMark, state.content, now));
  // By key the next person is up; a click stays where it was.
  const focusedId = clientId === undefined && newMark !== null ? neighbour(state, 1) : person.clientId;
  return change(state, next, focusedId, { kind: 'marked', clientId: person.clientId, mark: newMark });
}

function markAllPresent(state: RollCallState): RollCallState {
  const { people } = state.content;
  const count = people.filter((person) => person.mark === null).length;
  if (count === 0) return state;
  const next = people.map((person) =>
    person.mark === null ? { ...person, mark: 'present' as const } : person,
  );
  return change(state, { ...state.content, people: next }, state.focusedId, { kind: 'all_present', count });
}

function addPerson(state: RollCallState, person: WalkIn): RollCallState {
  if (state.content.people.some((other) => other.clientId === person.clientId)) {
    return { ...state, focusedId: person.clientId, lastChange: null };
  }
  const row: RosterRow = {
    ...person,
    isMember: false,
    mark: 'present',
    inAt: null,
    outAt: null,
    way: null,
    cameLastTime: false,
    isBirthday: false,
    milestoneDays: null,
    recoveryMilestone: null,
    payerCode: null,
  };
  const people = [...state.content.people, row];
  return change(state, { ...state.content, people }, row.clientId, { kind: 'added', clientId: row.clientId });
}

/** Takes a walk-in off again; somebody on the group's list, or already saved, stays. */
function removePerson(state: RollCallState, clientId: string): RollCallState {
  const person = state.content.people.find((candidate) => candidate.clientId === clientId);
  if (person === undefined || person.isMember) return state;
  if (state.saved.people.some((saved) => saved.clientId === clientId)) return state;
  const people = state.content.people.filter((candidate) => candidate !== person);
  const focusedId = neighbour({ ...state, focusedId: clientId }, -1);
  return change(
    state,
    { ...state.content, people },
    focusedId === clientId ? (people[0]?.clientId ?? null) : focusedId,
    null,
  );
}

/**
 * Somebody else saved this session meanwhile: takes theirs as the ground and lays on top only what was
 * changed here, so that neither loses a mark the other didn't touch.
 */
function rebase(state: RollCallState, session: SessionView): RollCallState {
  const theirs = contentOf(session);
  const before = new Map(state.saved.people.map((person) => [person.clientId, person]));
  const mine = new Map(
    state.content.people
      .filter((person) => !isSamePerson(before.get(person.clientId), person))
      .map((person) => [person.clientId, person]),
  );
  const people = theirs.people.map((person) => {
    const own = mine.get(person.clientId);
    mine.delete(person.clientId);
    return own === undefined
      ? person
      : { ...person, mark: own.mark, inAt: own.inAt, outAt: own.outAt, way: own.way };
  });
  const pick = <Key extends 'startAt' | 'endAt' | 'guestCount' | 'way'>(key: Key): RollCallContent[Key] =>
    state.content[key] === state.saved[key] ? theirs[key] : state.content[key];
  const content: RollCallContent = {
    people: [...people, ...mine.values()],
    startAt: pick('startAt'),
    endAt: pick('endAt'),
    guestCount: pick('guestCount'),
    way: pick('way'),
  };
  return { ...state, revision: session.revision, saved: theirs, content, past: [], lastChange: null };
}

function undo(state: RollCallState): RollCallState {
  const last = state.past.at(-1);
  if (last === undefined) return state;
  return {
    ...state,
    content: last.content,
    focusedId: last.focusedId,
    past: state.past.slice(0, -1),
    lastChange: { kind: 'undone' },
  };
}

/** The next state of a roll call. Pure: the time comes in with the action. */
export function reduceRollCall(state: RollCallState, action: RollCallAction): RollCallState {
  switch (action.type) {
    case 'move':
      return { ...state, focusedId: neighbour(state, action.by) };
    case 'moveToEdge': {
      const { people } = state.content;
      const person = action.edge === 'first' ? people[0] : people.at(-1);
      return { ...state, focusedId: person?.clientId ?? null };
    }
    case 'focus':
      return { ...state, focusedId: action.clientId };
    case 'mark':
      return mark(state, action);
    case 'markAllPresent':
      return markAllPresent(state);
    case 'setTimes': {
      const person = state.content.people.find((candidate) => candidate.clientId === action.clientId);
      if (person === undefined || (person.inAt === action.inAt && person.outAt === action.outAt))
        return state;
      const next = replacePerson(state.content, { ...person, inAt: action.inAt, outAt: action.outAt });
      return change(state, next, state.focusedId, null);
    }
    case 'setSessionWay':
      return action.way === state.content.way
        ? state
        : change(state, { ...state.content, way: action.way }, state.focusedId, null);
    case 'setWay': {
      const person = state.content.people.find((candidate) => candidate.clientId === action.clientId);
      if (person === undefined || person.way === action.way) return state;
      return change(
        state,
        replacePerson(state.content, { ...person, way: action.way }),
        state.focusedId,
        null,
      );
    }
    case 'addPerson':
      return addPerson(state, action.person);
    case 'removePerson':
      return removePerson(state, action.clientId);
    case 'setGuests':
      return action.count === state.content.guestCount
        ? state
        : change(state, { ...state.content, guestCount: action.count }, state.focusedId, null);
    case 'setSessionTimes':
      return change(
        state,
        { ...state.content, startAt: action.startAt, endAt: action.endAt },
        state.focusedId,
        null,
      );
    case 'undo':
      return undo(state);
    case 'resume':
      return change(state, action.content, state.focusedId, null);
    case 'saved':
      return { ...startRollCall(action.session), focusedId: state.focusedId };
    case 'rebase':
      return rebase(state, action.session);
  }
}
