import { createHash } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { Encounter, Note, User } from '../../../../shared/model';
import { canonicalNote } from '../../../../shared/rules/note-signing';
import { changesOfRecord } from '../../../../electron/vault/store/changes';
import { getRecord, insertRecord, updateRecord } from '../../../../electron/vault/store/records';
import type { StaffSeat } from '../../../support/clinic';
import { encounterValues } from '../../../support/record-values';
import { asyncFailureOf, failureOf } from '../../../support/temporary-store';
import { TEXT, begunNote, problemsOf } from './begun-note';

const HOUR = 3_600_000;

describe('starting a note', () => {
  it('gives an empty draft by the worker, and the same one when asked again', () => {
    const { author, client, encounterId, noteId, open } = begunNote();
    expect(open()).toMatchObject({
      clientId: client.id,
      clientDisplayName: 'Anita Baca',
      authorId: author.user.id,
      authorName: 'Pat Peer',
      status: 'draft',
      sections: {},
      signatureMatches: null,
      safetyStepRequired: false,
      formatCode: 'pirp',
      formatVersion: 1,
      encounter: { kind: 'individual', minutes: 60, groupName: null },
    });
    expect(author.call('note.start', { encounterId, formatCode: 'pirp' }).noteId).toBe(noteId);
  });

  it('is for whoever was with the person, in a format there is, about a contact that happened', () => {
    const { clinic, author, client } = begunNote();
    const encounterId = clinic.write(
      (writer, change) =>
        insertRecord(
          writer,
          change,
          Encounter,
          encounterValues({ clientId: client.id, workerId: author.user.id }),
        ).id,
    );
    const refused = (seat: StaffSeat, formatCode = 'pirp') =>
      failureOf(() => seat.call('note.start', { encounterId, formatCode })).details?.problems;
    expect(refused(clinic.staff('supervisor'))).toEqual([{ path: 'encounterId', code: 'not_the_worker' }]);
    expect(refused(author, 'soup')).toEqual([{ path: 'formatCode', code: 'format_unknown' }]);
    clinic.write((writer, change) =>
      updateRecord(writer, change, Encounter, encounterId, { status: 'cancelled' }, { expectedRevision: 1 }),
    );
    expect(refused(author)).toEqual([{ path: 'encounterId', code: 'contact_not_done' }]);
  });
});

describe('writing a note', () => {
  it('saves it as unfinished as it is', () => {
    const { clinic, open, save } = begunNote();
    expect(save({ sections: { purpose: 'x' }, noGoalReason: null })).toEqual({
      revision: 2,
      savedAt: clinic.clock.now(),
    });
    expect(open()).toMatchObject({ sections: { purpose: 'x' }, noGoalReason: null, status: 'draft' });
  });

  it('R-NOTE-04 is the author’s alone', () => {
    const { clinic, save } = begunNote();
    for (const role of ['peer_worker', 'supervisor'] as const) {
      expect(failureOf(() => save({}, clinic.staff(role))).code).toBe('NOT_THE_AUTHOR');
    }
  });

  it('refuses a stale edit and a section nobody would see', () => {
    const { save } = begunNote();
    save();
    expect(failureOf(() => save({ expectedRevision: 1 })).code).toBe('STALE_EDIT');
    const refused = failureOf(() => save({ sections: { diagnosis: 'x' } }));
    expect(refused.details?.problems).toEqual([{ path: 'sections.diagnosis', code: 'section_unknown' }]);
  });

  it('takes 20,000 letters in a section, and not one more', () => {
    const { open, save } = begunNote();
    const long = 'ñ'.repeat(20_000);
    save({ sections: { purpose: long } });
    expect(open().sections['purpose']).toBe(long);
    expect(failureOf(() => save({ sections: { purpose: `${long}x` } })).code).toBe('INVALID_INPUT');
    expect(failureOf(() => save({ sections: { purpose: 'bell \u0007' } })).code).toBe('INVALID_INPUT');
  });
});

describe('signing a note', () => {
  it('R-NOTE-02 stores credential, time and hash, and shows that they match', async () => {
    const { clinic, noteId, open, sign } = begunNote();
    const signed = await sign();
    expect(signed).toEqual({
      signedAt: clinic.clock.now(),
      signatureHash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      isLateEntry: false,
    });
    expect(open()).toMatchObject({
      status: 'signed',
      ...TEXT,
      signedAt: clinic.clock.now(),
      credentialType: 'cpsw',
      credentialNumber: '0042',
      signatureHash: signed.signatureHash,
      signatureMatches: true,
    });
    const note = getRecord(clinic.database.store.reader, Note, noteId);
    if (note === undefined) throw new Error('The note is gone');
    // Anybody can compute it again from the row.
    expect(createHash('sha256').update(canonicalNote(note)).digest('hex')).toBe(signed.signatureHash);
  });

  it('R-NOTE-02 asks for the passphrase again', async () => {
    const { open, sign } = begunNote();
    expect((await asyncFailureOf(sign({ passphrase: 'not these words at all' }))).code).toBe(
      'WRONG_PASSPHRASE',
    );
    expect(open().status).toBe('draft');
  });

  it('R-NOTE-02 keeps the credential of the day it was signed', async () => {
    const { clinic, author, open, sign } = begunNote();
    await sign();
    clinic.write((writer, change) =>
      updateRecord(
        writer,
        change,
        User,
        author.user.id,
        { credentialNumber: '9999' },
        { expectedRevision: 'newest' },
      ),
    );
    expect(open()).toMatchObject({ credentialNumber: '0042', signatureMatches: true });
  });

  it('R-NOTE-03 refuses what isn’t finished, and says all that is missing', async () => {
    const { open, sign } = begunNote();
    expect(await problemsOf(sign({ sections: { purpose: 'x', plan: ' ' }, noGoalReason: null }))).toEqual([
      'sections.intervention section_missing',
      'sections.response section_missing',
      'sections.plan section_missing',
      'noGoalReason goal_or_reason_missing',
    ]);
    expect(open()).toMatchObject({ status: 'draft', sections: {}, revision: 1 });
  });

  it('R-NOTE-03 wants the safety step of a crisis', async () => {
    const { open, sign } = begunNote({ kind: 'crisis' });
    expect(open().safetyStepRequired).toBe(true);
    expect(await problemsOf(sign())).toEqual(['safetyStep safety_step_missing']);
    await sign({ safetyStep: 'Called 988 together.' });
    expect(open()).toMatchObject({
      status: 'signed',
      safetyStep: 'Called 988 together.',
      signatureMatches: true,
    });
  });

  it('R-NOTE-04 is the author’s alone', async () => {
    const { clinic, sign } = begunNote();
    expect((await asyncFailureOf(sign({}, clinic.staff('supervisor')))).code).toBe('NOT_THE_AUTHOR');
  });

  it('R-NOTE-06 marks a late entry, more than 72 hours after the contact', async () => {
    const inTime = begunNote();
    inTime.clinic.clock.pass(71 * HOUR);
    expect((await inTime.sign()).isLateEntry).toBe(false);
    const late = begunNote();
    late.clinic.clock.pass(71 * HOUR + 1);
    expect((await late.sign()).isLateEntry).toBe(true);
    expect(late.open()).toMatchObject({ isLateEntry: true, signatureMatches: true });
  });

  it('is not possible before the contact is over, nor after it was cancelled', async () => {
    const { clinic, encounterId, sign } = begunNote();
    const set = (patch: Partial<Parameters<typeof encounterValues>[0]> & Record<string, unknown>) =>
      clinic.write((writer, change) =>
        updateRecord(writer, change, Encounter, encounterId, patch, { expectedRevision: 'newest' }),
      );
    set({ endAt: clinic.clock.now() + 1 });
    expect(await problemsOf(sign())).toEqual(['noteId contact_not_over']);
    set({ endAt: clinic.clock.now(), status: 'cancelled' });
    expect(await problemsOf(sign())).toEqual(['noteId contact_not_done']);
  });

  it('writes every field into the change log again, so that a bundle without drafts has the whole note', async () => {
    const { clinic, noteId, save, sign } = begunNote();
    save();
    await sign();
    const changes = changesOfRecord(clinic.database.store.reader, noteId);
    const newest = changes.at(-1)?.timestamp;
    const written = changes.filter((change) => change.timestamp === newest).map((change) => change.field);
    expect(written.sort()).toEqual(Object.keys(Note.fields).sort());
  });
});
