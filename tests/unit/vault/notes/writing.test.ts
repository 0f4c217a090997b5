import { describe, expect, it } from 'vitest';

import { NOTE_FORMATS } from '../../../../shared/rules/note-formats';
import { Encounter } from '../../../../shared/model';
import { insertRecord } from '../../../../electron/vault/store/records';
import { CLINIC_PASSPHRASE } from '../../../support/clinic';
import { encounterValues } from '../../../support/record-values';
import { asyncFailureOf, failureOf } from '../../../support/temporary-store';
import { TEXT, begunNote, problemsOf } from './begun-note';

const part = (code: string, isRequired = true) => ({
  code,
  label: { en: code, es: code },
  prompt: { en: '', es: '' },
  isRequired,
});

describe('formats', () => {
  it('are seven of the product, each writable and signable', async () => {
    expect(NOTE_FORMATS.map(({ code }) => code)).toEqual([
      'pirp',
      'girp',
      'dap',
      'birp',
      'soap',
      'paip',
      'narr',
    ]);
    for (const format of NOTE_FORMATS) {
      const { author, open, noteId } = begunNote();
      if (format.code !== 'pirp') {
        author.call('note.changeFormat', { noteId, expectedRevision: 1, formatCode: format.code });
      }
      expect(open().format).toEqual(format);
      expect(format.sections.map(({ code }) => code)).toContain(format.individualSection);
      const sections = Object.fromEntries(
        format.sections.map(({ code }) => [code, `${code} `.repeat(12).trim()]),
      );
      const signing = author.callLater('note.sign', {
        noteId,
        expectedRevision: open().revision,
        ...TEXT,
        sections,
        passphrase: CLINIC_PASSPHRASE,
      });
      await expect(signing).resolves.toMatchObject({ isLateEntry: false });
      expect(open()).toMatchObject({ sections, formatCode: format.code, signatureMatches: true });
    }
  });

  it('keep what was written when the format changes', () => {
    const { author, noteId, save, open } = begunNote();
    save();
    author.call('note.changeFormat', { noteId, expectedRevision: open().revision, formatCode: 'dap' });
    expect(open().sections).toEqual({
      data: [TEXT.sections.purpose, TEXT.sections.intervention, TEXT.sections.response].join('\n\n'),
      plan: TEXT.sections.plan,
    });
    const refused = failureOf(() =>
      author.call('note.changeFormat', { noteId, expectedRevision: 1, formatCode: 'nope' }),
    );
    expect(refused.code).toBe('STALE_EDIT');
  });

  it('refuse a narrative too short to hold all four parts', async () => {
    const { author, noteId, sign } = begunNote();
    author.call('note.changeFormat', { noteId, expectedRevision: 1, formatCode: 'narr' });
    expect(await problemsOf(sign({ sections: { narrative: 'We met.' } }))).toEqual([
      'sections.narrative section_too_short',
    ]);
  });

  it('of the site are versioned: a note keeps the version it was written in', async () => {
    const { clinic, author, noteId, open, sign } = begunNote();
    const supervisor = clinic.staff('supervisor');
    const first = supervisor.call('noteFormat.save', {
      code: null,
      name: 'Walk and talk',
      sections: [part('route'), part('plan', false)],
      isOffered: true,
    });
    author.call('note.changeFormat', { noteId, expectedRevision: 1, formatCode: first.code });
    const second = supervisor.call('noteFormat.save', {
      code: first.code,
      name: 'Walk and talk',
      sections: [part('route'), part('mood'), part('plan', false)],
      isOffered: true,
    });
    expect(second).toEqual({ code: first.code, version: 2 });
    expect(open().format).toMatchObject({ version: 1, label: { es: 'Walk and talk' } });
    expect(await problemsOf(sign({ sections: { plan: 'x' } }))).toEqual(['sections.route section_missing']);
    await sign({ sections: { route: 'Along the river.' } });
    const site = () => author.call('note.formats', {}).formats.filter(({ isOfSite }) => isOfSite);
    expect(site()).toMatchObject([{ code: first.code, version: 2, isOffered: true }]);
    // Taking it off the list makes no new version, and starting in it is refused then.
    supervisor.call('noteFormat.save', {
      code: first.code,
      name: 'Walk and talk',
      sections: [part('route'), part('mood'), part('plan', false)],
      isOffered: false,
    });
    expect(site()).toMatchObject([{ version: 2, isOffered: false }]);
    const twice = failureOf(() =>
      supervisor.call('noteFormat.save', {
        code: null,
        name: 'x',
        sections: [part('a'), part('a')],
        isOffered: true,
      }),
    );
    expect(twice.details?.problems).toEqual([{ path: 'sections[1].code', code: 'format_version_used' }]);
  });

  it('without a choice is the one the person wrote in last', () => {
    const { clinic, author, client, noteId } = begunNote();
    author.call('note.changeFormat', { noteId, expectedRevision: 1, formatCode: 'girp' });
    const encounterId = clinic.write(
      (writer, change) =>
        insertRecord(
          writer,
          change,
          Encounter,
          encounterValues({ clientId: client.id, workerId: author.user.id }),
        ).id,
    );
    const next = author.call('note.start', { encounterId, formatCode: null });
    expect(author.call('note.open', next).formatCode).toBe('girp');
  });
});

describe('carrying text over', () => {
  it('R-NOTE-08 marks what was copied, from a note about the same person only, and tells a supervisor', async () => {
    const { clinic, author, client, noteId, sign } = begunNote();
    const long = 'Practiced answering the usual questions of an interview, twice, in front of a mirror.';
    await sign({ sections: { ...TEXT.sections, intervention: long } });
    const encounterId = clinic.write(
      (writer, change) =>
        insertRecord(
          writer,
          change,
          Encounter,
          encounterValues({ clientId: client.id, workerId: author.user.id }),
        ).id,
    );
    const next = author.call('note.start', { encounterId, formatCode: null });
    const { previous } = author.call('note.previous', next);
    expect(previous).toMatchObject({ noteId, sections: { intervention: long } });
    author.call('note.save', {
      noteId: next.noteId,
      expectedRevision: 1,
      ...TEXT,
      sections: { intervention: long },
      copiedSections: { intervention: noteId, plan: noteId, purpose: next.noteId },
    });
    const opened = (seat = author) => seat.call('note.open', next);
    expect(opened().copied).toEqual([{ section: 'intervention', noteId, serviceDate: '2026-03-09' }]);
    expect(opened().identicalNoteCount).toBe(0);
    expect(opened(clinic.staff('supervisor')).identicalNoteCount).toBe(1);
  });
});

describe('entered in error', () => {
  it('R-NOTE-09 keeps the note readable with its reason, and its contact waits for a note again', async () => {
    const { clinic, author, noteId, encounterId, sign, open } = begunNote();
    await sign();
    const mark = (values: object = {}, seat = author) =>
      seat.callLater('note.markInError', {
        noteId,
        expectedRevision: open().revision,
        reason: 'Another person.',
        passphrase: CLINIC_PASSPHRASE,
        ...values,
      });
    expect((await asyncFailureOf(mark({}, clinic.staff('peer_worker')))).code).toBe('NOT_THE_AUTHOR');
    expect(await problemsOf(mark({ reason: '  ' }))).toEqual(['reason reason_missing']);
    expect((await asyncFailureOf(mark({ expectedRevision: 1 }))).code).toBe('STALE_EDIT');
    await mark();
    expect(open()).toMatchObject({
      status: 'entered_in_error',
      statusReason: 'Another person.',
      sections: TEXT.sections,
      signatureMatches: true,
    });
    expect(author.call('note.workQueue', {}).items).toMatchObject([
      { kind: 'note_to_write', encounterId, noteId: null },
    ]);
    expect(await problemsOf(mark())).toEqual(['noteId note_in_error']);
  });
});

describe('snippets', () => {
  it('are each person’s own', () => {
    const { clinic, author } = begunNote();
    const { id } = author.call('snippet.save', { id: null, title: 'Interview', text: 'We practiced.' });
    author.call('snippet.save', { id, title: 'Interview', text: 'We practiced twice.' });
    const other = clinic.staff('peer_worker');
    expect(author.call('snippet.list', {}).snippets).toEqual([
      { id, title: 'Interview', text: 'We practiced twice.' },
    ]);
    expect(other.call('snippet.list', {}).snippets).toEqual([]);
    expect(failureOf(() => other.call('snippet.save', { id, title: 'x', text: 'x' })).code).toBe('NOT_FOUND');
    expect(failureOf(() => other.call('snippet.remove', { id })).code).toBe('NOT_FOUND');
    author.call('snippet.remove', { id });
    expect(author.call('snippet.list', {}).snippets).toEqual([]);
  });
});
