import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import type { CASELOAD_SORT_COLUMNS } from '../../../../shared/contract/clients';
import type { MethodOutput } from '../../../../shared/contract';
import { Client, Encounter, User } from '../../../../shared/model';
import { insertRecord, updateRecord } from '../../../../electron/vault/store/records';
import { sql } from '../../../../electron/vault/store/sql';
import { addDays } from '../../../../shared/time';
import type { LocalDate } from '../../../../shared/time';
import { Clinic } from '../../../support/clinic';
import type { StaffSeat } from '../../../support/clinic';
import { encounterValues } from '../../../support/record-values';
import type { CallInput } from '../../../support/vault-harness';

const NO_FILTER = { text: '', statuses: [], workerIds: [] } as const;

function list(seat: StaffSeat, input: Partial<CallInput<'client.list'>> = {}): MethodOutput<'client.list'> {
  return seat.call('client.list', {
    filter: { text: '', statuses: [], workerIds: [] },
    sort: [],
    offset: 0,
    limit: 200,
    ...input,
  });
}

const namesOf = (output: MethodOutput<'client.list'>): string[] => output.rows.map((row) => row.displayName);

function search(seat: StaffSeat, text: string): string[] {
  return namesOf(list(seat, { filter: { text, statuses: [], workerIds: [] } })).sort();
}

describe('searching the caseload (R-INT-06)', () => {
  function people() {
    const clinic = new Clinic();
    const add = (values: Parameters<Clinic['client']>[0]) =>
      clinic.client({ legalFirstName: null, legalLastName: null, ...values });
    add({ legalFirstName: 'José', legalLastName: 'Muñoz', chartNumber: 'LC-000101' });
    add({ legalFirstName: 'Ana', legalLastName: 'García Beltrán López', chartNumber: 'LC-000102' });
    add({
      legalFirstName: 'Robert',
      legalLastName: "O'Brien",
      preferredName: 'Beto',
      chartNumber: 'LC-000103',
    });
    add({
      legalFirstName: 'Jean-Luc',
      legalLastName: 'Baca',
      aliases: ['Lucky Luna'],
      chartNumber: 'LC-000104',
    });
    add({ legalFirstName: 'محمد', legalLastName: 'العلي', chartNumber: 'LC-000105' });
    return { clinic, desk: clinic.staff('front_desk') };
  }

  const FINDS: readonly (readonly [string, readonly string[]])[] = [
    ['jose', ['José Muñoz']],
    ['JOSÉ', ['José Muñoz']],
    ['munoz', ['José Muñoz']],
    ['muñ', ['José Muñoz']],
    ['beltran', ['Ana García Beltrán López']],
    ['lopez ana', ['Ana García Beltrán López']],
    ['gar lop', ['Ana García Beltrán López']],
    ['robert', ["Beto O'Brien"]],
    ['beto', ["Beto O'Brien"]],
    ['obrien', ["Beto O'Brien"]],
    ['o’brien', ["Beto O'Brien"]],
    ['brien', ["Beto O'Brien"]],
    ['jeanluc', ['Jean-Luc Baca']],
    ['luc baca', ['Jean-Luc Baca']],
    ['lucky', ['Jean-Luc Baca']],
    ['LC-000103', ["Beto O'Brien"]],
    ['lc000103', ["Beto O'Brien"]],
    ['103', ["Beto O'Brien"]],
    ['LC-0001', ['Ana García Beltrán López', "Beto O'Brien", 'Jean-Luc Baca', 'José Muñoz', 'محمد العلي']],
    ['beto 103', ["Beto O'Brien"]],
    ['beto 104', []],
    ['محم', ['محمد العلي']],
    ['ose', []],
    ['jose garcia', []],
  ];

  it('R-INT-06 finds people by every name, without accents, in any order, by half a surname', () => {
    const { desk } = people();
    for (const [text, expected] of FINDS) expect(search(desk, text), text).toEqual(expected);
  });

  it('looks at chart numbers only when a digit was typed: L is not everybody at the site LC', () => {
    const { desk } = people();
    expect(search(desk, 'l')).toEqual(['Ana García Beltrán López', 'Jean-Luc Baca']);
    expect(search(desk, 'lc')).toEqual([]);
    expect(search(desk, 'lc-0')).toHaveLength(5);
  });

  it('takes operators of the search language as words', () => {
    const { desk } = people();
    for (const text of [
      'jose OR ana',
      'NOT jose',
      'jose*',
      '"jose',
      'name_words:jose',
      'jose NEAR ana',
      '(jose',
      '^jose',
    ]) {
      expect(() => search(desk, text)).not.toThrow();
    }
    expect(search(desk, 'jose OR ana')).toEqual([]);
    expect(search(desk, '"jose"')).toEqual(['José Muñoz']);
  });

  it('shows everybody when nothing that could be in a name was typed', () => {
    const { desk } = people();
    expect(search(desk, '   ')).toHaveLength(5);
    expect(search(desk, '%_*')).toHaveLength(5);
    expect(search(desk, '😀')).toHaveLength(5);
  });

  it('follows a change of name at once', () => {
    const { clinic, desk } = people();
    const [row] = list(desk, { filter: { text: 'jose', statuses: [], workerIds: [] } }).rows;
    clinic.write((writer, change) =>
      updateRecord(
        writer,
        change,
        Client,
        row?.clientId ?? '',
        { preferredName: 'Chepe', legalFirstName: 'Josué' },
        {
          expectedRevision: 'newest',
        },
      ),
    );
    expect(search(desk, 'jose')).toEqual([]);
    expect(search(desk, 'chepe')).toEqual(['Chepe Muñoz']);
    expect(search(desk, 'josue')).toEqual(['Chepe Muñoz']);
  });

  it('counts and pages what it found, in order', () => {
    const clinic = new Clinic();
    const desk = clinic.staff('front_desk');
    for (let number = 0; number < 30; number += 1) {
      clinic.client({
        legalFirstName: 'Mar',
        legalLastName: `Baca ${String.fromCharCode(97 + ((29 - number) % 26))}`,
      });
    }
    const filter = { text: 'mar', statuses: [], workerIds: [] };
    const first = list(desk, { filter, limit: 20 });
    const second = list(desk, { filter, limit: 20, offset: 20 });
    expect([first.total, first.rows.length, second.total, second.rows.length]).toEqual([30, 20, 30, 10]);
    const all = [...namesOf(first), ...namesOf(second)];
    expect(all).toEqual([...all].sort());
    expect(new Set([...first.rows, ...second.rows].map((row) => row.clientId)).size).toBe(30);
  });
});

describe('sorting the caseload', () => {
  function people() {
    const clinic = new Clinic();
    const worker = clinic.staff('peer_worker', { displayName: 'Ángel Ruiz' });
    const other = clinic.staff('peer_worker', { displayName: 'Zoe Baca' });
    const day = (text: string) => text as LocalDate;
    const add = (legalLastName: string, values: Parameters<Clinic['client']>[0]) =>
      clinic.client({ legalFirstName: 'Ana', legalLastName, ...values });
    const nunez = add('Núñez', {
      chartNumber: 'LC-000003',
      birthDate: day('1990-01-01'),
      status: 'waitlist',
      assignedWorkerId: other.user.id,
    });
    add('Nuno', {
      chartNumber: 'LC-000001',
      birthDate: day('1980-01-01'),
      status: 'active',
      assignedWorkerId: worker.user.id,
      firstContactOn: day('2026-01-05'),
    });
    add('Ávila', {
      chartNumber: 'LC-000002',
      birthDate: null,
      status: 'active',
      firstContactOn: day('2026-01-04'),
    });
    clinic.write((writer, change) =>
      insertRecord(
        writer,
        change,
        Encounter,
        encounterValues({ clientId: nunez.id, workerId: worker.user.id }),
      ),
    );
    return { clinic, worker, other, nunez };
  }

  const order = (
    seat: StaffSeat,
    column: (typeof CASELOAD_SORT_COLUMNS)[number],
    descending = false,
  ): string[] =>
    namesOf(list(seat, { sort: [{ column, descending }] })).map((name) => name.replace('Ana ', ''));

  it.each([
    ['displayName', ['Ávila', 'Núñez', 'Nuno']],
    ['chartNumber', ['Nuno', 'Ávila', 'Núñez']],
    ['birthDate', ['Ávila', 'Nuno', 'Núñez']],
    // In the order of the list of statuses: waiting before active.
    ['status', ['Núñez', 'Ávila', 'Nuno']],
    ['assignedWorkerName', ['Ávila', 'Nuno', 'Núñez']],
    ['lastContactOn', ['Ávila', 'Nuno', 'Núñez']],
    ['firstContactOn', ['Núñez', 'Ávila', 'Nuno']],
  ] as const)('by %s', (column, expected) => {
    const { worker } = people();
    // ñ is a letter of its own: Nuno comes before Núñez.
    const inSpanish = column === 'displayName' ? ['Ávila', 'Nuno', 'Núñez'] : expected;
    expect(order(worker, column)).toEqual(inSpanish);
  });

  it('turns the order round, and keeps equals by name', () => {
    const { worker } = people();
    expect(order(worker, 'displayName', true)).toEqual(['Núñez', 'Nuno', 'Ávila']);
    expect(order(worker, 'status', true)).toEqual(['Ávila', 'Nuno', 'Núñez']);
    expect(order(worker, 'lastContactOn', true)).toEqual(['Núñez', 'Ávila', 'Nuno']);
  });

  it('sorts by several columns', () => {
    const { worker } = people();
    const names = namesOf(
      list(worker, {
        sort: [
          { column: 'status', descending: true },
          { column: 'birthDate', descending: true },
        ],
      }),
    );
    expect(names).toEqual(['Ana Nuno', 'Ana Ávila', 'Ana Núñez']);
  });

  it('follows a worker’s new name', () => {
    const { clinic, worker, other } = people();
    clinic.write((writer, change) =>
      updateRecord(
        writer,
        change,
        User,
        other.user.id,
        { displayName: 'Ada Baca' },
        { expectedRevision: 'newest' },
      ),
    );
    expect(order(worker, 'assignedWorkerName')).toEqual(['Ávila', 'Núñez', 'Nuno']);
  });

  it('takes a contact that was cancelled, or reached nobody, for no contact', () => {
    const { clinic, worker, nunez } = people();
    const lastContact = (): string | null | undefined =>
      list(worker).rows.find((row) => row.clientId === nunez.id)?.lastContactOn;
    expect(lastContact()).toBe('2026-03-09');
    clinic.write((writer, change) => {
      const ids = { clientId: nunez.id, workerId: worker.user.id };
      const attempt = {
        ...encounterValues(ids),
        kind: 'outreach_attempt',
        serviceDate: addDays(clinic.today, 1),
      } as const;
      insertRecord(writer, change, Encounter, attempt);
    });
    expect(lastContact()).toBe('2026-03-09');
    clinic.write((writer, change) => {
      const earlier = {
        ...encounterValues({ clientId: nunez.id, workerId: worker.user.id }),
        serviceDate: '2026-02-01' as LocalDate,
      };
      insertRecord(writer, change, Encounter, earlier);
      const id =
        writer.value(
          sql`SELECT id FROM encounter WHERE client_id = ${nunez.id} AND service_date = '2026-03-09' AND kind = 'individual'`,
          z.string(),
        ) ?? '';
      updateRecord(writer, change, Encounter, id, { status: 'cancelled' }, { expectedRevision: 'newest' });
    });
    expect(lastContact()).toBe('2026-02-01');
  });

  it('takes a contact from whom it was not with, when it is corrected to somebody else', () => {
    const { clinic, worker, nunez } = people();
    const other = clinic.client({ legalFirstName: 'Ana', legalLastName: 'Zamora' });
    const lastContactOf = (clientId: string): string | null | undefined =>
      list(worker).rows.find((row) => row.clientId === clientId)?.lastContactOn;
    clinic.write((writer, change) => {
      const id = writer.value(sql`SELECT id FROM encounter WHERE client_id = ${nunez.id}`, z.string()) ?? '';
      updateRecord(writer, change, Encounter, id, { clientId: other.id }, { expectedRevision: 'newest' });
    });
    expect([lastContactOf(nunez.id), lastContactOf(other.id)]).toEqual([null, '2026-03-09']);
  });
});

describe('filtering the caseload', () => {
  it('by status and by worker, “nobody” included', () => {
    const clinic = new Clinic();
    const worker = clinic.staff('peer_worker');
    const other = clinic.staff('peer_worker');
    const add = (legalFirstName: string, values: Parameters<Clinic['client']>[0]) =>
      clinic.client({ legalFirstName, legalLastName: null, ...values });
    add('A', { assignedWorkerId: worker.user.id });
    add('B', { assignedWorkerId: other.user.id, status: 'discharged' });
    add('C', { assignedWorkerId: null });
    add('D', { assignedWorkerId: null, status: 'merged' });
    const filtered = (filter: Partial<CallInput<'client.list'>['filter']>): [string, number] => {
      const output = list(worker, { filter: { ...NO_FILTER, statuses: [], workerIds: [], ...filter } });
      return [namesOf(output).join(''), output.total];
    };
    expect(filtered({})).toEqual(['ABC', 3]);
    expect(filtered({ statuses: ['active'] })).toEqual(['AC', 2]);
    expect(filtered({ statuses: ['discharged', 'active'] })).toEqual(['ABC', 3]);
    expect(filtered({ statuses: ['merged'] })).toEqual(['D', 1]);
    expect(filtered({ workerIds: [worker.user.id] })).toEqual(['A', 1]);
    expect(filtered({ workerIds: [null] })).toEqual(['C', 1]);
    expect(filtered({ workerIds: [null, other.user.id] })).toEqual(['BC', 2]);
    expect(filtered({ workerIds: [other.user.id], statuses: ['active'] })).toEqual(['', 0]);
    expect(filtered({ text: 'b', workerIds: [other.user.id] })).toEqual(['B', 1]);
    expect(filtered({ text: 'b', workerIds: [worker.user.id] })).toEqual(['', 0]);
  });
});

describe('restricted charts (R-ROL-05)', () => {
  it('R-ROL-05 are in no list, count or search of anybody but the worker they are assigned to and supervisors', () => {
    const clinic = new Clinic();
    const worker = clinic.staff('peer_worker');
    const other = clinic.staff('peer_worker');
    clinic.client({ legalFirstName: 'Open', legalLastName: 'Baca' });
    const hidden = clinic.client({
      legalFirstName: 'Hidden',
      legalLastName: 'Baca',
      isRestricted: true,
      assignedWorkerId: worker.user.id,
    });
    clinic.client({ legalFirstName: 'Nobodys', legalLastName: 'Baca', isRestricted: true });
    for (const seat of [other, clinic.staff('front_desk')]) {
      expect(namesOf(list(seat))).toEqual(['Open Baca']);
      expect(list(seat).total).toBe(1);
      expect(search(seat, 'hidden')).toEqual([]);
      expect(list(seat, { filter: { ...NO_FILTER, statuses: [], workerIds: [worker.user.id] } }).total).toBe(
        0,
      );
    }
    expect(namesOf(list(worker))).toEqual(['Hidden Baca', 'Open Baca']);
    expect(search(worker, 'hidden')).toEqual(['Hidden Baca']);
    expect(list(clinic.staff('supervisor')).total).toBe(3);
    clinic.write((writer, change) =>
      updateRecord(
        writer,
        change,
        Client,
        hidden.id,
        { isRestricted: false },
        { expectedRevision: 'newest' },
      ),
    );
    expect(search(other, 'hidden')).toEqual(['Hidden Baca']);
  });
});
