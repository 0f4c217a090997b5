import { describe, expect, it } from 'vitest';

import { NoteAddendum } from '../../../../shared/model';
import { getRecord } from '../../../../electron/vault/store/records';
import { sql, sqlFragment } from '../../../../electron/vault/store/sql';
import { CLINIC_PASSPHRASE } from '../../../support/clinic';
import type { StaffSeat } from '../../../support/clinic';
import { asyncFailureOf, failureOf } from '../../../support/temporary-store';
import type { CallInput } from '../../../support/vault-harness';
import { begunNote, problemsOf } from './begun-note';

const HOUR = 3_600_000;

describe('a signed note (R-NOTE-01)', () => {
  it('R-NOTE-01 can’t be saved or signed again', async () => {
    const { save, sign } = begunNote();
    await sign();
    expect(failureOf(() => save({ sections: { purpose: 'other' } })).code).toBe('NOTE_SIGNED');
    expect((await asyncFailureOf(sign())).code).toBe('NOTE_SIGNED');
  });

  it('R-NOTE-01 can’t be changed or removed by any SQL', async () => {
    const { clinic, noteId, open, sign } = begunNote();
    await sign();
    const before = open();
    const attempts = [
      sql`UPDATE note SET sections = '{}' WHERE id = ${noteId}`,
      sql`UPDATE note SET signed_at = NULL WHERE id = ${noteId}`,
      sql`UPDATE note SET status = 'draft' WHERE id = ${noteId}`,
      sql`UPDATE note SET signature_hash = NULL WHERE id = ${noteId}`,
      sql`UPDATE note SET client_id = author_id WHERE id = ${noteId}`,
      sql`UPDATE note SET is_late_entry = 1 WHERE id = ${noteId}`,
      sql`DELETE FROM note WHERE id = ${noteId}`,
      sql`DELETE FROM note`,
      sql`INSERT OR REPLACE INTO note SELECT * FROM note WHERE id = ${noteId}`,
    ];
    for (const attempt of attempts) {
      expect(failureOf(() => clinic.write((writer) => writer.run(attempt))).code, attempt.text).toBe(
        'NOTE_SIGNED',
      );
    }
    expect(open()).toEqual(before);
  });

  it('R-NOTE-02 shows when the row was altered behind the program’s back', async () => {
    for (const alteration of [
      sqlFragment`UPDATE note SET sections = replace(sections, 'Monday', 'Friday')`,
      sqlFragment`UPDATE note SET signed_at = signed_at - 1`,
      sqlFragment`UPDATE note SET credential_number = '0043'`,
      sqlFragment`UPDATE note SET signature_hash = NULL`,
      sqlFragment`UPDATE note SET signature_hash = 'short'`,
    ]) {
      const { clinic, open, sign } = begunNote();
      await sign();
      clinic.write((writer) => {
        writer.runScript(sqlFragment`DROP TRIGGER note_signed_no_update`);
        writer.run(alteration);
      });
      expect(open().signatureMatches, alteration.text).toBe(false);
    }
  });
});

describe('addenda (R-NOTE-01)', () => {
  it('R-NOTE-01 follow a signed note, by its author, signed themselves', async () => {
    const { clinic, author, noteId, open, sign } = begunNote();
    const add = (seat: StaffSeat = author, values: Partial<CallInput<'note.addAddendum'>> = {}) =>
      seat.callLater('note.addAddendum', {
        noteId,
        text: 'The appointment is at eleven.',
        passphrase: CLINIC_PASSPHRASE,
        ...values,
      });
    expect(await problemsOf(add())).toEqual(['noteId note_not_signed']);
    await sign();
    const before = open();
    expect((await asyncFailureOf(add(clinic.staff('supervisor')))).code).toBe('NOT_THE_AUTHOR');
    expect((await asyncFailureOf(add(author, { passphrase: 'wrong' }))).code).toBe('WRONG_PASSPHRASE');
    expect(await problemsOf(add(author, { text: ' \n ' }))).toEqual(['text section_missing']);
    clinic.clock.pass(HOUR);
    await add();
    expect(open()).toEqual({
      ...before,
      addenda: [
        {
          id: expect.any(String) as string,
          authorName: 'Pat Peer',
          text: 'The appointment is at eleven.',
          signedAt: clinic.clock.now(),
          signatureMatches: true,
        },
      ],
    });
  });

  it('can’t be changed or removed, and show when they were', async () => {
    const { clinic, author, noteId, open, sign } = begunNote();
    await sign();
    const { addendumId } = await author.callLater('note.addAddendum', {
      noteId,
      text: 'More.',
      passphrase: CLINIC_PASSPHRASE,
    });
    const write = (statement: ReturnType<typeof sql>) => clinic.write((writer) => writer.run(statement));
    expect(failureOf(() => write(sql`UPDATE note_addendum SET text = 'Less.'`)).code).toBe('INTERNAL');
    expect(failureOf(() => write(sql`DELETE FROM note_addendum`)).code).toBe('INTERNAL');
    expect(getRecord(clinic.database.store.reader, NoteAddendum, addendumId)?.text).toBe('More.');
    clinic.write((writer) => {
      writer.runScript(sqlFragment`DROP TRIGGER note_addendum_no_update`);
      writer.run(sqlFragment`UPDATE note_addendum SET text = 'Less.'`);
    });
    expect(open().addenda.map((addendum) => addendum.signatureMatches)).toEqual([false]);
    expect(open().signatureMatches).toBe(true);
  });
});
