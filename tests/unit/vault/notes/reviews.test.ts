import { describe, expect, it } from 'vitest';

import { Note, NoteReview } from '../../../../shared/model';
import { findRecords, getRecord, updateRecord } from '../../../../electron/vault/store/records';
import { sql } from '../../../../electron/vault/store/sql';
import { CLINIC_PASSPHRASE } from '../../../support/clinic';
import type { CallInput } from '../../../support/vault-harness';
import { asyncFailureOf, failureOf } from '../../../support/temporary-store';
import { TEXT, begunNote, problemsOf } from './begun-note';

/** A note of somebody whose notes are all co-signed, and their supervisor. */
function supervisedNote() {
  const begun = begunNote();
  const supervisor = begun.clinic.staff('supervisor', { displayName: 'Sol Super', credentialNumber: '7' });
  supervisor.call('cosignPolicy.set', {
    workerId: begun.author.user.id,
    rule: 'all',
    samplePercent: null,
    untilOn: null,
  });
  const decide = (values: Partial<CallInput<'review.decide'>> = {}, seat = supervisor) =>
    seat.callLater('review.decide', {
      noteId: begun.noteId,
      decision: 'cosigned',
      comment: null,
      passphrase: CLINIC_PASSPHRASE,
      ...values,
    });
  const queue = (seat = supervisor) => seat.call('review.queue', {});
  return { ...begun, supervisor, decide, queue };
}

describe('co-signing', () => {
  it('queues a signed note with its age until a supervisor co-signs it, and keeps who and when', async () => {
    const { clinic, author, client, noteId, sign, decide, queue, open } = supervisedNote();
    expect(queue()).toEqual({ items: [], total: 0 });
    await sign();
    expect(queue().total).toBe(1);
    expect(queue().items).toEqual([
      {
        noteId,
        clientId: client.id,
        clientDisplayName: 'Anita Baca',
        authorName: 'Pat Peer',
        encounterKind: 'individual',
        groupName: null,
        serviceDate: clinic.today,
        signedAt: clinic.clock.now(),
      },
    ]);
    expect(open()).toMatchObject({ waitsForReview: true, status: 'signed', signatureMatches: true });
    clinic.clock.pass(60_000);
    await decide();
    expect(queue()).toEqual({ items: [], total: 0 });
    expect(open()).toMatchObject({
      waitsForReview: false,
      status: 'signed',
      signatureMatches: true,
      reviews: [
        {
          reviewerName: 'Sol Super',
          decision: 'cosigned',
          comment: null,
          decidedAt: clinic.clock.now(),
          signatureMatches: true,
        },
      ],
    });
    expect(await problemsOf(decide())).toEqual(['noteId note_not_waiting']);
    expect(author.call('note.workQueue', {}).items).toEqual([]);
  });

  it('R-NOTE-05 returns a note with a comment: the signed version stays, and a draft with its text follows', async () => {
    const { clinic, author, noteId, sign, decide, open, queue } = supervisedNote();
    await sign({ interventions: ['listening'], craving: 4, confidence: 8 });
    const { newDraftId } = await decide({ decision: 'returned', comment: ' Say which goal. ' });
    expect(open()).toMatchObject({
      status: 'returned',
      signatureMatches: true,
      replacedByNoteId: newDraftId,
      reviews: [{ decision: 'returned', comment: 'Say which goal.' }],
    });
    expect(queue().total).toBe(0);
    expect(author.call('note.workQueue', {}).items).toMatchObject([
      { kind: 'note_returned', noteId: newDraftId },
    ]);
    const draft = author.call('note.open', { noteId: newDraftId! });
    expect(draft).toMatchObject({
      status: 'draft',
      authorId: author.user.id,
      sections: TEXT.sections,
      interventions: ['listening'],
      craving: 4,
      confidence: 8,
      replacesNoteId: noteId,
      signedAt: null,
    });
    await author.callLater('note.sign', {
      noteId: newDraftId!,
      expectedRevision: draft.revision,
      ...TEXT,
      sections: { ...TEXT.sections, purpose: 'Her goal: a job by May.' },
      passphrase: CLINIC_PASSPHRASE,
    });
    expect(queue().items.map((item) => item.noteId)).toEqual([newDraftId]);
    await decide({ noteId: newDraftId! });
    expect(queue().total).toBe(0);
    // Both versions are there, as they were signed.
    const { reader } = clinic.database.store;
    expect(getRecord(reader, Note, noteId)?.sections).toEqual(TEXT.sections);
    expect(author.call('note.open', { noteId: newDraftId! }).signatureMatches).toBe(true);
    expect(
      findRecords(reader, NoteReview, sql`1 ORDER BY decided_at, id`).map((row) => row.decision),
    ).toEqual(['returned', 'cosigned']);
  });

  it('R-NOTE-04 is never for one’s own note, nor for an unsigned one, nor without the passphrase', async () => {
    const { clinic, author, noteId, sign, decide } = supervisedNote();
    expect(await problemsOf(decide())).toEqual(['noteId note_not_waiting']);
    await sign();
    expect(await problemsOf(decide({ decision: 'returned', comment: '  ' }))).toEqual([
      'comment comment_missing',
    ]);
    expect((await asyncFailureOf(decide({ passphrase: 'not it' }))).code).toBe('WRONG_PASSPHRASE');
    const own = clinic.staff('supervisor');
    clinic.write((writer, change) =>
      updateRecord(writer, change, Note, noteId, { status: 'signed' }, { expectedRevision: 'newest' }),
    );
    expect(author.user.id).not.toBe(own.user.id);
    expect(await problemsOf(decide({}, author))).toEqual(['noteId own_note']);
  });

  it('shows a decision somebody changed on disk', async () => {
    const { clinic, sign, decide, open } = supervisedNote();
    await sign();
    const { reviewId } = await decide();
    const { reader } = clinic.database.store;
    const review = getRecord(reader, NoteReview, reviewId);
    expect(review?.signatureHash).toMatch(/^[0-9a-f]{64}$/);
    expect(open().reviews[0]?.signatureMatches).toBe(true);
    clinic.write((writer) => {
      writer.runScript(sql`DROP TRIGGER note_review_no_update`);
      writer.run(sql`UPDATE note_review SET decision = 'returned' WHERE id = ${reviewId}`);
    });
    expect(open().reviews[0]?.signatureMatches).toBe(false);
  });
});

describe('which notes are co-signed', () => {
  const waiting = async (rule: 'none' | 'all' | 'sample' | 'until_date', more = {}) => {
    const { clinic, author, sign, open } = begunNote();
    clinic.staff('supervisor').call('cosignPolicy.set', {
      workerId: author.user.id,
      rule,
      samplePercent: null,
      untilOn: null,
      ...more,
    });
    await sign();
    return open().waitsForReview;
  };

  it('follows the worker’s policy', async () => {
    expect(await waiting('none')).toBe(false);
    expect(await waiting('all')).toBe(true);
    expect(await waiting('sample', { samplePercent: 100 })).toBe(true);
    expect(await waiting('until_date', { untilOn: '2026-03-09' })).toBe(true);
    expect(await waiting('until_date', { untilOn: '2026-03-08' })).toBe(false);
  });

  it('says what a policy lacks, and lists everybody with how many wait', async () => {
    const { clinic, author, supervisor, sign } = supervisedNote();
    const set = (values: object) => () =>
      supervisor.call('cosignPolicy.set', {
        workerId: author.user.id,
        rule: 'sample',
        samplePercent: null,
        untilOn: null,
        ...values,
      });
    expect(failureOf(set({})).details?.problems).toEqual([{ path: 'samplePercent', code: 'share_missing' }]);
    expect(failureOf(set({ rule: 'until_date' })).details?.problems).toEqual([
      { path: 'untilOn', code: 'until_missing' },
    ]);
    expect(failureOf(set({ workerId: clinic.staff('front_desk').user.id })).details?.problems).toEqual([
      { path: 'workerId', code: 'not_a_worker' },
    ]);
    await sign();
    set({ rule: 'sample', samplePercent: 10 })();
    const { policies } = supervisor.call('cosignPolicy.list', {});
    expect(policies).toMatchObject([
      { workerName: 'Pat Peer', rule: 'sample', samplePercent: 10, waitingCount: 1 },
      { workerName: 'Sol Super', rule: 'none', waitingCount: 0 },
    ]);
  });
});

describe('the supervision log', () => {
  it('holds one entry for each worker, which everybody sees of themselves', () => {
    const { clinic, author, supervisor } = supervisedNote();
    const other = clinic.staff('peer_worker', { displayName: 'Rui Peer' });
    const meeting = { heldOn: clinic.today, minutes: 50, topics: 'Boundaries' };
    supervisor.call('supervision.record', { workerIds: [author.user.id, other.user.id], ...meeting });
    supervisor.call('supervision.record', { workerIds: [author.user.id], ...meeting, topics: 'Notes' });
    const seen = (seat: typeof author) =>
      seat
        .call('supervision.list', {})
        .entries.map((entry) => [entry.workerName, entry.format, entry.topics])
        .sort();
    expect(seen(author)).toEqual([
      ['Pat Peer', 'group', 'Boundaries'],
      ['Pat Peer', 'individual', 'Notes'],
    ]);
    expect(seen(other)).toEqual([['Rui Peer', 'group', 'Boundaries']]);
    expect(seen(supervisor)).toHaveLength(3);
    const refused = (values: object) =>
      failureOf(() =>
        supervisor.call('supervision.record', { workerIds: [author.user.id], ...meeting, ...values }),
      ).details?.problems?.[0]?.code;
    expect(refused({ heldOn: '2026-03-10' })).toBe('in_future');
    expect(refused({ workerIds: [supervisor.user.id] })).toBe('not_a_worker');
  });
});
