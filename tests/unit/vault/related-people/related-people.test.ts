import { describe, expect, it } from 'vitest';

import { Client, Consent, RelatedPerson } from '../../../../shared/model';
import type { Values } from '../../../../shared/model';
import { addDays } from '../../../../shared/time';
import { getRecord, insertRecord } from '../../../../electron/vault/store/records';
import { Clinic } from '../../../support/clinic';
import { consentValues } from '../../../support/record-values';
import { failureOf } from '../../../support/temporary-store';
import type { CallInput } from '../../../support/vault-harness';

type Person = CallInput<'relatedPerson.save'>['person'];

const ROSA: Person = {
  name: ' Rosa  Núñez ',
  relationship: 'sibling',
  phone: '(505) 555-0117',
  language: 'es',
  isEmergencyContact: true,
  isSupport: false,
  remark: '  ',
  consentId: null,
};

function setting() {
  const clinic = new Clinic({ at: '2026-03-09T17:00:00Z' });
  const desk = clinic.staff('front_desk');
  const supervisor = clinic.staff('supervisor');
  const client = clinic.client({ firstContactOn: clinic.today });
  const save = (
    person: Partial<Person> = {},
    more: Partial<Omit<CallInput<'relatedPerson.save'>, 'person'>> = {},
  ) =>
    desk.call('relatedPerson.save', { clientId: client.id, ...more, person: { ...ROSA, ...person } })
      .relatedPersonId;
  const remove = (relatedPersonId: string, values: Partial<CallInput<'relatedPerson.remove'>> = {}) =>
    desk.call('relatedPerson.remove', {
      clientId: client.id,
      relatedPersonId,
      expectedRevision: 1,
      why: 'mistake',
      reason: ' Another José ',
      ...values,
    });
  const consent = (values: Partial<Values<typeof Consent>> = {}, clientId = client.id) =>
    clinic.write((writer, change) =>
      insertRecord(writer, change, Consent, {
        ...consentValues({ clientId, recipientId: null }),
        type: 'contact_permission',
        informationScope: ['participation'],
        recipientName: 'Rosa Núñez',
        signedOn: clinic.today,
        expiresOn: addDays(clinic.today, 30),
        ...values,
      }),
    );
  const chart = (clientId = client.id) => desk.call('client.open', { clientId });
  const toldBy = (clientId = client.id) =>
    Object.fromEntries(chart(clientId).relatedPeople.map(({ name, mayBeToldBy }) => [name, mayBeToldBy]));
  const { reader } = clinic.database.store;
  const problemsOf = (work: () => unknown) =>
    failureOf(work).details?.problems?.map(({ path, code }) => `${path} ${code}`);
  return { clinic, desk, supervisor, client, save, remove, consent, chart, toldBy, reader, problemsOf };
}

describe('somebody around a person (relatedPerson.save, relatedPerson.remove)', () => {
  it('is noted at the front desk, the number as contacts keep theirs, emergency contacts first', () => {
    const { desk, client, save, chart } = setting();
    const sponsor = save({
      name: 'Bo',
      relationship: 'sponsor',
      phone: null,
      isEmergencyContact: false,
      isSupport: true,
    });
    const id = save();
    expect(desk.audited).toEqual([{ clientId: client.id, recordId: id }]);
    expect(chart().relatedPeople.map((person) => person.id)).toEqual([id, sponsor]);
    expect(chart().relatedPeople[0]).toEqual({
      ...ROSA,
      id,
      revision: 1,
      name: 'Rosa Núñez',
      phone: '+15055550117',
      remark: null,
      mayBeToldBy: null,
    });
  });

  it('changes on its newest version alone', () => {
    const { save, chart } = setting();
    const relatedPersonId = save();
    save({ phone: '505 555 0118' }, { relatedPersonId, expectedRevision: 1 });
    const stale = failureOf(() => save({ phone: null }, { relatedPersonId, expectedRevision: 1 }));
    expect([stale.code, stale.details?.currentRevision]).toEqual(['STALE_EDIT', 2]);
    expect(failureOf(() => save({}, { relatedPersonId })).code).toBe('INVALID_INPUT');
    expect(chart().relatedPeople).toMatchObject([{ phone: '+15055550118' }]);
  });

  it('leaves the chart with a reason or because they are none any more, and stays on record', () => {
    const { save, remove, chart, reader, problemsOf } = setting();
    const [wrong, former] = [save(), save({ name: 'Bo' })];
    expect(problemsOf(() => remove(wrong, { reason: ' ' }))).toEqual(['reason reason_missing']);
    expect(failureOf(() => remove(wrong, { expectedRevision: 7 })).code).toBe('STALE_EDIT');
    remove(wrong);
    remove(former, { why: 'ended', reason: null });
    expect(chart().relatedPeople).toEqual([]);
    expect(getRecord(reader, RelatedPerson, wrong)).toMatchObject({
      isActive: false,
      errorReason: 'Another José',
      name: 'Rosa Núñez',
    });
    expect(getRecord(reader, RelatedPerson, former)).toMatchObject({ isActive: false, errorReason: null });
    expect(failureOf(() => save({}, { relatedPersonId: wrong, expectedRevision: 2 })).code).toBe('NOT_FOUND');
  });

  it('refuses what is nobody, a number without digits, and another person’s', () => {
    const { clinic, save, remove, problemsOf } = setting();
    expect(problemsOf(() => save({ name: ' — ', phone: 'ask Bo', isEmergencyContact: false }))).toEqual([
      'person.name person_name_missing',
      'person.phone phone_without_number',
      'person.isEmergencyContact contact_role_missing',
    ]);
    const id = save();
    const other = clinic.client({ chartNumber: 'LC-000009' }).id;
    const elsewhere = { clientId: other, relatedPersonId: id, expectedRevision: 1 };
    expect(failureOf(() => save({}, elsewhere)).code).toBe('NOT_FOUND');
    expect(failureOf(() => remove(id, { clientId: other })).code).toBe('NOT_FOUND');
    const joined = clinic.client({ status: 'merged', chartNumber: 'LC-000010' }).id;
    expect(problemsOf(() => save({}, { clientId: joined }))).toEqual(['clientId client_is_merged']);
  });

  it('is never what a person is found by', () => {
    const { desk, save } = setting();
    save({ name: 'Zenobia Quixote', phone: '505 555 0199' });
    for (const text of ['Zenobia', 'Quixote', '5550199']) {
      expect(desk.call('client.find', { text })).toMatchObject({ people: [] });
      const filter = { text, statuses: [], workerIds: [] };
      expect(desk.call('client.list', { filter, sort: [], offset: 0, limit: 50 }).total).toBe(0);
    }
    const known = desk.call('client.findDuplicates', {
      legalFirstName: 'Zenobia',
      legalLastName: 'Quixote',
      preferredName: null,
      aliases: [],
      birthDate: null,
      contactValues: ['505 555 0199'],
    });
    expect(known.candidates).toEqual([]);
  });
});

describe('that nobody is named', () => {
  it('is three things, and is not said any more once somebody is (R-INT-10)', () => {
    const { desk, client, save, remove, chart, problemsOf, reader } = setting();
    const answer = (noEmergencyContact: 'nobody' | 'declined' | null) =>
      desk.call('client.update', {
        clientId: client.id,
        expectedRevision: chart().revision,
        changes: { noEmergencyContact },
      });
    expect(chart().noEmergencyContact).toBeNull();
    for (const said of ['declined', 'nobody'] as const) {
      answer(said);
      expect(chart().noEmergencyContact).toBe(said);
    }
    save({ name: 'Bo', isEmergencyContact: false, isSupport: true });
    expect(chart().noEmergencyContact).toBe('nobody');
    const id = save();
    expect([chart().noEmergencyContact, getRecord(reader, Client, client.id)?.noEmergencyContact]).toEqual([
      null,
      null,
    ]);
    expect(problemsOf(() => answer('declined'))).toEqual(['noEmergencyContact emergency_contact_named']);
    remove(id);
    answer('declined');
    expect(chart().noEmergencyContact).toBe('declined');
  });
});

describe('what somebody may be told', () => {
  it('follows from a consent in force that names them, and ends with it', () => {
    const { clinic, desk, client, save, consent, toldBy } = setting();
    save();
    expect(toldBy()).toEqual({ 'Rosa Núñez': null });
    const { id } = consent({ recipientName: 'NUNEZ, Rosa' });
    expect(toldBy()).toEqual({ 'Rosa Núñez': id });
    desk.call('consent.revoke', {
      clientId: client.id,
      consentId: id,
      expectedRevision: 1,
      revocationReference: 'Binder 4',
    });
    expect(toldBy()).toEqual({ 'Rosa Núñez': null });
    const short = consent({ expiresOn: addDays(clinic.today, 2) });
    expect(toldBy()).toEqual({ 'Rosa Núñez': short.id });
    clinic.clock.pass(3 * 24 * 3_600_000);
    expect(toldBy()).toEqual({ 'Rosa Núñez': null });
  });

  it('takes no consent of another kind, for something else, by mistake, of somebody else or not yet begun', () => {
    const { clinic, save, consent, toldBy } = setting();
    save();
    consent({ type: 'legal_proceedings' });
    consent({ type: 'specific', informationScope: ['notes'] });
    consent({ errorReason: 'Another person' });
    consent({ endedOn: addDays(clinic.today, -1), signedOn: addDays(clinic.today, -9) });
    consent({ signedOn: addDays(clinic.today, 1) });
    consent({ recipientName: 'Rosa Núñez Baca' });
    consent({ recipientName: 'Rosa' });
    consent({}, clinic.client({ chartNumber: 'LC-000009' }).id);
    expect(toldBy()).toEqual({ 'Rosa Núñez': null });
    const { id } = consent({ type: 'specific', informationScope: ['whole_record'] });
    expect(toldBy()).toEqual({ 'Rosa Núñez': id });
  });

  it('goes by a link where the words fall short, but never to a consent that names another', () => {
    const { save, consent, toldBy, problemsOf, chart } = setting();
    const { id } = consent({ recipientName: 'Rosa Núñez, my sister' });
    const other = consent({ recipientName: 'Pedro Núñez' });
    const relatedPersonId = save();
    expect(toldBy()).toEqual({ 'Rosa Núñez': null });
    const change = (person: Partial<Person>) =>
      save(person, { relatedPersonId, expectedRevision: chart().relatedPeople[0]?.revision ?? 0 });
    expect(problemsOf(() => change({ consentId: other.id }))).toEqual([
      'person.consentId consent_names_another',
    ]);
    const over = consent({ recipientName: 'Rosa', errorReason: 'x' });
    expect(problemsOf(() => change({ consentId: over.id }))).toEqual(['person.consentId consent_not_active']);
    change({ consentId: id });
    expect(toldBy()).toEqual({ 'Rosa Núñez': id });
    // Another name under an old link: the consent was not about them.
    change({ consentId: id, name: 'Ximena Baca' });
    expect(toldBy()).toEqual({ 'Ximena Baca': null });
  });

  it('is not said of two with one name, unless it is the same person twice or one is linked', () => {
    const { save, consent, chart } = setting();
    const { id } = consent();
    save();
    save({ isEmergencyContact: false, isSupport: true });
    expect(chart().relatedPeople.map(({ mayBeToldBy }) => mayBeToldBy)).toEqual([id, id]);
    const mother = { relationship: 'parent', phone: '505 555 0118' } as const;
    const relatedPersonId = save(mother);
    expect(chart().relatedPeople.map(({ mayBeToldBy }) => mayBeToldBy)).toEqual([null, null, null]);
    save({ ...mother, consentId: id }, { relatedPersonId, expectedRevision: 1 });
    const told = chart().relatedPeople.map(({ relationship, mayBeToldBy }) => [relationship, mayBeToldBy]);
    expect(Object.fromEntries(told)).toEqual({ sibling: null, parent: id });
  });

  it('comes together from joined charts: people, consents, and that nobody is named', () => {
    const { clinic, desk, supervisor, client, save, consent, chart, toldBy } = setting();
    const joined = clinic.client({ chartNumber: 'LC-000009', firstContactOn: clinic.today });
    desk.call('client.update', {
      clientId: joined.id,
      expectedRevision: 1,
      changes: { noEmergencyContact: 'nobody' },
    });
    const support = { isEmergencyContact: false, isSupport: true };
    const relatedPersonId = save(support, { clientId: joined.id });
    const { id } = consent();
    supervisor.call('client.merge', {
      clientId: client.id,
      expectedRevision: 1,
      joinedClientId: joined.id,
      joinedRevision: 2,
      reason: 'Same person',
    });
    expect(toldBy()).toEqual({ 'Rosa Núñez': id });
    expect(toldBy(joined.id)).toEqual({ 'Rosa Núñez': id });
    expect(chart().noEmergencyContact).toBe('nobody');
    save({ isSupport: true }, { relatedPersonId, expectedRevision: 1 });
    expect(chart()).toMatchObject({ noEmergencyContact: null, relatedPeople: [{ revision: 2 }] });
  });
});
