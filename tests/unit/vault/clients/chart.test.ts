import { describe, expect, it } from 'vitest';

import { Client, ContactMethod, Encounter, Episode, Note } from '../../../../shared/model';
import { findRecords, getRecord, insertRecord } from '../../../../electron/vault/store/records';
import { sql } from '../../../../electron/vault/store/sql';
import type { LocalDate } from '../../../../shared/time';
import { Clinic, intakeOf } from '../../../support/clinic';
import { encounterValues, noteValues } from '../../../support/record-values';
import { failureOf } from '../../../support/temporary-store';
import type { CallInput } from '../../../support/vault-harness';

const CONTACT = {
  kind: 'phone',
  value: '505 555 0142',
  owner: 'self',
  okToCall: false,
  okToLeaveVoicemail: false,
  okToText: false,
  okToEmail: false,
  okToIdentifyProgram: false,
  safeHours: null,
  announceAs: null,
} as const;

function admitted(values: Parameters<typeof intakeOf>[0] = {}) {
  const clinic = new Clinic();
  const worker = clinic.staff('peer_worker', { displayName: 'Pat Peer' });
  const desk = clinic.staff('front_desk');
  const intake = intakeOf({ assignedWorkerId: worker.user.id, ...values });
  const { clientId } = desk.call('client.create', { intake, notDuplicateReason: null });
  const open = () => desk.call('client.open', { clientId });
  const update = (changes: CallInput<'client.update'>['changes'], expectedRevision = open().revision) =>
    desk.call('client.update', { clientId, expectedRevision, changes });
  return { clinic, worker, desk, clientId, open, update };
}

describe('opening a chart (client.open)', () => {
  it('shows who the person is, how old, since when, and with whom', () => {
    const { open } = admitted({ birthDate: '1985-03-10', contacts: [CONTACT] });
    expect(open()).toMatchObject({
      chartNumber: 'LC-000001',
      displayName: 'Ana Baca',
      ageInYears: 40,
      admittedOn: '2026-03-09',
      assignedWorkerName: 'Pat Peer',
      lastContactOn: null,
      contacts: [{ value: '+15055550142', okToCall: false, unsafeUntil: null }],
    });
  });

  it('R-ROL-01 never gives the front desk a service or a note, which the worker and the supervisor see', () => {
    const { clinic, worker, desk, clientId } = admitted();
    const { noteId } = clinic.write((writer, change) => {
      const ids = { clientId, workerId: worker.user.id };
      const encounter = insertRecord(writer, change, Encounter, encounterValues(ids));
      const note = insertRecord(
        writer,
        change,
        Note,
        noteValues({ clientId, encounterId: encounter.id, authorId: worker.user.id }),
      );
      return { noteId: note.id };
    });
    expect(desk.call('client.open', { clientId })).toMatchObject({ encounters: null, notes: null });
    for (const seat of [worker, clinic.staff('supervisor')]) {
      const chart = seat.call('client.open', { clientId });
      expect(chart.encounters).toMatchObject([
        { workerName: 'Pat Peer', noteId, noteStatus: 'draft', groupName: null },
      ]);
      expect(chart.notes).toMatchObject([{ id: noteId, status: 'draft', authorName: 'Pat Peer' }]);
      expect(JSON.stringify(chart)).not.toContain('job search');
      expect(chart.lastContactOn).toBe('2026-03-09');
    }
  });

  it('counts the years of somebody who died to the day they did', () => {
    const clinic = new Clinic();
    const { id: clientId } = clinic.client({
      birthDate: '1950-06-01' as LocalDate,
      deceasedOn: '2000-05-31' as LocalDate,
      status: 'deceased',
    });
    expect(clinic.staff('front_desk').call('client.open', { clientId }).ageInYears).toBe(49);
  });

  it('knows no chart that isn’t there', () => {
    const clinic = new Clinic();
    const clientId = clinic.database.deviceId;
    expect(failureOf(() => clinic.staff('front_desk').call('client.open', { clientId })).code).toBe(
      'NOT_FOUND',
    );
  });
});

describe('changing what is known (client.update)', () => {
  it('changes the fields given and no other', () => {
    const { open, update } = admitted();
    const before = open();
    const { revision } = update({ preferredName: ' Anita ', county: 'Taos' });
    expect(open()).toEqual({
      ...before,
      revision,
      preferredName: 'Anita',
      displayName: 'Anita Baca',
      county: 'Taos',
    });
  });

  it('refuses a change made on an older state, and says which is the newest', () => {
    const { open, update } = admitted();
    update({ county: 'Taos' }, 1);
    const refused = failureOf(() => update({ county: 'Mora' }, 1));
    expect([refused.code, refused.details?.currentRevision]).toEqual(['STALE_EDIT', 2]);
    expect(open().county).toBe('Taos');
  });

  it('R-INT-02, R-INT-04 holds the rules of the intake for what it touches', () => {
    const { update, open } = admitted();
    const problemsOf = (changes: Parameters<typeof update>[0]) =>
      failureOf(() => update(changes)).details?.problems;
    expect(problemsOf({ legalLastName: null })).toEqual([
      { path: 'legalLastName', code: 'legal_name_missing' },
    ]);
    expect(problemsOf({ legalFirstName: '  ' })).toEqual([
      { path: 'legalFirstName', code: 'name_to_use_missing' },
    ]);
    expect(problemsOf({ birthDate: '2026-03-10' })).toEqual([
      { path: 'birthDate', code: 'birth_date_in_future' },
    ]);
    expect(problemsOf({ birthDate: null })).toEqual([{ path: 'birthDate', code: 'birth_date_missing' }]);
    expect(problemsOf({ assignedWorkerId: open().id })).toEqual([
      { path: 'assignedWorkerId', code: 'not_a_worker' },
    ]);
  });

  it('lets an imported record without a date of birth be changed elsewhere', () => {
    const clinic = new Clinic();
    const desk = clinic.staff('front_desk');
    const { id: clientId } = clinic.client({ birthDate: null });
    expect(
      desk.call('client.update', { clientId, expectedRevision: 1, changes: { county: 'Taos' } }).revision,
    ).toBe(2);
  });

  it('takes a name somebody tells later', () => {
    const { open, update } = admitted({
      nameWithheld: true,
      legalFirstName: null,
      legalLastName: null,
      preferredName: 'Sunny',
    });
    expect(open().displayName).toBe('Sunny');
    update({ legalFirstName: 'Ana', legalLastName: 'Baca' });
    expect(open()).toMatchObject({ nameWithheld: false, displayName: 'Sunny Baca' });
  });

  it('closes the episode at discharge, and opens a new one when somebody comes back', () => {
    const { clinic, clientId, update, open } = admitted();
    const episodes = () =>
      findRecords(
        clinic.database.store.reader,
        Episode,
        sql`client_id = ${clientId} ORDER BY created_at`,
      ).map((episode) => [episode.openedOn, episode.closedOn]);
    clinic.clock.pass(86_400_000);
    update({ status: 'discharged' });
    expect(episodes()).toEqual([['2026-03-09', '2026-03-10']]);
    clinic.clock.pass(86_400_000);
    update({ status: 'active' });
    expect(episodes()).toEqual([
      ['2026-03-09', '2026-03-10'],
      ['2026-03-11', null],
    ]);
    expect(open().admittedOn).toBe('2026-03-11');
    update({ status: 'inactive' });
    expect(episodes()).toHaveLength(2);
  });

  it('changes nothing of a record joined to another', () => {
    const clinic = new Clinic();
    const { id: clientId } = clinic.client({ status: 'merged' });
    const refused = failureOf(() =>
      clinic
        .staff('front_desk')
        .call('client.update', { clientId, expectedRevision: 1, changes: { county: 'Taos' } }),
    );
    expect(refused.details?.problems).toEqual([{ path: 'status', code: 'client_is_merged' }]);
  });

  it('writes nothing when nothing differs', () => {
    const { clinic, update } = admitted();
    const changes = (): number => findRecords(clinic.database.store.reader, Client, sql`revision > 1`).length;
    expect(update({ preferredName: null }).revision).toBe(1);
    expect(changes()).toBe(0);
  });
});

describe('ways to reach a person (contact.save)', () => {
  it('R-INT-11 stores what was allowed and nothing more, numbers in one form', () => {
    const { clinic, desk, clientId } = admitted();
    const { contactId } = desk.call('contact.save', { clientId, contact: CONTACT, isActive: true });
    expect(getRecord(clinic.database.store.reader, ContactMethod, contactId)).toMatchObject({
      ...CONTACT,
      value: '+15055550142',
      unsafeUntil: null,
    });
  });

  it('changes a contact by its revision, and hides one no longer used without losing it', () => {
    const { clinic, desk, clientId, open } = admitted({ contacts: [CONTACT] });
    const [contact] = open().contacts;
    const contactId = contact?.id ?? '';
    const save = (expectedRevision: number | undefined, isActive = true) =>
      desk.call('contact.save', {
        clientId,
        contactId,
        contact: { ...CONTACT, okToCall: true },
        isActive,
        ...(expectedRevision === undefined ? {} : { expectedRevision }),
      });
    expect(failureOf(() => save(undefined)).code).toBe('INVALID_INPUT');
    save(1);
    expect(open().contacts).toMatchObject([{ okToCall: true, revision: 2 }]);
    expect(failureOf(() => save(1, false)).code).toBe('STALE_EDIT');
    save(2, false);
    expect(open().contacts).toEqual([]);
    expect(getRecord(clinic.database.store.reader, ContactMethod, contactId)?.isActive).toBe(false);
  });

  it('refuses what is no address, and a contact of somebody else', () => {
    const { clinic, desk, clientId, open } = admitted({ contacts: [CONTACT] });
    const email = { ...CONTACT, kind: 'email' as const, value: 'ana at example' };
    const refused = failureOf(() => desk.call('contact.save', { clientId, contact: email, isActive: true }));
    expect(refused.details?.problems).toEqual([{ path: 'contact.value', code: 'email_not_valid' }]);
    const other = clinic.client({ chartNumber: 'LC-000009' });
    const contactId = open().contacts[0]?.id ?? '';
    const input = { clientId: other.id, contactId, expectedRevision: 1, contact: CONTACT, isActive: true };
    expect(failureOf(() => desk.call('contact.save', input)).code).toBe('NOT_FOUND');
  });
});
