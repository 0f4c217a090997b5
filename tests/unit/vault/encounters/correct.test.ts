import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { Encounter, Note } from '../../../../shared/model';
import { FIRST_PAYER_RULE } from '../../../../shared/rules/payer-rules';
import { getRecord } from '../../../../electron/vault/store/records';
import { sql } from '../../../../electron/vault/store/sql';
import { CLINIC_PASSPHRASE, Clinic } from '../../../support/clinic';
import { TEXT } from '../notes/begun-note';
import { failureOf } from '../../../support/temporary-store';
import type { CallInput } from '../../../support/vault-harness';
import { heldGroup, mark } from '../groups/held-group';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

function setting() {
  const clinic = new Clinic({ at: '2026-03-09T20:00:00Z' });
  const worker = clinic.staff('peer_worker');
  const client = clinic.client({ assignedWorkerId: worker.user.id });
  const now = clinic.clock.now();
  const contact = {
    kind: 'individual',
    modality: 'in_person',
    startAt: now - 60 * MINUTE,
    endAt: now - 30 * MINUTE,
    excludedMinutes: 0,
    placeOfService: 'office',
    payerCode: null,
    overlapReason: null,
    limitReason: null,
  } as const;
  const { encounterId } = worker.call('encounter.record', { clientId: client.id, ...contact });
  const { reader } = clinic.database.store;
  const record = () => getRecord(reader, Encounter, encounterId);
  const correct = (values: Partial<CallInput<'encounter.correct'>> = {}, seat = worker) =>
    seat.call('encounter.correct', { ...contact, encounterId, expectedRevision: 1, ...values });
  const problemsOf = (work: () => unknown) =>
    failureOf(work).details?.problems?.map(({ path, code }) => `${path} ${code}`);
  return { clinic, worker, client, now, contact, encounterId, reader, record, correct, problemsOf };
}

describe('correcting a contact (encounter.correct)', () => {
  it('takes other times, kind, place and minutes left out, and keeps the old in the change log', () => {
    const { worker, client, now, encounterId, reader, record, correct } = setting();
    const { revision } = correct({
      kind: 'phone',
      modality: 'audio',
      startAt: now - 90 * MINUTE,
      excludedMinutes: 10,
      placeOfService: 'telehealth_home',
    });
    expect(record()).toMatchObject({
      revision,
      kind: 'phone',
      modality: 'audio',
      minutes: 50,
      excludedMinutes: 10,
      placeOfService: 'telehealth_home',
      workerId: worker.user.id,
    });
    expect(worker.audited).toMatchObject([{ clientId: client.id, recordId: encounterId }]);
    const kinds = reader.values(
      sql`SELECT json_extract(value, '$') FROM change WHERE record_id = ${encounterId} AND field = 'kind'
        ORDER BY sequence`,
      z.string(),
    );
    expect(kinds).toEqual(['individual', 'phone']);
  });

  it('moves the note begun for it to the other day, with what was written', () => {
    const { worker, now, contact, encounterId, reader, correct } = setting();
    const { noteId } = worker.call('note.start', { encounterId, formatCode: 'pirp' });
    correct({ startAt: contact.startAt - DAY, endAt: contact.endAt - DAY });
    expect(getRecord(reader, Note, noteId)).toMatchObject({ status: 'draft', serviceDate: '2026-03-08' });
    expect(now).toBeGreaterThan(contact.endAt);
  });

  it('refuses an edit on an older version and writes nothing of it', () => {
    const { correct, record, problemsOf } = setting();
    correct({ excludedMinutes: 5 });
    const failure = failureOf(() => correct({ excludedMinutes: 20 }));
    expect([failure.code, failure.details?.currentRevision]).toEqual(['STALE_EDIT', 2]);
    expect(record()?.excludedMinutes).toBe(5);
    expect(problemsOf(() => correct({ excludedMinutes: 20, expectedRevision: 2, kind: 'group' }))).toEqual([
      'kind belongs_to_group_session',
    ]);
  });

  it('is held to what recording is held to, without meeting itself', () => {
    const { clinic, worker, now, contact, correct, record, problemsOf } = setting();
    expect(problemsOf(() => correct({ endAt: contact.startAt }))).toEqual(['endAt end_not_after_start']);
    expect(problemsOf(() => correct({ startAt: now - 25 * 60 * MINUTE }))).toEqual([
      'endAt longer_than_twelve_hours',
    ]);
    expect(problemsOf(() => correct({ endAt: now + 30 * MINUTE }))).toEqual(['endAt in_future']);
    expect(problemsOf(() => correct({ kind: 'video' }))).toEqual(['modality modality_does_not_fit']);
    expect(problemsOf(() => correct({ payerCode: 'payer_0000' }))).toEqual(['payerCode payer_unknown']);
    correct({ startAt: now - 70 * MINUTE });
    const other = clinic.client({ chartNumber: 'LC-000009' });
    worker.call('encounter.record', {
      ...contact,
      clientId: other.id,
      startAt: now - 20 * MINUTE,
      endAt: now,
    });
    const into = { expectedRevision: 2, endAt: now - 10 * MINUTE };
    expect(problemsOf(() => correct(into))).toEqual(['startAt overlaps_worker']);
    correct({ ...into, overlapReason: 'Covered the phone.' });
    expect(record()?.statusReason).toBe('Covered the phone.');
    // Apart again, the reason is not kept up.
    correct({ expectedRevision: 3, overlapReason: 'Covered the phone.' });
    expect(record()?.statusReason).toBeNull();
  });

  it('R-ENC-06 asks why when it takes the day over the payer’s units', () => {
    const { clinic, contact, correct, record, problemsOf } = setting();
    const { version: _version, services, ...first } = FIRST_PAYER_RULE;
    clinic.staff('administrator').call('payer.saveRule', {
      ...first,
      services: services.map((service) => ({ ...service, modifiers: [...service.modifiers] })),
      videoModifiers: [],
      audioModifiers: [],
      maxUnitsPerDay: 3,
    });
    const longer = { startAt: contact.startAt - 60 * MINUTE };
    expect(problemsOf(() => correct(longer))).toEqual(['endAt over_day_limit']);
    correct({ ...longer, limitReason: 'A crisis.' });
    expect(record()?.limitReason).toBe('A crisis.');
  });

  it('is for its worker and supervisors, and ends with the signature', async () => {
    const { clinic, worker, encounterId, correct, problemsOf } = setting();
    expect(failureOf(() => correct({}, clinic.staff('peer_worker'))).code).toBe('NOT_THE_AUTHOR');
    correct({ excludedMinutes: 5 }, clinic.staff('supervisor'));
    const { noteId } = worker.call('note.start', { encounterId, formatCode: 'pirp' });
    const { revision } = worker.call('note.open', { noteId });
    await worker.callLater('note.sign', {
      noteId,
      expectedRevision: revision,
      ...TEXT,
      passphrase: CLINIC_PASSPHRASE,
    });
    expect(problemsOf(() => correct({ expectedRevision: 3 }))).toEqual(['encounterId contact_signed']);
    // An addendum says what was wrong; the contact itself can only be entered in error, after its note.
    await worker.callLater('note.addAddendum', {
      noteId,
      text: 'It was ten minutes longer.',
      passphrase: CLINIC_PASSPHRASE,
    });
  });

  it('refuses one that was entered in error', () => {
    const { worker, encounterId, correct, problemsOf } = setting();
    worker.call('encounter.markInError', { encounterId, reason: 'Wrong person' });
    expect(problemsOf(() => correct({ expectedRevision: 2 }))).toEqual(['encounterId contact_not_done']);
  });

  it('takes another payer only where it comes from a roll call, which keeps it', () => {
    const { clinic, worker, people, save, encounterOf } = heldGroup();
    const { version: _version, services, ...first } = FIRST_PAYER_RULE;
    const { code } = clinic.staff('administrator').call('payer.saveRule', {
      ...first,
      code: null,
      name: 'County plan',
      isUsual: false,
      services: services.map((service) => ({ ...service, modifiers: [...service.modifiers] })),
      videoModifiers: [],
      audioModifiers: [],
    });
    const [ana] = people;
    save([mark(ana, 'present')]);
    const contact = encounterOf(ana);
    if (contact === undefined) throw new Error('No contact');
    const correct = (values: Partial<CallInput<'encounter.correct'>>) =>
      worker.call('encounter.correct', {
        encounterId: contact.id,
        expectedRevision: contact.revision,
        kind: contact.kind,
        modality: contact.modality,
        startAt: contact.startAt,
        endAt: contact.endAt,
        excludedMinutes: contact.excludedMinutes,
        placeOfService: contact.placeOfService,
        payerCode: code,
        overlapReason: null,
        limitReason: null,
        ...values,
      });
    expect(failureOf(() => correct({ excludedMinutes: 10 })).details?.problems?.[0]?.code).toBe(
      'belongs_to_group_session',
    );
    correct({});
    save([mark(ana, 'late', clinic.at('08:10'))]);
    expect(encounterOf(ana)).toMatchObject({ payerCode: code, minutes: 50 });
  });
});
