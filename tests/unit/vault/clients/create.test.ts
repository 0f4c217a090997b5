import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { PATIENT_NOTICE_VERSION } from '../../../../shared/exchange/notices';
import { Client, ContactMethod, Episode } from '../../../../shared/model';
import { findRecords, getRecord } from '../../../../electron/vault/store/records';
import { sql, sqlFragment } from '../../../../electron/vault/store/sql';
import type { LocalDate } from '../../../../shared/time';
import { Clinic, intakeOf } from '../../../support/clinic';
import type { StaffSeat } from '../../../support/clinic';
import { failureOf } from '../../../support/temporary-store';

const PHONE = {
  kind: 'phone',
  value: '(505) 555-0142',
  owner: 'self',
  okToCall: true,
  okToLeaveVoicemail: false,
  okToText: false,
  okToEmail: false,
  okToIdentifyProgram: false,
  safeHours: 'after 5',
  announceAs: null,
} as const;

function admit(
  seat: StaffSeat,
  values: Parameters<typeof intakeOf>[0] = {},
  notDuplicateReason: string | null = null,
): string {
  return seat.call('client.create', { intake: intakeOf(values), notDuplicateReason }).clientId;
}

const clientCount = (clinic: Clinic): number | undefined =>
  clinic.database.store.reader.value(sqlFragment`SELECT count(*) FROM client`, z.int());

describe('admitting somebody (client.create)', () => {
  it('writes the person, the episode and the contacts together', () => {
    const clinic = new Clinic();
    const worker = clinic.staff('peer_worker');
    const desk = clinic.staff('front_desk');
    const { clientId, chartNumber } = desk.call('client.create', {
      intake: intakeOf({ assignedWorkerId: worker.user.id, contacts: [PHONE], firstContactOn: '2026-03-01' }),
      notDuplicateReason: null,
    });
    expect(chartNumber).toBe('LC-000001');
    const { reader } = clinic.database.store;
    const client = getRecord(reader, Client, clientId);
    expect(client).toMatchObject({
      status: 'active',
      noticeVersion: PATIENT_NOTICE_VERSION,
      isRestricted: false,
    });
    expect(findRecords(reader, Episode, sql`client_id = ${clientId}`)).toMatchObject([
      { openedOn: '2026-03-09', closedOn: null, referralSource: 'self' },
    ]);
    expect(findRecords(reader, ContactMethod, sql`client_id = ${clientId}`)).toMatchObject([
      { value: '+15055550142', isActive: true, okToCall: true, okToText: false, safeHours: 'after 5' },
    ]);
    expect(desk.audited).toEqual([{ clientId, recordId: clientId }]);
  });

  it('numbers charts one after the other, going on from the highest', () => {
    const clinic = new Clinic();
    const desk = clinic.staff('front_desk');
    const numberOf = (name: string): string =>
      desk.call('client.create', {
        intake: intakeOf({ legalLastName: name, birthDate: '1970-01-01' }),
        notDuplicateReason: null,
      }).chartNumber;
    expect([numberOf('Quintana'), numberOf('Zuberi')]).toEqual(['LC-000001', 'LC-000002']);
    clinic.client({ chartNumber: 'LC-000777' });
    clinic.client({ chartNumber: 'LCX-000999' });
    clinic.client({ chartNumber: 'OLD 12' });
    expect(numberOf('Wexford')).toBe('LC-000778');
    clinic.client({ chartNumber: 'LC-imported-7' });
    expect(numberOf('Hollis')).toBe('LC-000779');
    clinic.client({ chartNumber: 'LC-999999' });
    expect([numberOf('Ibarra'), numberOf('Yazzie')]).toEqual(['LC-1000000', 'LC-1000001']);
  });

  it('R-INT-02 refuses an unfinished intake with every problem, and writes nothing', () => {
    const clinic = new Clinic();
    const desk = clinic.staff('front_desk');
    const refused = failureOf(() =>
      admit(desk, { legalLastName: null, noticeGivenOn: null, birthDate: '2020-01-01' }),
    );
    expect(refused.code).toBe('RULE_BROKEN');
    expect(refused.details?.problems).toEqual([
      { path: 'legalLastName', code: 'legal_name_missing' },
      { path: 'birthDate', code: 'under_age' },
      { path: 'noticeGivenOn', code: 'notice_missing' },
    ]);
    expect(clientCount(clinic)).toBe(0);
  });

  it('R-INT-04 admits a minor where the site serves minors', () => {
    expect(failureOf(() => admit(new Clinic().staff('front_desk'), { birthDate: '2012-01-01' })).code).toBe(
      'RULE_BROKEN',
    );
    expect(
      admit(new Clinic({ servesMinors: true }).staff('front_desk'), { birthDate: '2012-01-01' }),
    ).toBeTruthy();
  });

  it('R-INT-03 takes today from the site’s clock: late in the evening it isn’t tomorrow yet', () => {
    // 2026-03-10 05:30 UTC is still 9 March in Denver, and already 10 March in Chicago, where tests run.
    const clinic = new Clinic({ at: '2026-03-10T05:30:00Z' });
    const refused = failureOf(() => admit(clinic.staff('front_desk'), { firstContactOn: '2026-03-10' }));
    expect(refused.details?.problems).toContainEqual({ path: 'firstContactOn', code: 'in_future' });
  });

  it('assigns only people who meet others', () => {
    const clinic = new Clinic();
    const desk = clinic.staff('front_desk');
    const gone = clinic.staff('peer_worker', { isActive: false });
    for (const assignedWorkerId of [desk.user.id, gone.user.id, clinic.client().id]) {
      expect(failureOf(() => admit(desk, { assignedWorkerId })).details?.problems).toEqual([
        { path: 'assignedWorkerId', code: 'not_a_worker' },
      ]);
    }
    expect(admit(desk, { assignedWorkerId: clinic.staff('supervisor').user.id })).toBeTruthy();
  });

  it('stores names tidy: composed, trimmed, without marks that turn the writing direction', () => {
    const clinic = new Clinic();
    const clientId = admit(clinic.staff('front_desk'), {
      legalFirstName: '  Jose\u0301  Luis ',
      preferredName: ' \u200F ',
      aliases: [' Pepe\u202E ', '\u200E'],
    });
    expect(getRecord(clinic.database.store.reader, Client, clientId)).toMatchObject({
      legalFirstName: 'José Luis',
      preferredName: null,
      aliases: ['Pepe'],
    });
  });

  it.each([
    ['300 letters', 'a'.repeat(300)],
    ['a control character', 'An\u0000a'],
    ['half a surrogate pair', '\uD83D'],
  ])('refuses a name of %s before anything runs', (_, legalLastName) => {
    const clinic = new Clinic();
    const desk = clinic.staff('front_desk');
    expect(failureOf(() => admit(desk, { legalLastName })).code).toBe('INVALID_INPUT');
    expect(clientCount(clinic)).toBe(0);
  });

  it('keeps a name in another script, with an emoji, exactly', () => {
    const clinic = new Clinic();
    const clientId = admit(clinic.staff('front_desk'), { legalLastName: 'محمد', preferredName: 'Sol 👩‍🌾' });
    const client = getRecord(clinic.database.store.reader, Client, clientId);
    expect([client?.legalLastName, client?.preferredName]).toEqual(['محمد', 'Sol 👩‍🌾']);
  });
});

describe('likely duplicates before saving (R-INT-05, R-INT-06)', () => {
  function withJose() {
    const clinic = new Clinic();
    const desk = clinic.staff('front_desk');
    const jose = admit(desk, {
      legalFirstName: 'José',
      legalLastName: 'García López',
      preferredName: 'Pepe',
      aliases: ['Chepe Luna'],
      birthDate: '1985-04-12',
      contacts: [PHONE],
    });
    const find = (values: Partial<Parameters<typeof intakeOf>[0]> & { contactValues?: string[] }) => {
      const { legalFirstName, legalLastName, preferredName, aliases, birthDate } = intakeOf(values);
      const input = { legalFirstName, legalLastName, preferredName, aliases, birthDate };
      return desk.call('client.findDuplicates', { ...input, contactValues: values.contactValues ?? [] })
        .candidates;
    };
    return { clinic, desk, jose, find };
  }

  it('R-INT-06 finds them by every name they go by and every slip in the date', () => {
    const { jose, find } = withJose();
    const found = (values: Parameters<typeof find>[0]): (string | undefined)[] =>
      find(values).map((candidate) => candidate.clientId);
    const variants: Parameters<typeof find>[0][] = [
      { legalFirstName: 'JOSE', legalLastName: 'Garcia-Lopez' },
      { legalFirstName: 'José', legalLastName: 'López', birthDate: '1985-12-04' },
      { legalFirstName: 'Pepe', legalLastName: 'Garcia', birthDate: '1958-04-12' },
      { legalFirstName: 'García', legalLastName: 'José', birthDate: '1985-04-21' },
      { legalFirstName: 'Chepe', legalLastName: 'Luna', birthDate: '1985-04-13' },
      { legalFirstName: 'Jose', legalLastName: 'Garcia', birthDate: null },
      {
        legalFirstName: 'Xochitl',
        legalLastName: 'Baca',
        birthDate: '1960-01-01',
        contactValues: ['505.555.0142'],
      },
    ];
    for (const variant of variants) {
      expect(found({ birthDate: '1985-04-12', ...variant }), JSON.stringify(variant)).toEqual([jose]);
    }
    expect(found({ legalFirstName: 'Juan', legalLastName: 'García', birthDate: '1960-01-01' })).toEqual([]);
    expect(found({ legalFirstName: 'José', legalLastName: 'García', birthDate: '1960-01-01' })).toEqual([]);
  });

  it('shows both sides: who it is, how sure, and why', () => {
    const { jose, find } = withJose();
    expect(find({ legalFirstName: 'José', legalLastName: 'García', birthDate: '1985-04-12' })).toEqual([
      {
        clientId: jose,
        chartNumber: 'LC-000001',
        displayName: 'Pepe García López',
        legalName: 'José García López',
        birthDate: '1985-04-12',
        status: 'active',
        assignedWorkerName: null,
        score: 95,
        reasons: ['same_birth_date', 'same_name'],
      },
    ]);
  });

  it('R-INT-05 refuses to save a likely duplicate without a reason, and keeps and audits the reason', () => {
    const { clinic, desk } = withJose();
    const twin = { legalFirstName: 'Jose', legalLastName: 'Garcia', birthDate: '1985-04-12' };
    expect(failureOf(() => admit(desk, twin)).code).toBe('POSSIBLE_DUPLICATE');
    expect(clientCount(clinic)).toBe(1);
    const clientId = admit(desk, twin, 'Cousin with the same name, seen together');
    expect(getRecord(clinic.database.store.reader, Client, clientId)?.notDuplicateReason).toBe(
      'Cousin with the same name, seen together',
    );
    expect(desk.audited).toEqual([
      { clientId, recordId: clientId, reason: 'Cousin with the same name, seen together' },
    ]);
  });

  it('keeps no reason where nothing had to be explained', () => {
    const { clinic, desk } = withJose();
    const clientId = admit(desk, { legalFirstName: 'Xochitl', birthDate: '1960-01-01' }, 'just in case');
    expect(getRecord(clinic.database.store.reader, Client, clientId)?.notDuplicateReason).toBeNull();
  });

  it('takes a guessed date of birth as open: the name decides', () => {
    const { jose, find, clinic } = withJose();
    clinic.client({
      legalFirstName: 'Lupita',
      legalLastName: 'Yazzie',
      birthDate: '1970-01-01' as LocalDate,
      birthDateIsEstimated: true,
    });
    expect(
      find({ legalFirstName: 'Guadalupe', legalLastName: 'Yazzie', birthDate: '1972-05-06' }),
    ).toHaveLength(1);
    expect(
      find({ legalFirstName: 'José', legalLastName: 'García', birthDate: '1985-04-12' })[0]?.clientId,
    ).toBe(jose);
  });

  it('takes a number that many people share, such as a shelter’s, for nobody’s', () => {
    const clinic = new Clinic();
    const desk = clinic.staff('front_desk');
    const names = ['Quintana', 'Wexford', 'Zuberi', 'Hollis', 'Ibarra', 'Yazzie', 'Okafor'];
    const results = names.map((legalLastName, index) => {
      try {
        return admit(
          desk,
          {
            legalLastName,
            birthDate: `19${50 + index * 6}-0${index + 1}-1${index}`,
            legalFirstName: legalLastName.slice(0, 3),
            contacts: [PHONE],
          },
          index < 6 ? 'same house' : null,
        );
      } catch {
        return 'refused';
      }
    });
    expect(results).not.toContain('refused');
  });

  it('R-ROL-05 doesn’t give away a restricted chart', () => {
    const clinic = new Clinic();
    const worker = clinic.staff('peer_worker');
    clinic.client({
      legalFirstName: 'Ana',
      legalLastName: 'Baca',
      birthDate: '1985-04-12' as LocalDate,
      isRestricted: true,
      assignedWorkerId: worker.user.id,
    });
    const { legalFirstName, legalLastName, preferredName, aliases, birthDate } = intakeOf();
    const input = { legalFirstName, legalLastName, preferredName, aliases, birthDate, contactValues: [] };
    expect(clinic.staff('front_desk').call('client.findDuplicates', input).candidates).toEqual([]);
    expect(worker.call('client.findDuplicates', input).candidates).toHaveLength(1);
    expect(clinic.staff('supervisor').call('client.findDuplicates', input).candidates).toHaveLength(1);
  });

  it('looks past records joined to others and contacts no longer used', () => {
    const { clinic, desk, find } = withJose();
    clinic.client({
      legalFirstName: 'Ana',
      legalLastName: 'Baca',
      birthDate: '1985-04-12' as LocalDate,
      status: 'merged',
    });
    expect(find({ legalFirstName: 'Ana', legalLastName: 'Baca', birthDate: '1985-04-12' })).toEqual([]);
    const [row] = find({ contactValues: ['5055550142'], birthDate: '1960-01-01' });
    const chart = desk.call('client.open', { clientId: row?.clientId ?? '' });
    const [contact] = chart.contacts;
    desk.call('contact.save', {
      clientId: chart.id,
      contactId: contact?.id ?? '',
      expectedRevision: contact?.revision ?? 0,
      contact: PHONE,
      isActive: false,
    });
    expect(find({ contactValues: ['5055550142'], birthDate: '1960-01-01' })).toEqual([]);
  });

  it('uses indexes to find whom to compare', () => {
    const { clinic } = withJose();
    const plan = (statement: Parameters<typeof clinic.database.store.reader.all>[0]): string =>
      clinic.database.store.reader
        .all(sql`EXPLAIN QUERY PLAN ${statement}`, z.object({ detail: z.string() }))
        .map((step) => step.detail)
        .join('\n');
    const dates = JSON.stringify(['1985-04-12']);
    expect(
      plan(sql`SELECT id FROM client WHERE birth_date IN (SELECT value FROM json_each(${dates}))`),
    ).toContain('client_birth_date');
    expect(plan(sql`SELECT id FROM client WHERE medicaid_id = ${'x'}`)).toContain('client_medicaid_id');
    expect(
      plan(sql`SELECT client_id FROM contact_method WHERE value IN (SELECT value FROM json_each(${dates}))`),
    ).toContain('contact_method_value');
  });
});
