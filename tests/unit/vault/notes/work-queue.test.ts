import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { Encounter, Note } from '../../../../shared/model';
import { insertRecord, updateRecord } from '../../../../electron/vault/store/records';
import { sql } from '../../../../electron/vault/store/sql';
import type { InstantMs } from '../../../../shared/time';
import { encounterValues } from '../../../support/record-values';
import { begunNote } from './begun-note';

const HOUR = 3_600_000;

describe('what is still to write and to sign', () => {
  it('goes from writing to signing to nothing', async () => {
    const { clinic, author, client, encounterId, noteId, sign } = begunNote();
    const other = clinic.write((writer, change) => {
      const values = encounterValues({ clientId: client.id, workerId: author.user.id });
      return insertRecord(writer, change, Encounter, {
        ...values,
        startAt: (values.startAt - HOUR) as InstantMs,
        kind: 'phone',
      }).id;
    });
    const queue = () =>
      author.call('note.workQueue', {}).items.map((item) => [item.kind, item.encounterId, item.noteId]);
    expect(queue()).toEqual([
      ['note_to_write', other, null],
      ['note_to_sign', encounterId, noteId],
    ]);
    expect(author.call('note.workQueue', {}).items[1]).toMatchObject({
      clientDisplayName: 'Anita Baca',
      encounterKind: 'individual',
      minutes: 60,
    });
    await sign();
    expect(queue()).toEqual([['note_to_write', other, null]]);
    expect(clinic.staff('peer_worker').call('note.workQueue', {}).items).toEqual([]);
  });

  it('holds no attempt, no missed visit and no cancelled contact', () => {
    const { clinic, author, client, encounterId } = begunNote();
    const add = (kind: 'outreach_attempt' | 'no_show') =>
      clinic.write((writer, change) =>
        insertRecord(writer, change, Encounter, {
          ...encounterValues({ clientId: client.id, workerId: author.user.id }),
          kind,
        }),
      );
    add('outreach_attempt');
    add('no_show');
    const count = (): number => author.call('note.workQueue', {}).items.length;
    expect(count()).toBe(1);
    clinic.write((writer, change) =>
      updateRecord(
        writer,
        change,
        Encounter,
        encounterId,
        { status: 'cancelled' },
        { expectedRevision: 'newest' },
      ),
    );
    expect(count()).toBe(0);
  });

  it('asks for a new note when the signed one was entered in error', async () => {
    const { clinic, author, encounterId, noteId, sign } = begunNote();
    await sign();
    clinic.write((writer, change) =>
      updateRecord(
        writer,
        change,
        Note,
        noteId,
        { status: 'entered_in_error', statusReason: 'Another person' },
        { expectedRevision: 'newest' },
      ),
    );
    expect(author.call('note.workQueue', {}).items).toMatchObject([{ kind: 'note_to_write', encounterId }]);
    expect(author.call('note.start', { encounterId, formatCode: 'pirp' }).noteId).not.toBe(noteId);
    expect(author.call('note.open', { noteId })).toMatchObject({
      status: 'entered_in_error',
      signatureMatches: true,
    });
  });

  it('is read from an index of its own', () => {
    const { clinic, author } = begunNote();
    const plan = clinic.database.store.reader.all(
      sql`EXPLAIN QUERY PLAN SELECT count(*) - count(note_id) FROM note_due WHERE worker_id = ${author.user.id}`,
      z.object({ detail: z.string() }),
    );
    expect(plan.map((step) => step.detail)).toEqual([
      'SEARCH note_due USING COVERING INDEX note_due_worker (worker_id=?)',
    ]);
  });
});
