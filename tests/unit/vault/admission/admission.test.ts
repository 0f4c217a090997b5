import { describe, expect, it } from 'vitest';

import { AdmissionHealth, AdmissionSituation, Client } from '../../../../shared/model';
import { findRecords, getRecord } from '../../../../electron/vault/store/records';
import { sql } from '../../../../electron/vault/store/sql';
import { Clinic, intakeOf } from '../../../support/clinic';
import type { StaffSeat } from '../../../support/clinic';
import { healthValues } from '../../../support/record-values';
import { failureOf } from '../../../support/temporary-store';
import type { CallInput } from '../../../support/vault-harness';

type Full = NonNullable<CallInput<'client.create'>['full']>;

const SITUATION: Full['situation'] = {
  livingArrangement: 'car_or_outside',
  employment: 'looking',
  incomeSource: 'declined',
  education: 'unknown',
  maritalStatus: null,
  dependentChildren: 'no',
};
const FULL: Full = {
  about: {
    sexAtBirth: 'female',
    genderIdentity: 'two_spirit',
    race: ['american_indian', 'white'],
    ethnicity: 'not_hispanic',
    tribalAffiliation: 'Diné, Tohatchi Chapter',
    interpreterNeeded: 'declined',
    veteran: 'unknown',
  },
  address: { noFixedAddress: true, line: null, city: 'Gallup', state: 'NM', postalCode: null },
  county: 'McKinley',
  noEmergencyContact: null,
  relatedPeople: [
    {
      name: ' Delbert  Tsosie ',
      relationship: 'sibling',
      phone: '(505) 555-0117',
      language: 'nv',
      isEmergencyContact: true,
      isSupport: false,
      remark: null,
      consentId: null,
    },
  ],
  situation: SITUATION,
  health: healthValues({ pregnancy: 'pregnant', route1: 'injection' }),
};

function admit(seat: StaffSeat, full?: Full): string {
  const { clientId } = seat.call('client.create', {
    intake: intakeOf({ assignedWorkerId: seat.user.role === 'peer_worker' ? seat.user.id : null }),
    ...(full === undefined ? {} : { full }),
    notDuplicateReason: null,
  });
  return clientId;
}

describe('the full intake', () => {
  it('writes the person and all answers in one go, and the chart shows them with the priority', () => {
    const clinic = new Clinic();
    const worker = clinic.staff('peer_worker');
    const clientId = admit(worker, FULL);
    expect(getRecord(clinic.database.store.reader, Client, clientId)).toMatchObject({
      ...FULL.about,
      address: FULL.address,
      county: 'McKinley',
    });
    const chart = worker.call('client.open', { clientId });
    expect(chart).toMatchObject({
      priority: 'pregnant_injecting',
      tribalAffiliation: 'Diné, Tohatchi Chapter',
    });
    expect(chart.relatedPeople).toMatchObject([
      { name: 'Delbert Tsosie', phone: '+15055550117', isEmergencyContact: true, mayBeToldBy: null },
    ]);
    expect(chart.admission).toEqual({
      situation: { revision: 1, answers: SITUATION },
      health: { revision: 1, answers: FULL.health },
      mayReadHealth: true,
    });
  });

  it('keeps declined, not known and blank apart (R-INT-10)', () => {
    const clinic = new Clinic();
    const worker = clinic.staff('peer_worker');
    const clientId = admit(worker, FULL);
    const { admission, veteran, interpreterNeeded } = worker.call('client.open', { clientId });
    expect([admission.situation?.answers.incomeSource, interpreterNeeded]).toEqual(['declined', 'declined']);
    expect([admission.situation?.answers.education, veteran]).toEqual(['unknown', 'unknown']);
    expect(admission.situation?.answers.maritalStatus).toBeNull();
  });

  it('leaves no record where nobody asked', () => {
    const blank: Full['situation'] = {
      livingArrangement: null,
      employment: null,
      incomeSource: null,
      education: null,
      maritalStatus: null,
      dependentChildren: null,
    };
    for (const full of [undefined, { ...FULL, situation: blank, health: null }]) {
      const clinic = new Clinic();
      const { reader } = clinic.database.store;
      const clientId = admit(clinic.staff('front_desk'), full);
      expect(findRecords(reader, AdmissionSituation, sql`client_id = ${clientId}`)).toEqual([]);
      expect(findRecords(reader, AdmissionHealth, sql`client_id = ${clientId}`)).toEqual([]);
    }
  });

  it('is refused whole when an answer can’t be', () => {
    const clinic = new Clinic();
    const worker = clinic.staff('peer_worker');
    const wrong = { ...FULL, health: healthValues({ route1: null }) };
    expect(failureOf(() => admit(worker, wrong))).toMatchObject({
      code: 'RULE_BROKEN',
      details: { problems: [{ path: 'health.route1', code: 'route_missing' }] },
    });
    const nobody = { ...FULL, noEmergencyContact: 'nobody' as const };
    expect(failureOf(() => admit(worker, nobody)).details?.problems).toEqual([
      { path: 'noEmergencyContact', code: 'emergency_contact_named' },
    ]);
    const [brother] = FULL.relatedPeople;
    if (brother === undefined) throw new Error('There is one');
    const wrongPerson = { ...FULL, relatedPeople: [{ ...brother, phone: 'none' }] };
    expect(failureOf(() => admit(worker, wrongPerson)).details?.problems).toEqual([
      { path: 'relatedPeople[0].phone', code: 'phone_without_number' },
    ]);
    const race = { ...FULL, about: { ...FULL.about, race: ['declined' as const, 'white' as const] } };
    expect(failureOf(() => admit(worker, race))).toMatchObject({ code: 'RULE_BROKEN' });
    expect(findRecords(clinic.database.store.reader, Client, sql`1`)).toEqual([]);
  });
});

describe('the front desk', () => {
  it('neither gives nor gets answers about health, nor the priority (R-ROL-01)', () => {
    const clinic = new Clinic();
    const desk = clinic.staff('front_desk');
    expect(failureOf(() => admit(desk, FULL))).toMatchObject({ code: 'NOT_PERMITTED' });
    const clientId = admit(clinic.staff('supervisor'), FULL);
    const chart = desk.call('client.open', { clientId });
    expect(chart.priority).toBeNull();
    expect(chart.admission).toEqual({
      situation: { revision: 1, answers: SITUATION },
      health: null,
      mayReadHealth: false,
    });
    expect(JSON.stringify(chart)).not.toMatch(/pregnan|inject|fentanyl/);
  });
});

describe('answers given later', () => {
  it('are the first ones or change what stands there, and a stale change is refused', () => {
    const clinic = new Clinic();
    const worker = clinic.staff('peer_worker');
    const clientId = admit(worker);
    expect(worker.call('client.open', { clientId }).admission).toMatchObject({
      situation: null,
      health: null,
    });

    const first = { clientId, expectedRevision: null };
    expect(worker.call('admission.saveSituation', { ...first, answers: SITUATION })).toEqual({ revision: 1 });
    expect(worker.call('admission.saveHealth', { ...first, answers: healthValues() })).toEqual({
      revision: 1,
    });
    // Somebody else gave first answers meanwhile.
    for (const save of [
      () => worker.call('admission.saveSituation', { ...first, answers: SITUATION }),
      () => worker.call('admission.saveHealth', { ...first, answers: healthValues() }),
      () => worker.call('admission.saveHealth', { clientId, expectedRevision: 7, answers: healthValues() }),
    ]) {
      expect(failureOf(save)).toMatchObject({ code: 'STALE_EDIT', details: { currentRevision: 1 } });
    }
    const answers = { ...SITUATION, employment: 'full_time' as const };
    worker.call('admission.saveSituation', { clientId, expectedRevision: 1, answers });
    const { admission } = worker.call('client.open', { clientId });
    expect(admission.situation).toEqual({ revision: 2, answers });
  });

  it('belong to the present episode: somebody who comes back is asked anew, and the old answers stay', () => {
    const clinic = new Clinic();
    const worker = clinic.staff('supervisor');
    const clientId = admit(worker, FULL);
    for (const status of ['discharged', 'active'] as const) {
      const { revision } = worker.call('client.open', { clientId });
      worker.call('client.update', { clientId, expectedRevision: revision, changes: { status } });
      clinic.clock.pass(86_400_000);
    }
    const chart = worker.call('client.open', { clientId });
    expect(chart.admission).toMatchObject({ situation: null, health: null });
    expect(chart.priority).toBeNull();
    worker.call('admission.saveHealth', { clientId, expectedRevision: null, answers: healthValues() });
    const { reader } = clinic.database.store;
    expect(findRecords(reader, AdmissionHealth, sql`client_id = ${clientId}`)).toHaveLength(2);
  });

  it('are held to the rules, at the fields of the form', () => {
    const clinic = new Clinic();
    const worker = clinic.staff('peer_worker');
    const clientId = admit(worker);
    const answers = healthValues({ substance1: 'nicotine', firstUseAge1: 80 });
    expect(
      failureOf(() => worker.call('admission.saveHealth', { clientId, expectedRevision: null, answers })),
    ).toMatchObject({
      code: 'RULE_BROKEN',
      details: {
        problems: [
          { path: 'answers.substance1', code: 'nicotine_not_first' },
          { path: 'answers.firstUseAge1', code: 'first_use_after_age' },
        ],
      },
    });
  });
});
