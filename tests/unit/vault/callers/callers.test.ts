import { describe, expect, it } from 'vitest';

import { insertRecord, updateRecord } from '../../../../electron/vault/store/records';
import { Consent } from '../../../../shared/model';
import type { Values } from '../../../../shared/model';
import { isAskedFor, mayBeRecipient } from '../../../../shared/rules/callers';
import { addDays } from '../../../../shared/time';
import { Clinic } from '../../../support/clinic';
import { consentValues } from '../../../support/record-values';
import { failureOf } from '../../../support/temporary-store';

function switchboard() {
  const clinic = new Clinic();
  const desk = clinic.staff('front_desk', { displayName: 'Flor Desk' });
  const pat = clinic.staff('peer_worker');
  const lee = clinic.staff('peer_worker');
  const supervisor = clinic.staff('supervisor');
  const person = (legalFirstName: string, values: Parameters<Clinic['client']>[0] = {}): string =>
    clinic.client({ legalFirstName, legalLastName: 'Núñez', chartNumber: `LC-${legalFirstName}`, ...values })
      .id;
  const ana = person('Ana', { assignedWorkerId: pat.user.id });
  const hidden = person('Zoe', { assignedWorkerId: lee.user.id, isRestricted: true });
  const take = (askedFor: string) =>
    desk.call('caller.takeMessage', {
      askedFor,
      callerName: 'Dr. Ortega',
      callerOrganization: 'Valley Clinic',
      callerPhone: '575 555 0100',
      message: 'Please call back.',
    });
  const consent = (clientId: string, values: Partial<Values<typeof Consent>> = {}) =>
    clinic.write((writer, change) =>
      insertRecord(writer, change, Consent, {
        ...consentValues({ clientId, recipientId: null }),
        type: 'specific',
        recipientName: 'Valley Clinic',
        signedOn: clinic.today,
        expiresOn: addDays(clinic.today, 30),
        ...values,
      }),
    );
  const check = (askedFor: string, callerOrganization: string | null = 'Valley Clinic', seat = desk) =>
    seat.call('caller.checkConsent', { askedFor, callerName: null, callerOrganization }).consents;
  return { clinic, desk, pat, lee, supervisor, person, ana, hidden, take, consent, check };
}

describe('a message from a caller (R-DIS-05)', () => {
  it('gives the one who takes it the same answer for a person, a hidden chart and nobody', () => {
    const { desk, take } = switchboard();
    const answers = ['Ana Nuñez', 'Zoe Núñez', 'No Body'].map((name) => {
      const answer = take(name);
      return { answer, audited: desk.audited.map((entry) => Object.keys(entry)) };
    });
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    expect(answers[0]).toEqual({ answer: {}, audited: [['recordId']] });
  });

  it('reaches the worker of whoever was asked for, and a supervisor when there is nobody else', () => {
    const { pat, lee, supervisor, ana, hidden, take } = switchboard();
    take('ana nuñez');
    take('Zoe Núñez');
    take('No Body');
    const listed = (seat: typeof pat) =>
      seat
        .call('callerMessage.list', {})
        .messages.map(({ askedFor, people }) => [askedFor, ...people.map(({ clientId }) => clientId)]);
    expect(listed(pat)).toEqual([['ana nuñez', ana]]);
    expect(listed(lee)).toEqual([['Zoe Núñez', hidden]]);
    expect(listed(supervisor)).toEqual([['No Body']]);
    expect(pat.call('callerMessage.list', {}).messages[0]).toMatchObject({
      callerName: 'Dr. Ortega',
      callerPhone: '575 555 0100',
      takenByName: 'Flor Desk',
    });
  });

  it('finds somebody who is added later, and asks for more than a first name that several have', () => {
    const { pat, supervisor, person, take } = switchboard();
    take('Ana');
    expect(pat.call('callerMessage.list', {}).messages).toHaveLength(1);
    person('Ana', { legalLastName: 'Vela', chartNumber: 'LC-9' });
    expect(pat.call('callerMessage.list', {}).messages).toEqual([]);
    expect(supervisor.call('callerMessage.list', {}).messages).toHaveLength(1);
  });

  it('is taken care of by whom it is for, and by nobody else', () => {
    const { pat, lee, ana, take } = switchboard();
    take('Ana Núñez');
    const messageId = pat.call('callerMessage.list', {}).messages[0]?.id ?? '';
    expect(failureOf(() => lee.call('callerMessage.finish', { messageId, isFinished: true })).code).toBe(
      'NOT_FOUND',
    );
    pat.call('callerMessage.finish', { messageId, isFinished: true });
    expect(pat.audited).toEqual([{ clientId: ana, recordId: messageId }]);
    expect(pat.call('callerMessage.list', {}).messages).toEqual([]);
    pat.call('callerMessage.finish', { messageId, isFinished: false });
    expect(pat.call('callerMessage.list', {}).messages).toHaveLength(1);
  });
});

describe('whether a written consent covers a caller', () => {
  it('is the same empty answer for nobody, somebody without one, and a hidden chart with one', () => {
    const { hidden, consent, check } = switchboard();
    consent(hidden);
    expect(check('No Body')).toEqual([]);
    expect(check('Ana Núñez')).toEqual([]);
    expect(check('Zoe Núñez')).toEqual([]);
  });

  it('shows what may be said to the one it names, while it is in force', () => {
    const { clinic, ana, consent, check } = switchboard();
    const { id } = consent(ana, { informationScope: ['participation'] });
    expect(check('ANA nunez')).toMatchObject([
      { consentId: id, clientId: ana, recipientName: 'Valley Clinic', informationScope: ['participation'] },
    ]);
    expect(check('Ana Núñez', 'the Valley Clinic of Las Cruces')).toHaveLength(1);
    expect(check('Ana Núñez', 'Mesa Hospital')).toEqual([]);
    expect(check('Ana Núñez', null)).toEqual([]);
    clinic.write((writer, change) =>
      updateRecord(writer, change, Consent, id, { revokedAt: change.now }, { expectedRevision: 'newest' }),
    );
    expect(check('Ana Núñez')).toEqual([]);
  });

  it('counts no consent that is for another use, over, or not begun', () => {
    const { clinic, ana, consent, check } = switchboard();
    consent(ana, { type: 'legal_proceedings' });
    consent(ana, { signedOn: addDays(clinic.today, -9), expiresOn: addDays(clinic.today, -1) });
    consent(ana, { endedOn: addDays(clinic.today, -1) });
    consent(ana, { errorReason: 'Another person' });
    expect(check('Ana Núñez')).toEqual([]);
  });

  it('takes a consent to tell family or friends that the person comes here', () => {
    const { ana, consent, check } = switchboard();
    consent(ana, {
      type: 'contact_permission',
      recipientName: 'Rosa Núñez',
      informationScope: ['participation'],
    });
    expect(check('Ana Núñez', 'Rosa Núñez')).toHaveLength(1);
  });

  it('R-ROL-02 shows a peer worker only those of people they serve', () => {
    const { pat, lee, ana, consent, check } = switchboard();
    consent(ana);
    expect(check('Ana Núñez', 'Valley Clinic', pat)).toHaveLength(1);
    expect(check('Ana Núñez', 'Valley Clinic', lee)).toEqual([]);
  });
});

describe('comparing names', () => {
  it('takes whole words in any order, without accents', () => {
    expect(isAskedFor('nunez ana', 'Ana María Núñez')).toBe(true);
    expect(isAskedFor('An', 'Ana Núñez')).toBe(false);
    expect(isAskedFor('', 'Ana')).toBe(false);
  });

  it('takes a caller for a recipient only when one name is in the other', () => {
    expect(mayBeRecipient('Dr. Ortega', 'Dr. Luis Ortega, Valley Clinic')).toBe(true);
    expect(mayBeRecipient('Clínica del Valle', 'la clinica del valle')).toBe(true);
    expect(mayBeRecipient('Ortega Vela', 'Ortega Ruiz')).toBe(false);
    expect(mayBeRecipient('de la', 'Casa de la Paz')).toBe(false);
  });
});
