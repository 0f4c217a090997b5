import { describe, expect, it } from 'vitest';

import { Encounter, Note } from '../../../../shared/model';
import type { LocalDate } from '../../../../shared/time';
import { getRecord, insertRecord } from '../../../../electron/vault/store/records';
import { transaction } from '../../../../electron/vault/store/connection';
import { sql } from '../../../../electron/vault/store/sql';
import { CLINIC_PASSPHRASE } from '../../../support/clinic';
import { encounterValues } from '../../../support/record-values';
import { failureOf } from '../../../support/temporary-store';
import { heldGroup, mark } from '../groups/held-group';
import { TEXT, begunNote, problemsOf } from './begun-note';

function setting() {
  const begun = begunNote();
  const { author, client } = begun;
  const addGoal = (words: string, clientId: string = client.id) =>
    author.call('goal.add', {
      clientId,
      words,
      lifeArea: 'housing',
      baseline: null,
      startedOn: '2026-03-02',
      targetOn: null,
      status: 'active',
    }).goalId;
  const step = (goalId: string, status: 'completed' | 'entered_in_error', on: string) =>
    author.call('goal.setStatus', {
      clientId: client.id,
      goalId,
      expectedRevision: 1,
      status,
      on: on,
      reason: 'It is so',
    });
  const broken = (work: () => unknown) =>
    failureOf(work).details?.problems?.map(({ path, code }) => `${path} ${code}`);
  return { ...begun, addGoal, step, broken };
}

describe('the goals a note names', () => {
  it('are several, take the place of a reason, and are signed with the words they had', async () => {
    const { author, client, open, save, sign, addGoal, noteId } = setting();
    const home = addGoal('A room of my own');
    const work = addGoal('A job I like');
    expect(
      open()
        .linkableGoals.map(({ id }) => id)
        .sort(),
    ).toEqual([home, work].sort());
    save({ goalIds: [work, home, work] });
    expect(open()).toMatchObject({
      goalIds: [work, home],
      noGoalReason: null,
      goals: [{ id: work, words: 'A job I like' }, { id: home }],
    });
    await sign({ goalIds: [work, home], noGoalReason: null });
    author.call('goal.change', {
      clientId: client.id,
      goalId: work,
      expectedRevision: 1,
      words: 'Any job',
      lifeArea: 'employment',
      baseline: null,
      startedOn: '2026-03-02',
      targetOn: null,
      achievement: null,
    });
    expect(open()).toMatchObject({
      signatureMatches: true,
      goals: [
        { id: work, words: 'A job I like' },
        { id: home, words: 'A room of my own' },
      ],
      linkableGoals: [],
    });
    // What every chart shows of it, so that a goal can show its notes.
    const summary = author
      .call('client.open', { clientId: client.id })
      .notes?.find(({ id }) => id === noteId);
    expect(summary?.goalIds).toEqual([work, home]);
  });

  it('can’t be changed once it is signed, also not behind the app’s back', async () => {
    const { clinic, open, save, sign, addGoal, noteId } = setting();
    const home = addGoal('A room of my own');
    await sign({ goalIds: [home], noGoalReason: null });
    expect(failureOf(() => save({ goalIds: [] })).code).toBe('NOTE_SIGNED');
    const { store } = clinic.database;
    for (const statement of [
      sql`UPDATE note SET goal_ids = '[]' WHERE id = ${noteId}`,
      sql`UPDATE note SET goal_words = '["Another"]' WHERE id = ${noteId}`,
    ]) {
      expect(failureOf(() => transaction(store, (writer) => writer.run(statement))).code).toBe('NOTE_SIGNED');
    }
    expect(open().signatureMatches).toBe(true);
    expect(getRecord(store.reader, Note, noteId)?.goalWords).toEqual(['A room of my own']);
  });

  it('are this person’s, and were open at the contact', async () => {
    const { clinic, author, addGoal, step, save, sign, broken, open } = setting();
    const other = clinic.client({ chartNumber: 'LC-000009', assignedWorkerId: author.user.id }).id;
    const theirs = addGoal('Somebody else’s goal', other);
    expect(broken(() => save({ goalIds: [theirs] }))).toEqual(['goalIds goal_not_theirs']);
    expect(await problemsOf(sign({ goalIds: [theirs], noGoalReason: null }))).toEqual([
      'goalIds goal_not_theirs',
    ]);
    const over = addGoal('Over before');
    step(over, 'completed', '2026-03-08');
    expect(broken(() => save({ goalIds: [over] }))).toEqual(['goalIds goal_not_open']);
    const today = addGoal('Reached at this very contact');
    step(today, 'completed', '2026-03-09');
    const mistake = addGoal('Typed on the wrong chart');
    save({ goalIds: [today, mistake] });
    step(mistake, 'entered_in_error', '2026-03-09');
    // It stays to be seen and unticked, and keeps the note from being signed.
    expect(open().goals.map(({ id }) => id)).toEqual([today, mistake]);
    expect(await problemsOf(sign({ goalIds: [today, mistake], noGoalReason: null }))).toEqual([
      'goalIds goal_not_open',
    ]);
    await sign({ goalIds: [today], noGoalReason: null });
    expect(open().goals).toMatchObject([{ id: today, status: 'completed' }]);
  });

  it('or a reason why not, are asked for before signing (R-NOTE-03)', async () => {
    const { sign } = setting();
    expect(await problemsOf(sign({ goalIds: [], noGoalReason: null }))).toEqual([
      'noGoalReason goal_or_reason_missing',
    ]);
  });

  it('are carried over from the note before, marked as such while one of them stands (R-NOTE-08)', async () => {
    const { clinic, author, client, addGoal, step, sign, noteId } = setting();
    const home = addGoal('A room of my own');
    const gone = addGoal('Over by then');
    await sign({ goalIds: [home, gone], noGoalReason: null });
    clinic.clock.pass(86_400_000);
    step(gone, 'completed', '2026-03-09');
    const { id: encounterId } = clinic.write((writer, change) =>
      insertRecord(writer, change, Encounter, {
        ...encounterValues({ clientId: client.id, workerId: author.user.id }),
        serviceDate: '2026-03-10' as LocalDate,
      }),
    );
    const next = author.call('note.start', { encounterId, formatCode: 'pirp' }).noteId;
    const { previous } = author.call('note.previous', { noteId: next });
    expect(previous).toMatchObject({ noteId, goalIds: [home] });
    const text = {
      sections: {},
      noGoalReason: null,
      safetyStep: null,
      copiedSections: { goal_links: noteId },
    };
    author.call('note.save', { noteId: next, expectedRevision: 1, ...text, goalIds: [home] });
    const opened = () => author.call('note.open', { noteId: next });
    expect(opened()).toMatchObject({ goalsCopiedFrom: { noteId, serviceDate: '2026-03-09' }, copied: [] });
    author.call('note.save', { noteId: next, expectedRevision: 2, ...text, goalIds: [] });
    expect(opened().goalsCopiedFrom).toBeNull();
  });

  it('follow a returned note into its new draft', async () => {
    const { clinic, noteId, sign, addGoal, author } = setting();
    const home = addGoal('A room of my own');
    await sign({ goalIds: [home], noGoalReason: null });
    const supervisor = clinic.staff('supervisor');
    const { newDraftId } = await supervisor.callLater('review.decide', {
      noteId,
      decision: 'returned',
      comment: 'Say more.',
      passphrase: CLINIC_PASSPHRASE,
    });
    const draft = author.call('note.open', { noteId: newDraftId ?? '' });
    expect(draft).toMatchObject({ status: 'draft', goalIds: [home], goals: [{ words: 'A room of my own' }] });
  });
});

describe('a group note', () => {
  it('can’t be signed with a goal that names somebody else of the group (R-GRP-06)', async () => {
    const { clinic, worker, people, save, encounterOf } = heldGroup();
    const [ana, beto] = people;
    save([mark(ana, 'present'), mark(beto, 'present')]);
    clinic.clock.pass(3_600_000);
    const add = (words: string) =>
      worker.call('goal.add', {
        clientId: ana,
        words,
        lifeArea: 'social',
        baseline: null,
        startedOn: clinic.today,
        targetOn: null,
        status: 'active',
      }).goalId;
    const named = add('Make up with Beto');
    const own = add('Speak up in the group');
    const encounterId = encounterOf(ana)?.id ?? '';
    const { noteId } = worker.call('note.start', { encounterId, formatCode: 'pirp' });
    const sign = (goalIds: string[]) =>
      worker.callLater('note.sign', {
        noteId,
        expectedRevision: worker.call('note.open', { noteId }).revision,
        ...TEXT,
        noGoalReason: null,
        goalIds,
        passphrase: CLINIC_PASSPHRASE,
      });
    expect(await problemsOf(sign([own, named]))).toEqual(['goalIds names_someone']);
    await sign([own]);
    expect(worker.call('note.open', { noteId }).goals).toMatchObject([{ words: 'Speak up in the group' }]);
  });
});
