import { describe, expect, it } from 'vitest';

import { Client } from '../../../../shared/model';
import { updateRecord } from '../../../../electron/vault/store/records';
import { CLINIC_PASSPHRASE } from '../../../support/clinic';
import { TEXT, begunNote } from './begun-note';

describe('looking for words in notes', () => {
  const signed = async () => {
    const begun = begunNote();
    await begun.sign({
      sections: { ...TEXT.sections, plan: 'Visitará el albergue “La Peña” el lunes, con su hermano.' },
    });
    return begun;
  };
  const search = (text: string, clientId: string | null = null) => ({ text, clientId, offset: 0, limit: 20 });

  it('finds beginnings of words, accents and case set aside, and marks them', async () => {
    const { author, noteId, client } = await signed();
    const { notes, hasMore } = author.call('note.search', search('PENA herm'));
    expect(hasMore).toBe(false);
    expect(notes).toMatchObject([
      {
        noteId,
        clientId: client.id,
        clientDisplayName: 'Anita Baca',
        authorName: 'Pat Peer',
        status: 'signed',
      },
    ]);
    const [fragment] = notes[0]!.fragments;
    expect(fragment).toMatchObject({ part: 'plan', partLabel: { en: 'Plan' } });
    expect(fragment!.highlights.map(({ start, end }) => fragment!.text.slice(start, end))).toEqual([
      'Peña',
      'hermano',
    ]);
    expect(author.call('note.search', search('albergue martes')).notes).toEqual([]);
    expect(author.call('note.search', search('  “ ” ')).notes).toEqual([]);
    expect(author.call('note.search', search('plan OR NOT (')).notes).toEqual([]);
  });

  it('follows the text: a draft, its new words, and an addendum', async () => {
    const { author, noteId, save, sign } = begunNote();
    save({ sections: { purpose: 'About the bus pass.' } });
    expect(author.call('note.search', search('bus')).notes).toHaveLength(1);
    save({ sections: { purpose: 'About the clinic.' } });
    expect(author.call('note.search', search('bus')).notes).toHaveLength(0);
    await sign();
    await author.callLater('note.addAddendum', {
      noteId,
      text: 'She called: the bus pass came.',
      passphrase: CLINIC_PASSPHRASE,
    });
    expect(author.call('note.search', search('bus')).notes[0]?.fragments).toMatchObject([
      { part: 'addendum', text: 'She called: the bus pass came.' },
    ]);
  });

  it('R-ROL-02, R-ROL-05 finds only what the person may open', async () => {
    const { clinic, author, client } = await signed();
    const other = clinic.staff('peer_worker');
    const supervisor = clinic.staff('supervisor');
    const count = (seat: typeof author) => seat.call('note.search', search('albergue')).notes.length;
    expect([author, other, supervisor].map(count)).toEqual([1, 0, 1]);
    const change = (values: object) =>
      clinic.write((writer, context) =>
        updateRecord(writer, context, Client, client.id, values, { expectedRevision: 'newest' }),
      );
    change({ assignedWorkerId: other.user.id });
    expect([author, other, supervisor].map(count)).toEqual([1, 1, 1]);
    change({ isRestricted: true });
    expect([author, other, supervisor].map(count)).toEqual([0, 1, 1]);
  });

  it('looks at one person’s notes only, when asked, and pages', async () => {
    const { clinic, author, client } = await signed();
    const nobody = clinic.client({ chartNumber: 'LC-9' });
    expect(author.call('note.search', search('albergue', client.id)).notes).toHaveLength(1);
    expect(author.call('note.search', search('albergue', nobody.id)).notes).toHaveLength(0);
    const page = { ...search('albergue'), limit: 1, offset: 1 };
    expect(author.call('note.search', page)).toEqual({ notes: [], hasMore: false });
  });
});
