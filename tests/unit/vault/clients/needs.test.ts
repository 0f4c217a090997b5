import { describe, expect, it } from 'vitest';

import { updateRecord } from '../../../../electron/vault/store/records';
import { sql } from '../../../../electron/vault/store/sql';
import { TextSchema } from '../../../../electron/vault/store/row-schemas';
import type { MethodOutput } from '../../../../shared/contract';
import { readSiteSummary } from '../../../../electron/vault/records/site/session-view';
import { Client, Consent, ContactMethod, Encounter } from '../../../../shared/model';
import type { Appointment, Values } from '../../../../shared/model';
import {
  CONTACT_NEED_CODES,
  DAYS_WITHOUT_CONTACT,
  NO_LAST_DAY,
  consentStateOf,
  contactNeeds,
  openPlan,
} from '../../../../shared/rules/caseload-needs';
import { CONSENT_STATES, isConsentActive } from '../../../../shared/rules/consent';
import { addDays } from '../../../../shared/time';
import type { LocalDate } from '../../../../shared/time';
import { insertRecord } from '../../../../electron/vault/store/records';
import { Clinic } from '../../../support/clinic';
import type { StaffSeat } from '../../../support/clinic';
import { seedAppointment } from '../../../support/seed-records';
import { consentValues, contactValues, encounterValues } from '../../../support/record-values';
import type { CallInput } from '../../../support/vault-harness';

type Row = MethodOutput<'client.list'>['rows'][number];

function list(
  seat: StaffSeat,
  filter: Partial<CallInput<'client.list'>['filter']> = {},
  sort: CallInput<'client.list'>['sort'] = [],
): readonly Row[] {
  const whole = { text: '', statuses: [], workerIds: [], ...filter };
  return seat.call('client.list', { filter: whole, sort, offset: 0, limit: 200 }).rows;
}

const usualDay = (today: string) => ({
  today: today as LocalDate,
  daysWithoutContact: DAYS_WITHOUT_CONTACT,
});

const BY_NEED = [{ column: 'needs' as const, descending: false }];

describe('who needs a contact', () => {
  /** One person for every mixture of plan, last contact, first contact and consent that differs. */
  function everyMixture() {
    const clinic = new Clinic();
    const worker = clinic.staff('peer_worker');
    const day = (offset: number | null): LocalDate | null =>
      offset === null ? null : addDays(clinic.today, offset);
    for (const plan of [null, -3, 0, 5]) {
      for (const last of [null, -30, -7, -6, -1]) {
        for (const first of [null, -40, -2]) {
          for (const consent of [null, -1, 0, 30, 31]) {
            const client = clinic.client({
              assignedWorkerId: worker.user.id,
              nextContactOn: day(plan),
              firstContactOn: day(first),
              status: 'active',
            });
            clinic.write((writer, change) => {
              const expiresOn = day(consent);
              if (expiresOn !== null) {
                const signedOn = addDays(clinic.today, -60);
                insertRecord(writer, change, Consent, {
                  ...consentValues({ clientId: client.id, recipientId: null }),
                  type: 'specific',
                  signedOn,
                  expiresOn,
                });
              }
              const serviceDate = day(last);
              if (serviceDate !== null) {
                const values = encounterValues({ clientId: client.id, workerId: worker.user.id });
                insertRecord(writer, change, Encounter, { ...values, serviceDate });
              }
            });
          }
        }
      }
    }
    return { clinic, worker };
  }

  it('is the same in the list, its filter and its order as in the rule', () => {
    const { clinic, worker } = everyMixture();
    const everybody = list(worker, {}, BY_NEED).concat(
      worker.call('client.list', {
        filter: { text: '', statuses: [], workerIds: [] },
        sort: BY_NEED,
        offset: 200,
        limit: 200,
      }).rows,
    );
    expect(everybody).toHaveLength(300);
    const facts = everybody.map((row) => ({ ...row, isActive: true }));
    const ranks = everybody.map((row, index) => {
      // A consent the row gives no day for has ended, or there is none: neither is about to end.
      expect(row.needs).toEqual(contactNeeds(facts[index] ?? expect.fail(), usualDay(clinic.today)));
      const [first] = row.needs;
      return first === undefined ? CONTACT_NEED_CODES.length : CONTACT_NEED_CODES.indexOf(first.code);
    });
    expect(ranks).toEqual(ranks.toSorted((one, other) => one - other));
    // Within the plans that are late, the latest comes first.
    const late = everybody.filter((row) => row.needs[0]?.code === 'planned_overdue');
    expect(late.length).toBeGreaterThan(0);
    const needing = everybody.filter((row) => row.needs.length > 0);
    const shown = worker.call('client.list', {
      filter: { text: '', statuses: [], workerIds: [], needsContact: true },
      sort: [],
      offset: 0,
      limit: 1,
    });
    expect(shown.total).toBe(needing.length);
    for (const state of CONSENT_STATES) {
      const { total } = worker.call('client.list', {
        filter: { text: '', statuses: [], workerIds: [worker.user.id], consentStates: [state] },
        sort: [],
        offset: 0,
        limit: 1,
      });
      expect(total, state).toBe(everybody.filter((row) => row.consentState === state).length);
    }
  });

  it('is nobody who left the site’s care', () => {
    const facts = { nextContactOn: null, lastContactOn: null, firstContactOn: null, consentUntil: null };
    expect(contactNeeds({ ...facts, isActive: false }, usualDay('2026-03-09'))).toEqual([]);
    expect(contactNeeds({ ...facts, isActive: true }, usualDay('2026-03-09'))).toHaveLength(1);
  });

  it('is planned until a contact on the day or after it, and again when that contact was a mistake', () => {
    const clinic = new Clinic();
    const worker = clinic.staff('peer_worker');
    const yesterday = addDays(clinic.today, -1);
    const person = clinic.client({ nextContactOn: yesterday, status: 'active' });
    expect(list(worker)[0]).toMatchObject({
      nextContactOn: yesterday,
      needs: [{ code: 'planned_overdue', days: 1 }],
    });
    const meet = (serviceDate: LocalDate) =>
      clinic.write((writer, change) => {
        const values = encounterValues({ clientId: person.id, workerId: worker.user.id });
        return insertRecord(writer, change, Encounter, { ...values, serviceDate });
      });
    meet(addDays(yesterday, -1));
    expect(list(worker)[0]?.nextContactOn).toBe(yesterday);
    const { id } = meet(yesterday);
    expect(list(worker)[0]).toMatchObject({ nextContactOn: null, needs: [] });
    clinic.write((writer, change) =>
      updateRecord(
        writer,
        change,
        Encounter,
        id,
        { status: 'entered_in_error' },
        { expectedRevision: 'newest' },
      ),
    );
    expect(list(worker)[0]?.nextContactOn).toBe(yesterday);
    expect(openPlan(yesterday, yesterday)).toBeNull();
    expect(openPlan(yesterday, addDays(yesterday, -1))).toBe(yesterday);
  });
});

describe('what a site chooses', () => {
  it('is after how many days without a contact the list, its filter and Today ask for one', () => {
    const clinic = new Clinic();
    const worker = clinic.staff('peer_worker');
    const lastMet = (days: number): string => {
      const { id } = clinic.client({ assignedWorkerId: worker.user.id, status: 'active' });
      clinic.write((writer, change) => {
        const values = encounterValues({ clientId: id, workerId: worker.user.id });
        const serviceDate = addDays(clinic.today, -days);
        return insertRecord(writer, change, Encounter, { ...values, serviceDate });
      });
      return id;
    };
    const [week, fortnight, month] = [lastMet(7), lastMet(14), lastMet(30)];
    const neglected = () => ({
      list: list(worker, {}, BY_NEED)
        .filter(({ needs }) => needs.some(({ code }) => code === 'long_without_contact'))
        .map(({ clientId }) => clientId),
      filter: list(worker, { needsContact: true }, BY_NEED).map(({ clientId }) => clientId),
      today: worker.call('today.board', {}).needsContact?.map(({ clientId }) => clientId),
      count: worker.call('client.countByWorker', {
        filter: { text: '', statuses: [], workerIds: [], needsContact: true },
      }).groups[0]?.clientCount,
    });
    const same = (ids: readonly string[]) => ({ list: ids, filter: ids, today: ids, count: ids.length });
    expect(neglected()).toEqual(same([month, fortnight, week]));
    clinic.staff('supervisor').call('site.setDaysWithoutContact', { days: 14 });
    expect(neglected()).toEqual(same([month, fortnight]));
    clinic.staff('supervisor').call('site.setDaysWithoutContact', { days: 30 });
    expect(neglected()).toEqual(same([month]));
  });

  it.each([0, 91, 7.5])('is not %s days', (days) => {
    const supervisor = new Clinic().staff('supervisor');
    expect(() => supervisor.call('site.setDaysWithoutContact', { days })).toThrow();
  });
});

describe('the next appointment', () => {
  it('is the first that is still to come, under any of the person’s charts', () => {
    const clinic = new Clinic();
    const worker = clinic.staff('peer_worker');
    const person = clinic.client({ assignedWorkerId: worker.user.id, status: 'active' });
    const joined = clinic.client({ status: 'merged', mergedInto: person.id });
    const book = (days: number, given: Partial<Values<typeof Appointment>> = {}) => {
      clinic.write((writer, change) =>
        seedAppointment(
          { writer, change, today: clinic.today, site: readSiteSummary(writer), user: worker.user },
          person.id,
          { heldOn: addDays(clinic.today, days), ...given },
        ),
      );
    };
    const next = () => list(worker).find(({ clientId }) => clientId === person.id)?.nextAppointmentOn;
    expect(next()).toBeNull();
    book(-1);
    book(1, { status: 'cancelled' });
    expect(next()).toBeNull();
    book(9);
    expect(next()).toBe(addDays(clinic.today, 9));
    book(3, { clientId: joined.id });
    expect(next()).toBe(addDays(clinic.today, 3));
    book(0);
    expect(next()).toBe(clinic.today);
  });

  it('puts people in order, whoever has none last, and combines with a filter, a search and another order', () => {
    const clinic = new Clinic();
    const worker = clinic.staff('peer_worker');
    const person = (chartNumber: string, legalLastName: string, given: Partial<Values<typeof Client>> = {}) =>
      clinic.client({ chartNumber, legalLastName, status: 'active', ...given }).id;
    const [none, late, soon, same] = [
      person('LC-000021', 'Aab'),
      person('LC-000022', 'Bab'),
      person('LC-000023', 'Cab', { assignedWorkerId: worker.user.id }),
      person('LC-000024', 'Dab'),
    ];
    const joined = person('LC-000025', 'Eab', { status: 'merged', mergedInto: soon });
    for (const [clientId, days] of [
      [late, 9],
      [late, 12],
      [joined, 2],
      [same, 2],
    ] as const) {
      clinic.write((writer, change) =>
        seedAppointment(
          { writer, change, today: clinic.today, site: readSiteSummary(writer), user: worker.user },
          clientId,
          { heldOn: addDays(clinic.today, days) },
        ),
      );
    }
    const ids = (descending: boolean, filter: Partial<CallInput<'client.list'>['filter']> = {}) =>
      worker
        .call('client.list', {
          filter: { text: '', statuses: ['active'], workerIds: [], ...filter },
          sort: [{ column: 'nextAppointmentOn', descending }],
          offset: 0,
          limit: 50,
        })
        .rows.map(({ clientId }) => clientId);
    expect(ids(false)).toEqual([soon, same, late, none]);
    expect(ids(true)).toEqual([late, soon, same, none]);
    expect(ids(false, { workerIds: [null] })).toEqual([same, late, none]);
    expect(ids(false, { text: 'LC-00002' })).toEqual([soon, same, late, none]);
  });
});

describe('how consents to share stand in the list', () => {
  const CASES: readonly (readonly [string, Partial<Values<typeof Consent>>])[] = [
    ['with a last day', { expiresOn: '2026-06-01' as LocalDate, expiresEvent: null }],
    ['today the last', { expiresOn: '2026-03-09' as LocalDate, expiresEvent: null }],
    ['over', { expiresOn: '2026-03-08' as LocalDate, expiresEvent: null }],
    ['until an event', { expiresOn: null, expiresEvent: 'discharge' }],
    [
      'until an event that came',
      { expiresOn: null, expiresEvent: 'discharge', endedOn: '2026-03-08' as LocalDate },
    ],
    ['without an end', { expiresOn: null, expiresEvent: null }],
    ['entered by mistake', { expiresOn: '2026-06-01' as LocalDate, errorReason: 'Wrong person' }],
    ['for photographs', { type: 'photo_media', expiresOn: '2026-06-01' as LocalDate }],
  ];

  it.each(CASES)('a consent %s', (_, values) => {
    const clinic = new Clinic({ at: '2026-03-09T18:00:00Z' });
    const desk = clinic.staff('front_desk');
    const person = clinic.client();
    const consent = clinic.write((writer, change) =>
      insertRecord(writer, change, Consent, {
        ...consentValues({ clientId: person.id, recipientId: null }),
        type: 'specific',
        signedOn: '2026-01-01' as LocalDate,
        ...values,
      }),
    );
    const isInForce =
      consent.type === 'specific' && isConsentActive(consent, { at: clinic.clock.now(), on: clinic.today });
    const state = list(desk)[0]?.consentState;
    expect(state === 'active' || state === 'ending').toBe(isInForce);
  });

  it('follow when one is taken back', () => {
    const clinic = new Clinic();
    const desk = clinic.staff('front_desk');
    const person = clinic.client();
    const values = {
      ...consentValues({ clientId: person.id, recipientId: null }),
      expiresEvent: 'discharge' as const,
    };
    const consent = clinic.write((writer, change) =>
      insertRecord(writer, change, Consent, { ...values, type: 'specific', expiresOn: null }),
    );
    expect(list(desk)[0]).toMatchObject({ consentState: 'active', consentUntil: null });
    clinic.write((writer, change) =>
      updateRecord(
        writer,
        change,
        Consent,
        consent.id,
        { revokedAt: clinic.clock.now(), revocationReference: 'Letter' },
        { expectedRevision: 'newest' },
      ),
    );
    expect(list(desk)[0]?.consentState).toBe('over');
  });

  it('have a last day that stands for none at all', () => {
    expect(consentStateOf(NO_LAST_DAY as LocalDate, '2026-03-09' as LocalDate)).toBe('active');
  });
});

describe('what the list marks', () => {
  it('is filtered by all of the marks at once', () => {
    const clinic = new Clinic();
    const desk = clinic.staff('front_desk');
    const both = clinic.client({ interpreterNeeded: 'yes', nameWithheld: true });
    const one = clinic.client({ interpreterNeeded: 'yes', noticeGivenOn: clinic.today });
    const ids = (flags: Row['flags']) => list(desk, { flags }).map((row) => row.clientId);
    expect(ids(['interpreter_needed']).toSorted()).toEqual([both.id, one.id].toSorted());
    expect(ids(['interpreter_needed', 'name_withheld'])).toEqual([both.id]);
    expect(ids(['notice_missing'])).toEqual([both.id]);
  });

  it('knows who can be reached safely, as soon as a number says so', () => {
    const clinic = new Clinic();
    const desk = clinic.staff('front_desk');
    const person = clinic.client();
    const flags = () => list(desk)[0]?.flags;
    expect(flags()).toContain('no_safe_contact');
    const contact = clinic.write((writer, change) =>
      insertRecord(writer, change, ContactMethod, {
        ...contactValues(person.id),
        okToCall: false,
        okToText: true,
        isActive: true,
      }),
    );
    expect(flags()).not.toContain('no_safe_contact');
    clinic.write((writer, change) =>
      updateRecord(
        writer,
        change,
        ContactMethod,
        contact.id,
        { isActive: false },
        { expectedRevision: 'newest' },
      ),
    );
    expect(flags()).toContain('no_safe_contact');
    expect(
      clinic.database.store.reader.value(
        sql`SELECT client_id FROM client_search WHERE flags & 4`,
        TextSchema,
      ),
    ).toBe(person.id);
    clinic.write((writer, change) =>
      updateRecord(writer, change, Client, person.id, { isRestricted: true }, { expectedRevision: 'newest' }),
    );
    expect(list(clinic.staff('supervisor'), { flags: ['restricted', 'no_safe_contact'] })).toHaveLength(1);
  });
});
