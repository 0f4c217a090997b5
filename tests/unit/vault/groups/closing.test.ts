import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { GroupMember, Note, NoteAddendum } from '../../../../shared/model';
import type { Row } from '../../../../shared/model';
import { findNames } from '../../../../shared/rules/note-names';
import { findRecords, insertRecord } from '../../../../electron/vault/store/records';
import { sql, sqlFragment } from '../../../../electron/vault/store/sql';
import { CLINIC_PASSPHRASE } from '../../../support/clinic';
import type { CallInput } from '../../../support/vault-harness';
import { heldGroup, mark, problemsOf } from './held-group';

const COMMON = { purpose: 'Triggers around paydays.', intervention: 'Shared my own list.', plan: 'Try one.' };

/** The held group with a way to close its session with everybody present. */
function closable() {
  const group = heldGroup();
  const { worker, people, session } = group;
  const close = (values: Partial<CallInput<'session.close'>> = {}) =>
    worker.call('session.close', {
      sessionId: session.id,
      expectedRevision: worker.call('session.open', {
        groupId: group.groupId,
        heldOn: session.heldOn,
      }).revision,
      startAt: session.startAt,
      endAt: session.endAt,
      guestCount: 0,
      marks: people.map((person) => mark(person, 'present')),
      formatCode: 'pirp',
      commonSections: COMMON,
      responses: people.map((clientId) => ({ clientId, text: 'Said it helps.' })),
      ...values,
    });
  const notes = (): Row<typeof Note>[] =>
    findRecords(group.clinic.database.store.reader, Note, sqlFragment`1 ORDER BY created_at, id`);
  const sign = (note: Row<typeof Note>) =>
    worker.callLater('note.sign', {
      noteId: note.id,
      expectedRevision: note.revision,
      sections: note.sections,
      noGoalReason: 'no_goal_yet',
      safetyStep: null,
      passphrase: CLINIC_PASSPHRASE,
    });
  return { ...group, close, notes, sign };
}

describe('closing a session (R-GRP-05)', () => {
  it('gives everybody who came a contact and a draft with the common text and their own part', () => {
    const { worker, people, close, notes } = closable();
    const marks = people.map((person, index) => mark(person, index === 3 ? 'no_show' : 'present'));
    const responses = [{ clientId: people[0], text: 'Wants to try it.' }];
    expect(close({ marks, responses })).toMatchObject({
      madeCount: 3,
      keptCount: 0,
      session: { status: 'held' },
    });
    expect(notes()).toHaveLength(3);
    const first = notes().find((note) => note.clientId === people[0]);
    expect(first).toMatchObject({
      status: 'draft',
      authorId: worker.user.id,
      formatCode: 'pirp',
      sections: { ...COMMON, response: 'Wants to try it.' },
    });
    expect(notes().find((note) => note.clientId === people[1])?.sections).toEqual(COMMON);
    expect(worker.call('note.workQueue', {}).items.map(({ kind }) => kind)).toEqual([
      'note_to_sign',
      'note_to_sign',
      'note_to_sign',
    ]);
  });

  it('twice keeps what somebody wrote, and adds who came late to the list', () => {
    const { people, close, notes } = closable();
    close({ marks: people.slice(0, 2).map((person) => mark(person, 'present')) });
    expect(close({ commonSections: { purpose: 'Something else.' } })).toMatchObject({
      madeCount: 2,
      keptCount: 2,
    });
    expect(
      notes()
        .map((note) => note.sections['purpose'])
        .sort(),
    ).toEqual(['Something else.', 'Something else.', COMMON.purpose, COMMON.purpose]);
  });

  it('R-GRP-06 refuses common text that names somebody on the roster, says where, and writes nothing', () => {
    const { worker, people, session, close, notes } = closable();
    const commonSections = { purpose: 'Triggers.', plan: 'Next week Beto brings coffee.' };
    expect(problemsOf(() => close({ commonSections }))).toEqual(['commonSections.plan names_someone']);
    const responses = [
      { clientId: people[0], text: 'Ana felt heard.' },
      { clientId: people[1], text: 'Agreed with Delia.' },
    ];
    expect(problemsOf(() => close({ responses }))).toEqual(['responses[1].text names_someone']);
    expect(notes()).toEqual([]);
    const { found } = worker.call('session.findNames', { sessionId: session.id, sections: commonSections });
    expect(found.map(({ section, start, end }) => [section, commonSections.plan.slice(start, end)])).toEqual([
      ['plan', 'Beto'],
    ]);
  });

  it('refuses a session nobody came to, a format there isn’t, and a part it doesn’t have', () => {
    const { people, close } = closable();
    expect(problemsOf(() => close({ marks: people.map((person) => mark(person, 'no_show')) }))).toEqual([
      'marks nobody_came',
    ]);
    expect(problemsOf(() => close({ formatCode: 'nope' }))).toEqual(['formatCode format_unknown']);
    expect(problemsOf(() => close({ commonSections: { data: 'x' } }))).toEqual([
      'commonSections.data section_unknown',
    ]);
  });
});

describe('R-GRP-06 signing the note of one attendee', () => {
  it('is refused while any part names another, and goes through with their own name', async () => {
    const { worker, people, close, notes } = closable();
    close();
    const note = notes().find(({ clientId }) => clientId === people[0])!;
    const text = (plan: string) => ({
      noteId: note.id,
      expectedRevision: note.revision,
      sections: { ...note.sections, plan },
      noGoalReason: 'no_goal_yet' as const,
      safetyStep: null,
      passphrase: CLINIC_PASSPHRASE,
    });
    await expect(worker.callLater('note.sign', text('Meet with Cruz on Monday.'))).rejects.toMatchObject({
      details: { problems: [{ path: 'sections.plan', code: 'names_someone' }] },
    });
    await expect(worker.callLater('note.sign', text('Ana will call me.'))).resolves.toBeDefined();
  });

  it('holds for every text: no signed note ever has a name of another attendee', async () => {
    const { worker, people, close, notes, clinic } = closable();
    const others = ['Ana', 'Beto', 'Cruz', 'Delia'];
    close();
    const drafts = notes();
    let at = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.constantFrom(...others, 'ana', 'BETO', 'Délia'), fc.lorem({ maxCount: 2 })), {
          minLength: 1,
          maxLength: 8,
        }),
        async (words) => {
          const note = drafts[at % drafts.length]!;
          at += 1;
          const fresh = findRecords(clinic.database.store.reader, Note, sql`id = ${note.id}`)[0]!;
          if (fresh.signedAt !== null) return;
          const signing = worker.callLater('note.sign', {
            noteId: note.id,
            expectedRevision: fresh.revision,
            sections: { ...note.sections, response: words.join(' ') },
            noGoalReason: 'no_goal_yet',
            safetyStep: null,
            passphrase: CLINIC_PASSPHRASE,
          });
          await signing.catch(() => undefined);
        },
      ),
      { numRuns: 60 },
    );
    const signed = notes().filter(({ signedAt }) => signedAt !== null);
    expect(signed.length).toBeGreaterThan(0);
    for (const note of signed) {
      const names = people
        .map((id, index) => ({ id, name: others[index]! }))
        .filter(({ id }) => id !== note.clientId)
        .map(({ name }) => ({ legalFirstName: name, legalLastName: null, preferredName: null, aliases: [] }));
      expect(findNames(Object.values(note.sections).join('\n'), names)).toEqual([]);
    }
  });
});

describe('correcting the roll call after signing', () => {
  it('asks why, adds an addendum that says before and now, and never touches the signed text', async () => {
    const { clinic, worker, people, session, save, close, notes, sign, encounterOf } = closable();
    const closed = close();
    const note = notes().find(({ clientId }) => clientId === people[1])!;
    await sign(note);
    const signedText = notes().find(({ id }) => id === note.id);
    const marks = people.map((person, index) =>
      index === 1 ? mark(person, 'left_early', null, session.startAt + 1_800_000) : mark(person, 'present'),
    );
    const correct = (values: object = {}) =>
      save(marks, { expectedRevision: closed.session.revision, ...values });
    expect(problemsOf(() => correct())).toEqual(['marks[1].mark note_already_signed']);
    expect(problemsOf(() => correct({ correctionReason: 'Ana saw it.' }))).toEqual([
      'correctionReason names_someone',
    ]);
    correct({ correctionReason: 'Read the sheet again.' });
    const { reader } = clinic.database.store;
    const addenda = findRecords(reader, NoteAddendum, sqlFragment`1`);
    expect(addenda.map(({ noteId, authorId, text }) => [noteId, authorId, text])).toEqual([
      [
        note.id,
        worker.user.id,
        'The attendance was corrected after signing. Before: Present, 08:00–09:00 (60 min). ' +
          'Now: Left early, 08:00–08:30 (30 min). Reason: Read the sheet again.',
      ],
    ]);
    expect(notes().find(({ id }) => id === note.id)).toEqual(signedText);
    expect(encounterOf(people[1])?.minutes).toBe(30);
    const opened = worker.call('note.open', { noteId: note.id });
    expect(opened).toMatchObject({ signatureMatches: true, addenda: [{ signatureMatches: true }] });
  });
});

describe('after a session', () => {
  it('asks to close it and to reach out to who did not come, until somebody did', () => {
    const { worker, people, clinic, save, close } = closable();
    const marks = people.map((person, index) => mark(person, index === 0 ? 'no_show' : 'present'));
    const { session } = save(marks);
    const queue = () => worker.call('note.workQueue', {});
    expect(queue().sessionsToClose).toMatchObject([{ groupName: 'Morning circle', noteCount: 3 }]);
    expect(queue().followUps).toMatchObject([{ clientId: people[0], clientDisplayName: 'Ana' }]);
    expect(worker.call('today.board', {}).followUps).toBe(1);
    close({ marks, expectedRevision: session.revision });
    expect(queue().sessionsToClose).toEqual([]);
    worker.call('encounter.record', {
      clientId: people[0],
      kind: 'outreach_attempt',
      modality: 'audio',
      startAt: clinic.clock.now() - 300_000,
      endAt: clinic.clock.now(),
      excludedMinutes: 0,
      placeOfService: 'office',
    });
    expect(queue().followUps).toEqual([]);
    expect(worker.call('today.board', {}).followUps).toBe(0);
  });
});

describe('somebody nobody knows yet', () => {
  it('is added by name alone, marked, and waits for the front desk', () => {
    const { clinic, worker, people, session, save } = heldGroup();
    const added = worker.call('session.addWalkIn', {
      sessionId: session.id,
      firstName: '  nando ',
      lastName: 'Ruiz',
    });
    expect(added.displayName).toBe('nando Ruiz');
    save([...people.map((person) => mark(person, 'present')), mark(added.clientId, 'present')]);
    const desk = clinic.staff('front_desk');
    expect(desk.call('walkIn.list', {}).people).toMatchObject([
      { clientId: added.clientId, displayName: 'nando Ruiz' },
    ]);
    expect(
      problemsOf(() =>
        worker.call('session.addWalkIn', {
          sessionId: session.id,
          firstName: '…',
          lastName: null,
        }),
      ),
    ).toEqual(['firstName name_without_letters']);
  });
});

describe('closed groups and community events', () => {
  const change = (values: object) => {
    const group = heldGroup();
    const { worker, groupId } = group;
    const before = worker.call('group.open', { groupId }).group;
    worker.call('group.update', {
      groupId,
      expectedRevision: before.revision,
      name: before.name,
      topic: before.topic,
      facilitatorId: before.facilitatorId,
      placeOfService: before.placeOfService,
      place: null,
      usualStartTime: before.usualStartTime,
      usualMinutes: before.usualMinutes,
      capacity: null,
      isActive: true,
      ...values,
    });
    return group;
  };

  it('a closed group takes nobody who isn’t on its list', () => {
    const { clinic, people, save, worker, session } = change({ isClosed: true });
    const stranger = clinic.client({ chartNumber: 'LC-9', legalFirstName: 'Elio' }).id;
    expect(problemsOf(() => save([mark(people[0], 'present'), mark(stranger, 'present')]))).toEqual([
      'marks[1].clientId group_is_closed',
    ]);
    expect(
      problemsOf(() =>
        worker.call('session.addWalkIn', { sessionId: session.id, firstName: 'Elio', lastName: null }),
      ),
    ).toEqual(['sessionId group_is_closed']);
    save([mark(people[0], 'present')]);
  });

  it('an event counts heads and names nobody', () => {
    const { people, save } = change({ kind: 'event' });
    expect(problemsOf(() => save([mark(people[0], 'present')]))).toEqual(['marks group_is_event']);
    expect(save([], { guestCount: 41 })).toMatchObject({ encounterCount: 0, session: { guestCount: 41 } });
  });
});

describe('a group’s days', () => {
  it('follow its schedule, leave holidays out by name, and can be cancelled and taken back', () => {
    const { clinic, worker, groupId, session, save, people } = heldGroup();
    const { group } = worker.call('group.open', { groupId });
    worker.call('group.update', {
      groupId,
      expectedRevision: group.revision,
      name: group.name,
      topic: group.topic,
      facilitatorId: group.facilitatorId,
      placeOfService: group.placeOfService,
      place: null,
      usualStartTime: '08:00',
      usualMinutes: 60,
      capacity: null,
      isActive: true,
      scheduleRule: 'FREQ=WEEKLY;INTERVAL=1;BYDAY=MO,WE',
      scheduleStartsOn: '2026-03-02',
    });
    clinic.staff('supervisor').call('holiday.set', { heldOn: '2026-03-16', name: 'Founding day' });
    const cancel = (heldOn: string, isCancelled = true, reason: string | null = 'Snow') =>
      worker.call('session.setCancelled', { groupId, heldOn, isCancelled, reason });
    cancel('2026-03-11');
    const coming = () => worker.call('group.open', { groupId }).coming.slice(0, 3);
    expect(coming()).toEqual([
      { heldOn: '2026-03-09', holiday: null, isCancelled: false, cancelReason: null },
      { heldOn: '2026-03-11', holiday: null, isCancelled: true, cancelReason: 'Snow' },
      { heldOn: '2026-03-16', holiday: 'Founding day', isCancelled: false, cancelReason: null },
    ]);
    cancel('2026-03-11', false, null);
    expect(coming()[1]).toMatchObject({ isCancelled: false, cancelReason: null });
    expect(problemsOf(() => cancel('2026-03-18', true, null))).toEqual(['reason reason_missing']);
    save([mark(people[0], 'present')]);
    expect(problemsOf(() => cancel(session.heldOn))).toEqual(['heldOn roll_taken']);
  });

  it('keep who was on the list when, and what everybody was marked', () => {
    const { clinic, worker, groupId, people, save } = heldGroup();
    save([mark(people[0], 'present'), mark(people[1], 'excused')]);
    const members = worker.call('group.open', { groupId }).members;
    expect(members.map(({ signInName }) => signInName)).toEqual(['Ana', 'Beto', 'Cruz', 'Delia']);
    const [ana] = members;
    const set = (joinedOn: string, leftOn: string | null) =>
      worker.call('group.setMemberDates', { groupId, memberId: ana!.memberId, joinedOn, leftOn });
    expect(problemsOf(() => set('2026-03-09', '2026-03-08'))).toEqual(['leftOn left_before_joined']);
    set('2026-02-01', '2026-03-20');
    expect(worker.call('group.open', { groupId }).members).toContainEqual(
      expect.objectContaining({ clientId: people[0], joinedOn: '2026-02-01', leftOn: '2026-03-20' }),
    );
    const { sessions, people: marked } = worker.call('group.attendance', { groupId });
    expect(sessions).toMatchObject([{ presentCount: 1, absentCount: 1 }]);
    expect(marked.map(({ displayName, marks }) => [displayName, marks])).toEqual([
      ['Ana', ['present']],
      ['Beto', ['excused']],
    ]);
    expect(worker.call('attendance.ofClient', { clientId: people[0] }).groups).toMatchObject([
      { name: 'Morning circle', sessions: [{ mark: 'present', minutes: 60 }] },
    ]);
    const elsewhere = clinic.write((writer, change) =>
      insertRecord(writer, change, GroupMember, {
        seriesId: groupId,
        clientId: people[2],
        joinedOn: clinic.today,
        leftOn: null,
      }),
    );
    expect(elsewhere.id).not.toBe(ana!.memberId);
  });
});
