import { describe, expect, it } from 'vitest';

import { GroupSession } from '../../../../shared/model';
import { exceededLimits } from '../../../../shared/rules/group-limits';
import { FIRST_PAYER_RULE } from '../../../../shared/rules/payer-rules';
import { getRecord } from '../../../../electron/vault/store/records';
import type { Clinic } from '../../../support/clinic';
import type { CallInput } from '../../../support/vault-harness';
import { heldGroup, mark, problemsOf } from './held-group';

function saveRule(clinic: Clinic, values: Partial<CallInput<'payer.saveRule'>>): void {
  const { version: _version, services, ...first } = FIRST_PAYER_RULE;
  clinic.staff('administrator').call('payer.saveRule', {
    ...first,
    services: services.map((service) => ({ ...service, modifiers: [...service.modifiers] })),
    videoModifiers: ['95'],
    audioModifiers: ['93'],
    ...values,
  });
}

const REASON = 'Two groups met together because of the snow.';

describe('more people than a group or its payer holds (R-GRP-04)', () => {
  it('asks once why, keeps the reason with the session, and marks the units all the same', () => {
    const { clinic, worker, groupId, people, session, save, encounterOf } = heldGroup({ capacity: 3 });
    expect(session).toMatchObject({ capacity: 3, facilitatorCount: 1, payerLimits: [], limitReason: null });
    saveRule(clinic, { maxGroupSize: 4, maxPeoplePerFacilitator: 2 });
    const everybody = people.map((clientId) => mark(clientId, 'present'));
    expect(problemsOf(() => save(everybody))).toEqual(['limitReason group_over_limit']);
    expect(problemsOf(() => save(everybody, { limitReason: '  ' }))).toEqual([
      'limitReason group_over_limit',
    ]);
    expect(encounterOf(people[0])).toBeUndefined();
    save(everybody, { limitReason: ` ${REASON} ` });
    const view = worker.call('session.open', { groupId, heldOn: clinic.today });
    expect(view.limitReason).toBe(REASON);
    expect(exceededLimits(4, view)).toEqual([
      { limit: 'capacity', most: 3, payerName: null },
      { limit: 'ratio', most: 2, payerName: 'Medicaid' },
    ]);
    expect(exceededLimits(5, view).map(({ limit }) => limit)).toEqual(['capacity', 'groupSize', 'ratio']);
    expect(exceededLimits(2, view)).toEqual([]);
    const line = worker
      .call('client.open', { clientId: people[0] })
      .encounters?.find(({ id }) => id === encounterOf(people[0])?.id);
    expect(line?.units?.holds).toEqual(['group_over_ratio']);

    // Saved again the reason still stands; nobody over the limit any more, it goes (the change log has it).
    expect(save(everybody).session.limitReason).toBe(REASON);
    const few = people.map((clientId, index) => mark(clientId, index < 2 ? 'present' : 'no_show'));
    expect(save(few).session.limitReason).toBeNull();
  });

  it('goes by whoever pays for the people who are there, not by the usual payer', () => {
    const { clinic, worker, groupId, people, save } = heldGroup();
    const [ana, beto, cruz, delia] = people;
    saveRule(clinic, { code: null, name: 'County grant', maxGroupSize: 2, isUsual: false });
    const county =
      worker.call('payer.list', {}).rules.find(({ name }) => name === 'County grant')?.code ?? '';
    const three = [mark(ana, 'present'), mark(beto, 'present'), mark(cruz, 'present')];
    save(three);
    // Nobody of the county was there, so its limit is none of this session's.
    worker.call('coverage.save', {
      clientId: delia,
      payerCode: county,
      memberId: null,
      startsOn: clinic.today,
      endsOn: null,
      isActive: true,
    });
    const view = worker.call('session.open', { groupId, heldOn: clinic.today });
    expect(view.payerLimits).toMatchObject([{ payerCode: county, isUsual: false, maxGroupSize: 2 }]);
    expect(view.roster.map(({ payerCode }) => payerCode)).toEqual([null, null, null, county]);
    // Of a walk-in it is told before anything is saved, unless the caller may not see them.
    const walkIn = clinic.client({ chartNumber: 'LC-000030' }).id;
    const hidden = clinic.client({ chartNumber: 'LC-000031', isRestricted: true }).id;
    for (const clientId of [walkIn, hidden]) {
      const days = { startsOn: clinic.today, endsOn: null };
      const paid = { clientId, payerCode: county, memberId: null, ...days, isActive: true };
      clinic.staff('supervisor').call('coverage.save', paid);
    }
    const asked = { sessionId: view.id, clientIds: [walkIn, hidden, ana] };
    expect(worker.call('session.payersOf', asked).payers).toEqual(
      expect.arrayContaining([
        { clientId: walkIn, payerCode: county },
        { clientId: ana, payerCode: null },
      ]),
    );
    expect(worker.call('session.payersOf', asked).payers).toHaveLength(2);
    expect(save([...three, mark(delia, 'no_show')]).session.limitReason).toBeNull();
    expect(problemsOf(() => save([...three, mark(delia, 'present')]))).toEqual([
      'limitReason group_over_limit',
    ]);
    expect(save([...three, mark(delia, 'present')], { limitReason: REASON }).session.limitReason).toBe(
      REASON,
    );
  });

  it('counts guests and people the caller may not see, and takes no name in the reason', () => {
    const { clinic, people, save } = heldGroup({ capacity: 3 });
    const [ana, beto] = people;
    expect(problemsOf(() => save([mark(ana, 'present')], { guestCount: 3 }))).toEqual([
      'limitReason group_over_limit',
    ]);
    const hidden = clinic.client({ isRestricted: true, chartNumber: 'LC-000020' }).id;
    save([mark(ana, 'present'), mark(hidden, 'present')], {}, clinic.staff('supervisor'));
    const three = [mark(ana, 'present'), mark(beto, 'present')];
    expect(problemsOf(() => save(three, { guestCount: 1 }))).toEqual(['limitReason group_over_limit']);
    expect(problemsOf(() => save(three, { guestCount: 1, limitReason: 'Delia brought them.' }))).toEqual([
      'limitReason names_someone',
    ]);
  });

  it('asks nothing at a community event', () => {
    const { clinic, worker } = heldGroup();
    saveRule(clinic, { maxGroupSize: 4 });
    const { groupId } = worker.call('group.create', {
      name: 'Open house',
      topic: 'other',
      facilitatorId: worker.user.id,
      placeOfService: 'other',
      place: null,
      usualStartTime: '08:00',
      usualMinutes: 60,
      capacity: null,
      kind: 'event',
      memberIds: [],
    });
    const { id, revision, startAt, endAt } = worker.call('session.open', { groupId, heldOn: clinic.today });
    const roll = { sessionId: id, expectedRevision: revision, startAt, endAt, guestCount: 80, marks: [] };
    const { session } = worker.call('session.saveAttendance', roll);
    expect(session).toMatchObject({ guestCount: 80, limitReason: null });
  });
});

describe('more units of a day than the payer allows, by a roll call (R-ENC-06)', () => {
  it('asks why for the people it happens to, and keeps it with their contact', () => {
    const { clinic, worker, people, save, encounterOf } = heldGroup();
    const [ana, beto] = people;
    saveRule(clinic, { maxUnitsPerDay: 4 });
    worker.call('encounter.record', {
      clientId: ana,
      kind: 'individual',
      modality: 'in_person',
      startAt: clinic.at('07:00'),
      endAt: clinic.at('07:15'),
      excludedMinutes: 0,
      placeOfService: 'office',
    });
    const both = [mark(ana, 'present'), mark(beto, 'present')];
    expect(problemsOf(() => save(both))).toEqual(['marks[0].mark over_day_limit']);
    const { session } = save(both, { limitReason: 'Walked her through a crisis before the group.' });
    expect(encounterOf(ana)?.limitReason).toBe('Walked her through a crisis before the group.');
    expect(encounterOf(beto)?.limitReason).toBeNull();
    // The group itself isn't over anything.
    expect(session.limitReason).toBeNull();
    save(both);
    expect(encounterOf(ana)?.limitReason).toBe('Walked her through a crisis before the group.');
  });
});

describe('how people took part', () => {
  it('is in the room until somebody says otherwise of the session or of one person (R-ENC-07)', () => {
    const { clinic, worker, people, groupId, session, save, encounterOf } = heldGroup();
    const [ana, beto, cruz] = people;
    expect(session.way).toBe('in_room');
    const heldIn = (clientId: string) => {
      const contact = encounterOf(clientId);
      return [contact?.modality, contact?.placeOfService];
    };
    save([mark(ana, 'present'), { ...mark(beto, 'present'), way: 'video_home' }, mark(cruz, 'no_show')]);
    expect([heldIn(ana), heldIn(beto)]).toEqual([
      ['in_person', 'non_residential'],
      ['video', 'telehealth_home'],
    ]);
    const roster = worker.call('session.open', { groupId, heldOn: clinic.today }).roster;
    expect(roster.find(({ clientId }) => clientId === beto)?.way).toBe('video_home');
    const lines = worker.call('client.open', { clientId: beto }).encounters;
    expect(lines?.[0]?.units).toMatchObject({ modifiers: ['HQ', '95'], holds: [] });

    // The whole session by phone, one of them in the room after all.
    const { session: saved } = save(
      [mark(ana, 'present'), { ...mark(beto, 'present'), way: 'in_room' }, mark(cruz, 'no_show')],
      { way: 'audio_elsewhere' },
    );
    expect(saved.way).toBe('audio_elsewhere');
    expect([heldIn(ana), heldIn(beto)]).toEqual([
      ['audio', 'telehealth_not_home'],
      ['in_person', 'non_residential'],
    ]);
    const record = getRecord(clinic.database.store.reader, GroupSession, session.id);
    expect(record?.way).toBe('audio_elsewhere');
  });
});
