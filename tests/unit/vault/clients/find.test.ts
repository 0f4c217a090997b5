import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { insertRecord, updateRecord } from '../../../../electron/vault/store/records';
import { sql } from '../../../../electron/vault/store/sql';
import { MOST_FOUND } from '../../../../shared/contract/find';
import { Client, ContactMethod, Encounter, NamedStaff } from '../../../../shared/model';
import type { Values } from '../../../../shared/model';
import type { LocalDate } from '../../../../shared/time';
import { Clinic } from '../../../support/clinic';
import type { StaffSeat } from '../../../support/clinic';
import { encounterValues } from '../../../support/record-values';
import { contact, day, find, named, namesOf, opened } from './found-people';

describe('finding anyone', () => {
  function people() {
    const clinic = new Clinic();
    const jose = clinic.client(
      named('José', 'Muñoz', { chartNumber: 'LC-000101', birthDate: day('1990-01-02') }),
    );
    const ana = clinic.client(named('Ana', 'García Beltrán López', { chartNumber: 'LC-000102' }));
    const beto = clinic.client(
      named('Robert', "O'Brien", {
        preferredName: 'Beto',
        aliases: ['Lucky Luna'],
        chartNumber: 'LC-000103',
      }),
    );
    const luc = clinic.client(
      named('Jean-Luc', 'Baca', { chartNumber: 'LC-000104', birthDate: day('1985-03-07') }),
    );
    const ali = clinic.client(named('محمد', 'العلي', { chartNumber: 'LC-000105' }));
    const sun = clinic.client(named('Sol ☀️', null, { chartNumber: 'LC-000106' }));
    contact(clinic, beto.id, '+15055550142');
    contact(clinic, ana.id, 'call 555-0199 after 5');
    contact(clinic, ana.id, 'ana0142@example.org', 'email');
    return { clinic, desk: clinic.staff('front_desk'), jose, ana, beto, luc, ali, sun };
  }

  const SEARCHES = [
    ['uño', ['José Muñoz'], null],
    ['beltran', ['Ana García Beltrán López'], null],
    ['lop arc', ['Ana García Beltrán López'], null],
    ['obert', ["Beto O'Brien"], 'legal_name'],
    ['ucky', ["Beto O'Brien"], 'other_name'],
    ['bob', [], null],
    ['brien', ["Beto O'Brien"], null],
    ['obrien', ["Beto O'Brien"], null],
    ['eanlu', ['Jean-Luc Baca'], null],
    ['n-lu', [], null],
    ['حمد', ['محمد العلي'], null],
    ['sol', ['Sol ☀️'], null],
    ['000104', ['Jean-Luc Baca'], null],
    ['104', ['Jean-Luc Baca'], null],
    ['555 0142', ["Beto O'Brien"], 'phone'],
    ['0199', ['Ana García Beltrán López'], 'phone'],
    ['beto 505-555', ["Beto O'Brien"], 'phone'],
    ['7 de marzo de 1985', ['Jean-Luc Baca'], null],
    ['3/7/85', ['Jean-Luc Baca'], null],
    ['jean 1985', ['Jean-Luc Baca'], null],
    ['1990', ['José Muñoz'], null],
    ['j', ['Jean-Luc Baca', 'José Muñoz'], null],
    ['os', [], null],
    ['%', [], null],
    ['☀️', [], null],
    ['"jose', ['José Muñoz'], null],
    ['jose*', ['José Muñoz'], null],
    ['names : jose', [], null],
    ['jose OR ana', [], null],
    ["ana' OR 1=1 --", [], null],
    ['\ud83d', [], null],
  ] as const;

  it('finds by any part of a name, a number or a date of birth, and says by what it isn’t on the line', () => {
    const { desk } = people();
    for (const [text, expected, foundBy] of SEARCHES) {
      const found = find(desk, text);
      expect(namesOf(found).sort(), text).toEqual([...expected].sort());
      if (expected.length === 1) expect(found.people[0]?.foundBy, text).toBe(foundBy);
    }
  });

  it('follows names, numbers and dates as they change', () => {
    const { clinic, desk, beto, ana } = people();
    const newest = { expectedRevision: 'newest' } as const;
    clinic.write((writer, change) => {
      const patch = { legalFirstName: 'Ramiro', birthDate: day('1970-05-06') };
      updateRecord(writer, change, Client, beto.id, patch, newest);
    });
    const mobile = contact(clinic, beto.id, '+525512345678');
    expect([
      namesOf(find(desk, 'obert')),
      namesOf(find(desk, 'amir')),
      namesOf(find(desk, '6 may 1970')),
    ]).toEqual([[], ["Beto O'Brien"], ["Beto O'Brien"]]);
    expect(namesOf(find(desk, '12345678'))).toEqual(["Beto O'Brien"]);
    clinic.write((writer, change) =>
      updateRecord(writer, change, ContactMethod, mobile.id, { isActive: false }, newest),
    );
    expect([namesOf(find(desk, '12345678')), namesOf(find(desk, '5550142'))]).toEqual([[], ["Beto O'Brien"]]);
    const mail = clinic.database.store.reader.value(
      sql`SELECT id FROM contact_method WHERE client_id = ${ana.id} AND kind = 'email'`,
      z.string(),
    );
    clinic.write((writer, change) =>
      updateRecord(writer, change, ContactMethod, mail ?? '', { kind: 'sms', value: '+15755550177' }, newest),
    );
    expect(namesOf(find(desk, '5755550177'))).toEqual(['Ana García Beltrán López']);
  });

  it('puts whole words before beginnings before parts, and one’s own people and the last opened first', () => {
    const clinic = new Clinic();
    const worker = clinic.staff('peer_worker');
    const add = (first: string, last: string, rest: Partial<Values<typeof Client>> = {}) =>
      clinic.client(named(first, last, { chartNumber: `LC-${first}-${last}`, ...rest }));
    add('Omar', 'Zuniga');
    add('Marta', 'Abeyta');
    const left = add('Mar', 'Aragon', { status: 'discharged' });
    add('Mar', 'Baca');
    const last = add('Mar', 'Yepa');
    add('Mar', 'Zamora', { assignedWorkerId: worker.user.id });
    opened(clinic, worker, last.id);
    expect(namesOf(find(worker, 'mar'))).toEqual([
      'Mar Zamora',
      'Mar Yepa',
      'Mar Baca',
      'Mar Aragon',
      'Marta Abeyta',
      'Omar Zuniga',
    ]);
    expect(find(worker, 'aragon').people).toMatchObject([{ clientId: left.id, status: 'discharged' }]);
  });

  it('shows a screenful and says that there are more', () => {
    const clinic = new Clinic();
    const desk = clinic.staff('front_desk');
    for (let count = 0; count <= MOST_FOUND; count += 1) {
      clinic.client(
        named('Ana', `Baca ${String(count)}`, { chartNumber: `LC-0002${String(count).padStart(2, '0')}` }),
      );
    }
    const found = find(desk, 'ana');
    expect([found.people.length, found.hasMore]).toEqual([MOST_FOUND, true]);
    const narrowed = find(desk, `ana LC-0002${String(MOST_FOUND).padStart(2, '0')}`);
    expect([narrowed.people.length, narrowed.hasMore]).toEqual([1, false]);
  });

  it('puts the whole chart number and the end of a phone number first', () => {
    const clinic = new Clinic();
    const desk = clinic.staff('front_desk');
    const inside = clinic.client(named('Abel', 'A', { chartNumber: 'LC-000300' }));
    const chart = clinic.client(named('Bea', 'B', { chartNumber: 'LC-000142' }));
    const end = clinic.client(named('Cruz', 'C', { chartNumber: 'LC-000301' }));
    contact(clinic, inside.id, '+15050142555');
    contact(clinic, end.id, '+15055550142');
    expect(namesOf(find(desk, '0142'))).toEqual(['Bea B', 'Cruz C', 'Abel A']);
    expect(namesOf(find(desk, '142'))[0]).toBe('Bea B');
    expect(chart.chartNumber).toBe('LC-000142');
  });
});

describe('who may find whom (R-ROL-01, R-ROL-05)', () => {
  it('hides restricted charts from everybody but their worker, those named and supervisors', () => {
    const clinic = new Clinic();
    const [desk, worker, other, named2, supervisor] = [
      clinic.staff('front_desk'),
      clinic.staff('peer_worker'),
      clinic.staff('peer_worker'),
      clinic.staff('peer_worker'),
      clinic.staff('supervisor'),
    ];
    const person = clinic.client(
      named('Ximena', 'Duran', {
        isRestricted: true,
        assignedWorkerId: worker.user.id,
        chartNumber: 'LC-000777',
        birthDate: day('1985-03-07'),
      }),
    );
    contact(clinic, person.id, '+15055550142');
    clinic.write((writer, change) =>
      insertRecord(writer, change, NamedStaff, {
        clientId: person.id,
        userId: named2.user.id,
        isActive: true,
      }),
    );
    for (const seat of [desk, worker, other, named2, supervisor]) opened(clinic, seat, person.id);
    for (const text of ['imen', 'xi', 'LC-000777', '5550142', '1985', '7 mar 1985', '']) {
      for (const seat of [worker, named2, supervisor])
        expect(namesOf(find(seat, text)), text).toEqual(['Ximena Duran']);
      for (const seat of [desk, other])
        expect(find(seat, text), text).toEqual({ people: [], hasMore: false });
    }
  });

  it('counts nobody who is hidden among "more"', () => {
    const clinic = new Clinic();
    const desk = clinic.staff('front_desk');
    for (let count = 0; count <= MOST_FOUND; count += 1) {
      clinic.client(named('Ana', 'Baca', { chartNumber: `LC-${String(count)}`, isRestricted: count >= 2 }));
    }
    expect(find(desk, 'ana')).toMatchObject({ people: [{}, {}], hasMore: false });
  });

  it('tells a worker of their own contact that still needs its note, and the front desk of none', () => {
    const clinic = new Clinic();
    const [desk, worker, other] = [
      clinic.staff('front_desk'),
      clinic.staff('peer_worker'),
      clinic.staff('peer_worker'),
    ];
    const person = clinic.client(named('Ana', 'Baca'));
    const meet = (serviceDate: LocalDate) =>
      clinic.write((writer, change) =>
        insertRecord(writer, change, Encounter, {
          ...encounterValues({ clientId: person.id, workerId: worker.user.id }),
          serviceDate,
        }),
      );
    meet(day('2026-03-01'));
    const newest = meet(day('2026-03-04'));
    const dueOf = (seat: StaffSeat) => find(seat, 'ana').people[0]?.noteDue;
    expect(dueOf(worker)).toEqual({ encounterId: newest.id, noteId: null, serviceDate: '2026-03-04' });
    expect([dueOf(other), dueOf(desk)]).toEqual([null, null]);
  });
});

describe('people opened last', () => {
  it('are each user’s own, the last first, each once', () => {
    const clinic = new Clinic();
    const [worker, other] = [clinic.staff('peer_worker'), clinic.staff('peer_worker')];
    const [ana, beto, cruz] = ['Ana', 'Beto', 'Cruz'].map((first) =>
      clinic.client(named(first, null, { chartNumber: first })),
    );
    for (const person of [ana, beto, cruz, ana]) opened(clinic, worker, person?.id ?? '');
    opened(clinic, other, beto?.id ?? '');
    expect([namesOf(find(worker, '')), namesOf(find(worker, '  ')), namesOf(find(other, ''))]).toEqual([
      ['Ana', 'Cruz', 'Beto'],
      ['Ana', 'Cruz', 'Beto'],
      ['Beto'],
    ]);
    expect(namesOf(find(clinic.staff('front_desk'), ''))).toEqual([]);
  });

  it('lead to the chart that is kept, which is found by the name and the numbers of the one joined to it', () => {
    const clinic = new Clinic();
    const supervisor = clinic.staff('supervisor');
    const kept = clinic.client(named('Ana', 'Baca', { chartNumber: 'LC-000001' }));
    const joined = clinic.client(
      named('Anita', 'Vigil', { chartNumber: 'LC-000442', birthDate: day('1985-03-07') }),
    );
    contact(clinic, joined.id, '+15055550142');
    opened(clinic, supervisor, joined.id);
    const searches = ['nita', 'igil', '442', '0142', '1985'];
    expect(searches.map((text) => find(supervisor, text).people.map(({ clientId }) => clientId))).toEqual(
      searches.map(() => [joined.id]),
    );
    supervisor.call('client.merge', {
      clientId: kept.id,
      expectedRevision: kept.revision,
      joinedClientId: joined.id,
      joinedRevision: joined.revision,
      reason: 'Same person',
    });
    const found = ['', ...searches].map((text) => find(supervisor, text).people);
    expect(found.map((people) => people.map(({ clientId }) => clientId))).toEqual(found.map(() => [kept.id]));
    expect(found.map((people) => people[0]?.foundBy)).toEqual([
      null,
      'joined_chart',
      'joined_chart',
      'joined_chart',
      'phone',
      'joined_chart',
    ]);
    supervisor.call('client.separate', { clientId: joined.id, reason: 'Two people' });
    expect(searches.map((text) => find(supervisor, text).people.map(({ clientId }) => clientId))).toEqual(
      searches.map(() => [joined.id]),
    );
  });
});
