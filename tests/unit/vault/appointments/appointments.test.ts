import { describe, expect, it } from 'vitest';

import { getRecord, updateRecord } from '../../../../electron/vault/store/records';
import { relationToPerson } from '../../../../electron/vault/records/clients/relation';
import { Appointment, Client, User } from '../../../../shared/model';
import type { Row } from '../../../../shared/model';
import { addDays } from '../../../../shared/time';
import { Clinic } from '../../../support/clinic';
import type { StaffSeat } from '../../../support/clinic';
import { failureOf } from '../../../support/temporary-store';
import { problemsOf } from '../groups/held-group';

/** 09:00 in Denver on the day after the clock went forward. */
function frontDesk() {
  const clinic = new Clinic();
  const desk = clinic.staff('front_desk');
  const pat = clinic.staff('peer_worker', { displayName: 'Pat Peer' });
  const lee = clinic.staff('peer_worker', { displayName: 'Lee Lane' });
  const ana = clinic.client({
    legalFirstName: 'Ana',
    legalLastName: null,
    chartNumber: 'LC-1',
    assignedWorkerId: pat.user.id,
  }).id;
  const beto = clinic.client({ legalFirstName: 'Beto', legalLastName: null, chartNumber: 'LC-2' }).id;
  const plan = (
    clientId: string,
    time: string,
    worker: StaffSeat = pat,
    values: { minutes?: number; day?: ReturnType<typeof addDays> } = {},
  ): string =>
    desk.call('appointment.plan', {
      clientId,
      workerId: worker.user.id,
      startAt: clinic.at(time, values.day ?? clinic.today),
      minutes: values.minutes ?? 45,
      purpose: 'one_to_one',
    }).appointmentId;
  const stored = (id: string): Row<typeof Appointment> => {
    const appointment = getRecord(clinic.database.store.reader, Appointment, id);
    if (appointment === undefined) throw new Error('The appointment is there');
    return appointment;
  };
  const mark = (id: string, status: 'planned' | 'arrived' | 'in_session' | 'done' | 'no_show', seat = desk) =>
    seat.call('appointment.mark', {
      appointmentId: id,
      expectedRevision: stored(id).revision,
      status,
    });
  const change = (clientId: string, values: Partial<Row<typeof Client>>) =>
    clinic.write((writer, moment) =>
      updateRecord(writer, moment, Client, clientId, values, { expectedRevision: 'newest' }),
    );
  return { clinic, desk, pat, lee, ana, beto, plan, stored, mark, change };
}

describe('making an appointment', () => {
  it('keeps day, time and worker, and shows on the person’s chart', () => {
    const { clinic, desk, pat, ana, plan, stored } = frontDesk();
    const later = plan(ana, '14:30', pat, { day: addDays(clinic.today, 3) });
    const today = plan(ana, '11:00');
    expect(stored(today)).toMatchObject({ heldOn: '2026-03-09', status: 'planned', isWalkIn: false });
    expect(desk.audited).toEqual([{ clientId: ana, recordId: today }]);
    expect(desk.call('client.open', { clientId: ana }).appointments.map(({ id }) => id)).toEqual([
      today,
      later,
    ]);
  });

  it('takes minutes that pass: over the night of the clock change 60 minutes are 60', () => {
    const clinic = new Clinic({ at: '2026-03-07T15:00:00Z' });
    const desk = clinic.staff('front_desk');
    const pat = clinic.staff('peer_worker');
    const clientId = clinic.client().id;
    const night = addDays(clinic.today, 1);
    const at = (time: string) => ({
      clientId,
      workerId: pat.user.id,
      startAt: clinic.at(time, night),
      minutes: 60,
    });
    // 02:00 to 03:00 is skipped: 01:30 and 60 minutes end at 03:30, and 03:15 is in them.
    desk.call('appointment.plan', { ...at('01:30'), purpose: 'phone' });
    const overlapsAt = (time: string) =>
      desk.call('appointment.findOverlaps', { ...at(time), exceptId: null }).overlaps.length;
    expect(overlapsAt('03:15')).toBe(1);
    expect(overlapsAt('03:30')).toBe(0);
  });

  it('refuses days that are over, years ahead, people who left, and workers who are gone', () => {
    const { clinic, pat, lee, ana, beto, plan, change } = frontDesk();
    expect(plan(ana, '00:00')).toBeTruthy();
    expect(problemsOf(() => plan(ana, '23:59', pat, { day: addDays(clinic.today, -1) }))).toEqual([
      'startAt in_past',
    ]);
    expect(problemsOf(() => plan(ana, '10:00', pat, { day: addDays(clinic.today, 731) }))).toEqual([
      'startAt too_far_ahead',
    ]);
    change(beto, { status: 'discharged' });
    expect(problemsOf(() => plan(beto, '10:00'))).toEqual(['clientId person_has_left']);
    change(beto, { status: 'merged', mergedInto: ana });
    expect(problemsOf(() => plan(beto, '10:00'))).toEqual(['clientId client_is_merged']);
    clinic.write((writer, moment) =>
      updateRecord(writer, moment, User, lee.user.id, { isActive: false }, { expectedRevision: 'newest' }),
    );
    expect(problemsOf(() => plan(ana, '10:00', lee))).toEqual(['workerId not_a_worker']);
  });

  it('R-ROL-05 gives no appointment with a worker who can’t know of the person', () => {
    const { clinic, pat, lee, ana, change } = frontDesk();
    change(ana, { isRestricted: true });
    const supervisor = clinic.staff('supervisor');
    const input = (worker: StaffSeat) => ({
      clientId: ana,
      workerId: worker.user.id,
      startAt: clinic.at('10:00'),
      minutes: 45,
      purpose: 'one_to_one' as const,
    });
    expect(problemsOf(() => supervisor.call('appointment.plan', input(lee)))).toEqual([
      'workerId worker_cannot_see_chart',
    ]);
    expect(supervisor.call('appointment.plan', input(pat)).appointmentId).toBeTruthy();
  });
});

describe('what there is at the time already', () => {
  it('is said for worker and person, without a name, and left out when moving it is what is done', () => {
    const { clinic, desk, pat, lee, ana, beto, plan } = frontDesk();
    const first = plan(ana, '10:00');
    plan(beto, '10:30', lee);
    const find = (clientId: string, worker: StaffSeat, time: string, exceptId: string | null = null) =>
      desk.call('appointment.findOverlaps', {
        clientId,
        workerId: worker.user.id,
        startAt: clinic.at(time),
        minutes: 30,
        exceptId,
      }).overlaps;
    expect(find(beto, pat, '10:30')).toEqual([
      { whose: 'worker', groupName: null, startAt: clinic.at('10:00'), endAt: clinic.at('10:45') },
      { whose: 'person', groupName: null, startAt: clinic.at('10:30'), endAt: clinic.at('11:15') },
    ]);
    expect(find(beto, pat, '09:30')).toEqual([]);
    expect(find(ana, pat, '10:15', first)).toEqual([]);
  });

  it('counts groups: of the worker for everybody, on the person’s side for who may read the list', () => {
    const { clinic, desk, pat, lee, ana } = frontDesk();
    pat.call('group.create', {
      name: 'Monday circle',
      topic: 'coping',
      facilitatorId: pat.user.id,
      placeOfService: 'office',
      place: null,
      usualStartTime: '10:00',
      usualMinutes: 60,
      capacity: null,
      scheduleRule: 'FREQ=WEEKLY;INTERVAL=1;BYDAY=MO',
      scheduleStartsOn: clinic.today,
      memberIds: [ana],
    });
    const find = (seat: StaffSeat, worker: StaffSeat) =>
      seat
        .call('appointment.findOverlaps', {
          clientId: ana,
          workerId: worker.user.id,
          startAt: clinic.at('10:30'),
          minutes: 30,
          exceptId: null,
        })
        .overlaps.map(({ whose, groupName }) => `${whose} ${String(groupName)}`);
    expect(find(desk, pat)).toEqual(['worker Monday circle']);
    expect(find(desk, lee)).toEqual([]);
    expect(find(pat, lee)).toEqual(['person Monday circle']);
  });
});

describe('the way of an appointment', () => {
  it('goes from planned to done and back, with the times it happened', () => {
    const { clinic, ana, plan, stored, mark } = frontDesk();
    const id = plan(ana, '09:00');
    clinic.clock.pass(5 * 60_000);
    mark(id, 'arrived');
    const arrivedAt = clinic.clock.now();
    clinic.clock.pass(10 * 60_000);
    mark(id, 'in_session');
    expect(stored(id)).toMatchObject({ status: 'in_session', arrivedAt, beganAt: arrivedAt + 600_000 });
    mark(id, 'arrived');
    expect(stored(id)).toMatchObject({ status: 'arrived', arrivedAt, beganAt: null });
    mark(id, 'planned');
    expect(stored(id)).toMatchObject({ status: 'planned', arrivedAt: null, beganAt: null });
  });

  it('takes no step that makes no sense', () => {
    const { clinic, desk, pat, ana, plan, stored, mark } = frontDesk();
    const later = plan(ana, '15:00');
    expect(problemsOf(() => mark(later, 'no_show'))).toEqual(['status not_its_time']);
    expect(problemsOf(() => mark(later, 'done'))).toEqual(['status step_not_possible']);
    const tomorrow = plan(ana, '09:00', pat, { day: addDays(clinic.today, 1) });
    expect(problemsOf(() => mark(tomorrow, 'arrived'))).toEqual(['status not_its_day']);
    mark(later, 'arrived');
    expect(
      problemsOf(() =>
        desk.call('appointment.move', {
          appointmentId: later,
          expectedRevision: stored(later).revision,
          workerId: pat.user.id,
          startAt: clinic.at('16:00'),
          minutes: 30,
          purpose: 'plan',
        }),
      ),
    ).toEqual(['status step_not_possible']);
    const stale = { appointmentId: later, expectedRevision: 1, status: 'planned' as const };
    expect(failureOf(() => desk.call('appointment.mark', stale)).code).toBe('STALE_EDIT');
  });

  it('is moved, and cancelled with a reason, and taken back', () => {
    const { clinic, desk, lee, ana, plan, stored, mark } = frontDesk();
    const id = plan(ana, '11:00');
    desk.call('appointment.move', {
      appointmentId: id,
      expectedRevision: 1,
      workerId: lee.user.id,
      startAt: clinic.at('12:00', addDays(clinic.today, 2)),
      minutes: 30,
      purpose: 'plan',
    });
    expect(stored(id)).toMatchObject({ heldOn: '2026-03-11', workerId: lee.user.id, purpose: 'plan' });
    desk.call('appointment.cancel', { appointmentId: id, expectedRevision: 2, reason: 'worker_away' });
    expect(stored(id)).toMatchObject({ status: 'cancelled', cancelReason: 'worker_away' });
    expect(desk.call('client.open', { clientId: ana }).appointments).toEqual([]);
    mark(id, 'planned');
    expect(stored(id)).toMatchObject({ status: 'planned', cancelReason: null });
  });

  it('becomes the contact that is recorded for it, once, and is open again when that never was', () => {
    const { clinic, pat, lee, ana, plan, stored, mark } = frontDesk();
    const id = plan(ana, '09:00');
    mark(id, 'arrived');
    mark(id, 'in_session', pat);
    clinic.clock.pass(45 * 60_000);
    const contact = {
      clientId: ana,
      kind: 'individual' as const,
      modality: 'in_person' as const,
      startAt: clinic.at('09:00'),
      endAt: clinic.at('09:45'),
      excludedMinutes: 0,
      placeOfService: 'office' as const,
      appointmentId: id,
    };
    expect(problemsOf(() => lee.call('encounter.record', contact))).toEqual([
      'appointmentId appointment_of_somebody_else',
    ]);
    const { encounterId } = pat.call('encounter.record', contact);
    expect(stored(id)).toMatchObject({ status: 'done', encounterId });
    expect(problemsOf(() => mark(id, 'in_session'))).toEqual(['status step_not_possible']);
    expect(
      problemsOf(() => pat.call('encounter.record', { ...contact, kind: 'text', modality: 'text' })),
    ).toEqual(['appointmentId step_not_possible']);
    pat.call('encounter.markInError', { encounterId, reason: 'Another day' });
    expect(stored(id)).toMatchObject({ status: 'arrived', encounterId: null });
  });

  it('R-ROL-02 lets the worker into the chart on the day of the appointment, and only then', () => {
    const { clinic, lee, beto, plan, mark } = frontDesk();
    const relation = () =>
      relationToPerson(
        clinic.database.store.reader,
        { user: lee.user, today: clinic.today, now: clinic.clock.now() },
        beto,
        { isAuthor: false },
      );
    expect(relation()).toBe('unrelated');
    plan(beto, '10:00', lee, { day: addDays(clinic.today, 1) });
    expect(relation()).toBe('unrelated');
    const today = plan(beto, '10:00', lee);
    expect(relation()).toBe('served_today');
    clinic.clock.pass(2 * 60 * 60_000);
    mark(today, 'no_show');
    expect(relation()).toBe('served_today');
  });
});

describe('a walk-in', () => {
  it('waits for the worker at once, somebody known and somebody new', () => {
    const { clinic, desk, pat, beto } = frontDesk();
    desk.call('appointment.walkIn', { clientId: beto, workerId: pat.user.id });
    const added = desk.call('appointment.newWalkIn', {
      firstName: ' Nuria ',
      lastName: 'Vela',
      workerId: pat.user.id,
    });
    const day = pat.call('appointment.day', { day: clinic.today });
    expect(day.appointments).toMatchObject([
      { displayName: 'Beto', stage: 'arrived', isWalkIn: true, purpose: 'drop_in', minutes: 30 },
      { displayName: 'Nuria Vela', stage: 'arrived', arrivedAt: clinic.clock.now() },
    ]);
    expect(desk.call('walkIn.list', {}).people.map(({ clientId }) => clientId)).toEqual([added.clientId]);
    expect(desk.call('today.board', {}).arrivalsToday).toBe(2);
    expect(
      problemsOf(() =>
        desk.call('appointment.newWalkIn', { firstName: '--', lastName: null, workerId: pat.user.id }),
      ),
    ).toEqual(['firstName name_without_letters']);
  });
});

describe('somebody who did not come', () => {
  it('is on the worker’s list to reach out to until somebody did', () => {
    const { clinic, pat, ana, plan, mark } = frontDesk();
    const id = plan(ana, '09:00');
    clinic.clock.pass(60 * 60_000);
    mark(id, 'no_show');
    expect(pat.call('note.workQueue', {}).followUps).toEqual([
      { clientId: ana, clientDisplayName: 'Ana', groupName: null, heldOn: clinic.today },
    ]);
    expect(pat.call('today.board', {}).followUps).toBe(1);
    pat.call('encounter.record', {
      clientId: ana,
      kind: 'outreach_attempt',
      modality: 'audio',
      startAt: clinic.at('09:30'),
      endAt: clinic.at('09:35'),
      excludedMinutes: 0,
      placeOfService: 'office',
    });
    expect(pat.call('note.workQueue', {}).followUps).toEqual([]);
  });
});

describe('the day', () => {
  it('asks after appointments of earlier days nobody said anything about', () => {
    const { clinic, desk, ana, plan, mark } = frontDesk();
    const id = plan(ana, '09:00');
    expect(desk.call('appointment.day', { day: clinic.today }).openSince).toBeNull();
    clinic.clock.pass(24 * 60 * 60_000);
    expect(desk.call('appointment.day', { day: clinic.today }).openSince).toBe('2026-03-09');
    mark(id, 'arrived');
    mark(id, 'done');
    expect(desk.call('appointment.day', { day: clinic.today }).openSince).toBeNull();
  });

  it('has the groups that meet, by their days or because somebody opened the roll', () => {
    const { clinic, desk, pat, lee, ana } = frontDesk();
    const group = (name: string, scheduleRule: string | null) =>
      pat.call('group.create', {
        name,
        topic: 'coping',
        facilitatorId: pat.user.id,
        placeOfService: 'office',
        place: null,
        usualStartTime: '10:00',
        usualMinutes: 60,
        capacity: null,
        scheduleRule,
        scheduleStartsOn: scheduleRule === null ? null : clinic.today,
        memberIds: [ana],
      }).groupId;
    group('Mondays', 'FREQ=WEEKLY;INTERVAL=1;BYDAY=MO');
    group('Tuesdays', 'FREQ=WEEKLY;INTERVAL=1;BYDAY=TU');
    const any = group('Any day', null);
    const groupsOf = (seat: StaffSeat) =>
      seat
        .call('appointment.day', { day: clinic.today })
        .groups.map(({ name, stage, memberCount }) => `${name} ${stage} ${String(memberCount)}`);
    expect(groupsOf(desk)).toEqual(['Mondays expected 1']);
    pat.call('session.open', { groupId: any, heldOn: clinic.today });
    expect(groupsOf(desk)).toEqual(['Any day in_session 1', 'Mondays expected 1']);
    expect(groupsOf(lee)).toEqual([]);
    clinic.staff('supervisor').call('holiday.set', { heldOn: clinic.today, name: 'A holiday' });
    expect(groupsOf(pat)).toEqual(['Any day in_session 1']);
  });
});
