import { describe, expect, it } from 'vitest';
import type { RosterRow, SessionView } from '../../../../../shared/contract/groups';
import { newIdentifier } from '../../../../../shared/identifiers';
import type { InstantMs, LocalDate } from '../../../../../shared/time';
import {
  RollCallDraftSchema,
  contentFromDraft,
  placeOfDraft,
  rollCallDraft,
} from '../../../../../renderer/features/groups/roll-call-draft';
import { commandOfKey } from '../../../../../renderer/features/groups/roll-call-keys';
import {
  countMarks,
  findAllOnRoster,
  hasUnsavedMarks,
  reduceRollCall,
  startRollCall,
  type RollCallAction,
  type RollCallState,
} from '../../../../../renderer/features/groups/roll-call-state';

// A whole minute, as every time at a site is.
const START = (29_333_334 * 60_000) as InstantMs;
const END = (START + 60 * 60_000) as InstantMs;
const DURING = (START + 10 * 60_000) as InstantMs;
const AFTER = (END + 60_000) as InstantMs;

function rosterRow(displayName: string, more: Partial<RosterRow> = {}): RosterRow {
  return {
    clientId: newIdentifier(),
    displayName,
    pronouns: null,
    pronounsText: null,
    chartNumber: 'LC-00001',
    isMember: true,
    mark: null,
    inAt: null,
    outAt: null,
    way: null,
    cameLastTime: false,
    isBirthday: false,
    milestoneDays: null,
    recoveryMilestone: null,
    payerCode: null,
    ...more,
  };
}

function sessionOf(names: readonly string[], more: Partial<SessionView> = {}): SessionView {
  return {
    id: newIdentifier(),
    revision: 1,
    seriesId: newIdentifier(),
    groupName: 'Staying well',
    topic: 'coping',
    heldOn: '2026-03-05' as LocalDate,
    startAt: START,
    endAt: END,
    facilitatorId: newIdentifier(),
    facilitatorName: 'Rosa',
    place: null,
    status: 'planned',
    guestCount: 0,
    savedAt: null,
    closedAt: null,
    cancelReason: null,
    limitReason: null,
    way: 'in_room',
    kind: 'group',
    isClosed: false,
    facilitatorCount: 1,
    payerLimits: [],
    capacity: null,
    roster: names.map((name) => rosterRow(name)),
    ...more,
  };
}

/** Presses keys on a roll call the way the screen does; returns the state and how many keys it took. */
function press(state: RollCallState, keys: readonly string[], now: InstantMs = AFTER): RollCallState {
  return keys.reduce((current, key) => {
    const [name, ctrlKey] = key.startsWith('Ctrl+') ? [key.slice(5), true] : [key, false];
    const command = commandOfKey({ key: name, ctrlKey, metaKey: false, altKey: false });
    const action: RollCallAction | null =
      command === null
        ? null
        : command.kind === 'mark'
          ? { type: 'mark', mark: command.mark, now }
          : command.kind === 'move'
            ? { type: 'move', by: command.by }
            : command.kind === 'edge'
              ? { type: 'moveToEdge', edge: command.edge }
              : command.kind === 'all_present'
                ? { type: 'markAllPresent' }
                : command.kind === 'undo'
                  ? { type: 'undo' }
                  : null;
    return action === null ? current : reduceRollCall(current, action);
  }, state);
}

const marksOf = (state: RollCallState) => state.content.people.map((person) => person.mark);
const focusedName = (state: RollCallState) =>
  state.content.people.find((person) => person.clientId === state.focusedId)?.displayName;

describe('one key per mark', () => {
  it('marks the person and goes on to the next', () => {
    const state = press(startRollCall(sessionOf(['Ana', 'Beto', 'Cruz', 'Dee', 'Eli'])), [
      'p',
      'L',
      'e',
      'X',
      'n',
    ]);
    expect(marksOf(state)).toEqual(['present', 'late', 'left_early', 'excused', 'no_show']);
    expect(focusedName(state)).toBe('Eli');
  });

  it('marks twelve people, two of them apart, in well under twenty keys', () => {
    const twelve = Array.from({ length: 12 }, (_, index) => `Person ${index + 1}`);
    const keys = ['ArrowDown', 'ArrowDown', 'n', 'End', 'l', 'a'];
    // And Ctrl+Enter to save.
    const state = press(startRollCall(sessionOf(twelve)), keys);
    expect(countMarks(state.content.people)).toMatchObject({ there: 11, unmarked: 0 });
    expect(marksOf(state)[2]).toBe('no_show');
    expect(marksOf(state)[11]).toBe('late');
    expect(keys.length + 1).toBeLessThanOrEqual(20);
  });

  it('leaves keys of the browser and of other people alone', () => {
    for (const key of ['b', 'Tab', 'Escape', 'F5', 'ñ']) {
      expect(commandOfKey({ key, ctrlKey: false, metaKey: false, altKey: false })).toBeNull();
    }
    expect(commandOfKey({ key: 'p', ctrlKey: true, metaKey: false, altKey: false })).toBeNull();
    expect(commandOfKey({ key: 'p', ctrlKey: false, metaKey: false, altKey: true })).toBeNull();
  });

  it('takes a mark away and stays there', () => {
    const state = press(startRollCall(sessionOf(['Ana', 'Beto'])), ['p', 'ArrowUp', 'Backspace']);
    expect(marksOf(state)).toEqual([null, null]);
    expect(focusedName(state)).toBe('Ana');
  });

  it('stays inside the list', () => {
    const state = startRollCall(sessionOf(['Ana', 'Beto', 'Cruz']));
    expect(focusedName(press(state, ['ArrowUp']))).toBe('Ana');
    expect(focusedName(press(state, ['PageDown', 'ArrowDown']))).toBe('Cruz');
    expect(focusedName(press(state, ['End', 'Home']))).toBe('Ana');
  });

  it('survives an empty list', () => {
    const state = press(startRollCall(sessionOf([])), ['p', 'a', 'ArrowDown', 'Ctrl+z', 'End']);
    expect(state.content.people).toEqual([]);
    expect(state.focusedId).toBeNull();
  });
});

describe('times', () => {
  it('notes in whole minutes when somebody came in late or left, while the group is running', () => {
    const halfPast = (DURING + 31_500) as InstantMs;
    const state = press(startRollCall(sessionOf(['Ana', 'Beto'])), ['l', 'e'], halfPast);
    expect(state.content.people[0]).toMatchObject({ mark: 'late', inAt: DURING, outAt: null });
    expect(state.content.people[1]).toMatchObject({ mark: 'left_early', inAt: null, outAt: DURING });
  });

  it('starts from ten minutes when the group is over, can be set, and goes with the mark', () => {
    const session = sessionOf(['Ana']);
    const id = session.roster[0]!.clientId;
    let state = press(startRollCall(session), ['l'], AFTER);
    expect(state.content.people[0]?.inAt).toBe(START + 10 * 60_000);
    const QUARTER_PAST = (START + 15 * 60_000) as InstantMs;
    state = reduceRollCall(state, { type: 'setTimes', clientId: id, inAt: QUARTER_PAST, outAt: null });
    expect(state.content.people[0]?.inAt).toBe(QUARTER_PAST);
    state = reduceRollCall(state, { type: 'mark', mark: 'present', clientId: id, now: AFTER });
    expect(state.content.people[0]).toMatchObject({ mark: 'present', inAt: null });
  });
});

describe('all present', () => {
  it('marks only those without a mark', () => {
    const state = press(startRollCall(sessionOf(['Ana', 'Beto', 'Cruz'])), ['x', 'a']);
    expect(marksOf(state)).toEqual(['excused', 'present', 'present']);
  });

  it('is one step back', () => {
    const state = press(startRollCall(sessionOf(['Ana', 'Beto', 'Cruz'])), ['x', 'a', 'Ctrl+z']);
    expect(marksOf(state)).toEqual(['excused', null, null]);
  });

  it('leaves nothing to undo when everybody had a mark', () => {
    const state = press(startRollCall(sessionOf(['Ana'])), ['n', 'a']);
    expect(state.past).toHaveLength(1);
  });
});

describe('undo', () => {
  it('goes back to the blank list, and the focus with it', () => {
    const state = press(startRollCall(sessionOf(['Ana', 'Beto'])), ['p', 'n', 'Ctrl+z', 'Ctrl+z', 'Ctrl+z']);
    expect(marksOf(state)).toEqual([null, null]);
    expect(focusedName(state)).toBe('Ana');
    expect(hasUnsavedMarks(state)).toBe(false);
  });

  it('puts back guests, times and walk-ins', () => {
    let state = startRollCall(sessionOf(['Ana']));
    state = reduceRollCall(state, { type: 'setGuests', count: 3 });
    state = reduceRollCall(state, { type: 'setSessionTimes', startAt: DURING, endAt: END });
    state = reduceRollCall(state, { type: 'addPerson', person: rosterRow('Walter') });
    state = press(state, ['Ctrl+z', 'Ctrl+z', 'Ctrl+z']);
    expect(state.content).toEqual(state.saved);
  });
});

describe('finding on the list', () => {
  const people = [
    rosterRow('José Ángel Núñez', { chartNumber: 'LC-00017' }),
    rosterRow('Angela Baca', { chartNumber: 'LC-00102' }),
    rosterRow('Sky', { chartNumber: 'LC-00200' }),
  ];

  const names = (typed: string) => findAllOnRoster(people, typed).map((person) => person.displayName);

  it('takes the beginning of the name first, then of any part, accents ignored', () => {
    expect(names('ang')).toEqual(['Angela Baca', 'José Ángel Núñez']);
    expect(names('nun')).toEqual(['José Ángel Núñez']);
    expect(names('JOSE A')).toEqual(['José Ángel Núñez']);
    expect(names('baca')).toEqual(['Angela Baca']);
  });

  it('finds by chart number, and nobody for nothing', () => {
    expect(names('lc-00200')).toEqual(['Sky']);
    expect(names('  ')).toEqual([]);
    expect(names('gel')).toEqual([]);
  });
});

describe('walk-ins', () => {
  it('come in as present, at the end, with the focus on them', () => {
    const walter = rosterRow('Walter', { isMember: true });
    const state = reduceRollCall(startRollCall(sessionOf(['Ana'])), { type: 'addPerson', person: walter });
    expect(state.content.people.at(-1)).toMatchObject({
      clientId: walter.clientId,
      isMember: false,
      mark: 'present',
    });
    expect(focusedName(state)).toBe('Walter');
  });

  it('are never on the list twice', () => {
    const session = sessionOf(['Ana', 'Beto']);
    const state = reduceRollCall(startRollCall(session), { type: 'addPerson', person: session.roster[1]! });
    expect(state.content.people).toHaveLength(2);
    expect(focusedName(state)).toBe('Beto');
    expect(hasUnsavedMarks(state)).toBe(false);
  });

  it('can be taken off until they are saved; people on the list stay', () => {
    const session = sessionOf(['Ana']);
    const walter = rosterRow('Walter');
    let state = reduceRollCall(startRollCall(session), { type: 'addPerson', person: walter });
    state = reduceRollCall(state, { type: 'removePerson', clientId: walter.clientId });
    expect(state.content.people.map((person) => person.displayName)).toEqual(['Ana']);
    expect(focusedName(state)).toBe('Ana');
    expect(reduceRollCall(state, { type: 'removePerson', clientId: session.roster[0]!.clientId })).toBe(
      state,
    );
    const savedWalkIn = sessionOf(['Ana'], {
      roster: [rosterRow('Ana'), rosterRow('Walter', { isMember: false, mark: 'present' })],
    });
    const saved = startRollCall(savedWalkIn);
    expect(reduceRollCall(saved, { type: 'removePerson', clientId: savedWalkIn.roster[1]!.clientId })).toBe(
      saved,
    );
  });
});

describe('saving', () => {
  it('knows what is not saved yet', () => {
    const session = sessionOf(['Ana', 'Beto']);
    let state = press(startRollCall(session), ['p']);
    expect(hasUnsavedMarks(state)).toBe(true);
    state = reduceRollCall(state, {
      type: 'saved',
      session: { ...session, revision: 2, roster: state.content.people.map((person) => ({ ...person })) },
    });
    expect(hasUnsavedMarks(state)).toBe(false);
    expect(state.revision).toBe(2);
    expect(state.past).toEqual([]);
    expect(focusedName(state)).toBe('Beto');
  });

  it('keeps both people’s marks when two worked on the same session', () => {
    const session = sessionOf(['Ana', 'Beto', 'Cruz']);
    const mine = press(startRollCall(session), ['p']);
    const theirs: SessionView = {
      ...session,
      revision: 2,
      guestCount: 4,
      roster: [
        session.roster[0]!,
        { ...session.roster[1]!, mark: 'no_show' },
        session.roster[2]!,
        rosterRow('Walter', { isMember: false, mark: 'present' }),
      ],
    };
    const state = reduceRollCall(mine, { type: 'rebase', session: theirs });
    expect(marksOf(state)).toEqual(['present', 'no_show', null, 'present']);
    expect(state.content.guestCount).toBe(4);
    expect(state.revision).toBe(2);
    expect(hasUnsavedMarks(state)).toBe(true);
  });

  it('keeps a walk-in of mine when theirs doesn’t have them', () => {
    const session = sessionOf(['Ana']);
    const mine = reduceRollCall(startRollCall(session), { type: 'addPerson', person: rosterRow('Walter') });
    const state = reduceRollCall(mine, { type: 'rebase', session: { ...session, revision: 5 } });
    expect(state.content.people.map((person) => person.displayName)).toEqual(['Ana', 'Walter']);
  });
});

describe('drafts', () => {
  it('bring every mark, time, walk-in and guest back', () => {
    const session = sessionOf(['Ana', 'Beto', 'Cruz']);
    let state = press(startRollCall(session), ['p', 'l', 'x'], DURING);
    state = reduceRollCall(state, { type: 'addPerson', person: rosterRow('Walter', { pronouns: 'he_him' }) });
    state = reduceRollCall(state, { type: 'setGuests', count: 2 });
    // What lies on disk went through JSON.
    const stored: unknown = JSON.parse(JSON.stringify(rollCallDraft(state)));
    const drafted = contentFromDraft(RollCallDraftSchema.parse(stored), startRollCall(session));
    expect(drafted.isOlderThanSession).toBe(false);
    expect(drafted.content).toEqual(state.content);
  });

  it('bring back the heads of a large event, and a reason that was being typed', () => {
    const session = { ...sessionOf([]), kind: 'event' as const };
    const state = reduceRollCall(startRollCall(session), { type: 'setGuests', count: 5_000 });
    const reason = { asked: 'limit', text: 'Two groups met' } as const;
    const stored = RollCallDraftSchema.parse(rollCallDraft(state, reason));
    expect(stored.reason).toEqual(reason);
    expect(contentFromDraft(stored, startRollCall(session)).content.guestCount).toBe(5_000);
  });

  it('say when somebody saved the session since', () => {
    const session = sessionOf(['Ana']);
    const stored = rollCallDraft(press(startRollCall(session), ['p']));
    const later = startRollCall({ ...session, revision: 3 });
    expect(contentFromDraft(stored, later).isOlderThanSession).toBe(true);
  });

  it('are found again by group and day, or not at all', () => {
    const session = sessionOf(['Ana']);
    const form = rollCallDraft(startRollCall(session));
    expect(placeOfDraft({ operationId: newIdentifier(), form })).toEqual({
      groupId: session.seriesId,
      heldOn: session.heldOn,
    });
    expect(placeOfDraft({})).toBeNull();
    expect(placeOfDraft({ form: { ...form, heldOn: 'soon' } })).toBeNull();
  });
});

describe('a mark that was saved', () => {
  it('is corrected by another one, never taken back', () => {
    const roster = [rosterRow('Ana', { mark: 'present' }), rosterRow('Beto')];
    const state = press(startRollCall(sessionOf([], { roster })), ['Backspace', 'n']);
    expect(marksOf(state)).toEqual(['no_show', null]);
    expect(marksOf(press(state, ['ArrowUp', 'Backspace']))).toEqual(['no_show', null]);
  });
});

describe('how people take part', () => {
  it('is kept in the draft, undone, laid over somebody else’s save, and goes with an absent mark', () => {
    const roster = [rosterRow('Ana', { mark: 'present' }), rosterRow('Beto', { mark: 'present' })];
    const session = sessionOf([], { roster });
    const [ana = '', beto = ''] = session.roster.map(({ clientId }) => clientId);
    const waysOf = ({ content }: RollCallState) => [content.way, ...content.people.map(({ way }) => way)];
    const remote = [
      { type: 'setSessionWay', way: 'video_home' },
      { type: 'setWay', clientId: ana, way: 'in_room' },
      { type: 'setWay', clientId: beto, way: 'audio_home' },
    ] as const;
    const state = remote.reduce(reduceRollCall, startRollCall(session));
    expect(waysOf(state)).toEqual(['video_home', 'in_room', 'audio_home']);
    expect(hasUnsavedMarks(state)).toBe(true);
    const draft = RollCallDraftSchema.parse(rollCallDraft(state));
    const { content } = contentFromDraft(draft, startRollCall(session));
    expect(waysOf({ ...state, content })).toEqual(['video_home', 'in_room', 'audio_home']);
    expect(waysOf(reduceRollCall(state, { type: 'undo' }))).toEqual(['video_home', 'in_room', null]);
    const theirs = { ...session, revision: 2, guestCount: 3 };
    const rebased = reduceRollCall(state, { type: 'rebase', session: theirs });
    expect([...waysOf(rebased), rebased.content.guestCount]).toEqual([
      'video_home',
      'in_room',
      'audio_home',
      3,
    ]);
    const absent = reduceRollCall(state, { type: 'mark', mark: 'no_show', clientId: beto, now: DURING });
    expect(waysOf(absent)).toEqual(['video_home', 'in_room', null]);
  });
});
