import fc from 'fast-check';
import { expect, test } from 'vitest';

import { updateRecord } from '../../../../electron/vault/store/records';
import { ClinicFailure } from '../../../../shared/errors';
import { Client } from '../../../../shared/model';
import { BOARD_STAGES, stageOfAppointment } from '../../../../shared/rules/appointments';
import { addDays } from '../../../../shared/time';
import { Clinic } from '../../../support/clinic';
import type { StaffSeat } from '../../../support/clinic';

const STEPS = ['planned', 'arrived', 'in_session', 'done', 'no_show', 'cancelled'] as const;
type Step = (typeof STEPS)[number];

/** What one appointment should be, kept beside the vault. */
interface Expected {
  readonly id: string;
  readonly person: number;
  readonly worker: number;
  readonly isToday: boolean;
  status: Step;
  revision: number;
}

const action = fc.oneof(
  fc.record({
    does: fc.constant('plan' as const),
    person: fc.nat(3),
    worker: fc.nat(1),
    isToday: fc.boolean(),
  }),
  fc.record({ does: fc.constant('mark' as const), which: fc.nat(20), step: fc.constantFrom(...STEPS) }),
  fc.record({ does: fc.constant('walkIn' as const), person: fc.nat(3), worker: fc.nat(1) }),
  fc.record({ does: fc.constant('restrict' as const), person: fc.nat(3), isRestricted: fc.boolean() }),
);

/** A clinic of two workers and four people, the first two assigned to the first worker, the others to the second. */
function siteOfFour() {
  const clinic = new Clinic();
  const workers = [clinic.staff('peer_worker'), clinic.staff('peer_worker')];
  const people = [0, 1, 2, 3].map((index) => ({
    id: clinic.client({
      legalFirstName: `Person ${String(index)}`,
      chartNumber: `LC-${String(index)}`,
      assignedWorkerId: workers[index < 2 ? 0 : 1]?.user.id ?? null,
    }).id,
    isRestricted: false,
    worker: index < 2 ? 0 : 1,
  }));
  return {
    clinic,
    workers,
    people,
    supervisor: clinic.staff('supervisor'),
    desk: clinic.staff('front_desk'),
  };
}

/** Whether the vault did it; what a rule refuses is no step. */
function isDone(work: () => void): boolean {
  try {
    work();
    return true;
  } catch (error) {
    if (error instanceof ClinicFailure && error.code === 'RULE_BROKEN') return false;
    throw error;
  }
}

test('whatever happens, every list of the board holds exactly whom it should, for each role', () => {
  fc.assert(
    fc.property(fc.array(action, { minLength: 1, maxLength: 25 }), (actions) => {
      const { clinic, workers, people, supervisor, desk } = siteOfFour();
      const expected: Expected[] = [];
      const workerId = (worker: number): string => workers[worker]?.user.id ?? '';
      for (const act of actions) {
        clinic.clock.pass(60_000);
        if (act.does === 'restrict') {
          const person = people[act.person];
          if (person === undefined) continue;
          const values = { isRestricted: act.isRestricted };
          clinic.write((writer, change) =>
            updateRecord(writer, change, Client, person.id, values, { expectedRevision: 'newest' }),
          );
          person.isRestricted = act.isRestricted;
        } else if (act.does === 'mark') {
          const found = expected[act.which % Math.max(expected.length, 1)];
          if (found === undefined) continue;
          const known = { appointmentId: found.id, expectedRevision: found.revision };
          const { step } = act;
          if (
            isDone(() => {
              found.revision =
                step === 'cancelled'
                  ? supervisor.call('appointment.cancel', { ...known, reason: 'other' }).revision
                  : supervisor.call('appointment.mark', { ...known, status: step }).revision;
            })
          )
            found.status = step;
        } else {
          const person = people[act.person];
          if (person === undefined) continue;
          const isToday = act.does === 'walkIn' || act.isToday;
          const ids = { clientId: person.id, workerId: workerId(act.worker) };
          isDone(() => {
            const { appointmentId } =
              act.does === 'walkIn'
                ? supervisor.call('appointment.walkIn', ids)
                : supervisor.call('appointment.plan', {
                    ...ids,
                    startAt: clinic.at('08:00', addDays(clinic.today, isToday ? 0 : 1)),
                    minutes: 30,
                    purpose: 'check_in',
                  });
            const status = act.does === 'walkIn' ? 'arrived' : 'planned';
            expected.push({ id: appointmentId, ...act, isToday, status, revision: 1 });
          });
        }
      }
      const lists = (seat: StaffSeat) => {
        const { appointments } = seat.call('appointment.day', { day: clinic.today });
        expect(new Set(appointments.map(({ id }) => id)).size).toBe(appointments.length);
        return BOARD_STAGES.map((stage) =>
          appointments
            .filter((row) => row.stage === stage)
            .map(({ id }) => id)
            .sort(),
        );
      };
      const wanted = (isSeen: (one: Expected) => boolean) =>
        BOARD_STAGES.map((stage) =>
          expected
            .filter((one) => one.isToday && stageOfAppointment(one.status) === stage && isSeen(one))
            .map(({ id }) => id)
            .sort(),
        );
      const isOpen = ({ person }: Expected): boolean => people[person]?.isRestricted === false;
      expect(lists(supervisor)).toEqual(wanted(() => true));
      expect(lists(desk)).toEqual(wanted(isOpen));
      for (const [index, seat] of workers.entries()) {
        expect(lists(seat)).toEqual(
          wanted((one) => one.worker === index && (isOpen(one) || people[one.person]?.worker === index)),
        );
      }
      clinic.database.store.close();
    }),
    { numRuns: 8 },
  );
});
