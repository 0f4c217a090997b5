import fc from 'fast-check';
import type { Resource } from '@medplum/fhirtypes';
import { describe, expect, it } from 'vitest';

import { appointmentOfSession } from '../../../../electron/vault/exchange/fhir/appointment';
import { ResourceChecker } from '../../../../electron/vault/exchange/fhir/checks';
import {
  compositionOfAddendum,
  compositionOfNote,
  isSigned,
} from '../../../../electron/vault/exchange/fhir/composition';
import { encounterOf } from '../../../../electron/vault/exchange/fhir/encounter';
import { groupOf } from '../../../../electron/vault/exchange/fhir/group';
import { patientOf } from '../../../../electron/vault/exchange/fhir/patient';
import { practitionerOf } from '../../../../electron/vault/exchange/fhir/practitioner';
import {
  ATTENDANCE_MARK,
  CONTACT_KIND,
  ENCOUNTER_KIND,
  ENCOUNTER_STATUS,
  ETHNICITY,
  GENDER_IDENTITY,
  GROUP_TOPIC,
  MODALITY,
  PERSON_LANGUAGE,
  PLACE_OF_SERVICE,
  PRONOUNS,
  RACE,
  SESSION_STATUS,
  SEX_AT_BIRTH,
} from '../../../../shared/codes';
import type { CodeList } from '../../../../shared/codes';
import { newIdentifier } from '../../../../shared/identifiers';
import type {
  Attendance,
  Client,
  ContactMethod,
  Encounter,
  GroupMember,
  GroupSession,
  Note,
  Row,
  User,
} from '../../../../shared/model';
import type { InstantMs, LocalDate } from '../../../../shared/time';
import { clientValues, encounterValues, noteValues, userValues } from '../../../support/record-values';
import { CLIENT_ID, NOW, TODAY, WORKER_ID, base, context } from './support/fhir-records';
import { fhirProblems } from './support/fhir-validators';

function client(values: Partial<Row<typeof Client>> = {}): Row<typeof Client> {
  return { ...base(CLIENT_ID), ...clientValues(), ...values };
}

function encounter(values: Partial<Row<typeof Encounter>> = {}): Row<typeof Encounter> {
  return { ...base(), ...encounterValues({ clientId: CLIENT_ID, workerId: WORKER_ID }), ...values };
}

function note(values: Partial<Row<typeof Note>> = {}) {
  const row: Row<typeof Note> = {
    ...base(),
    ...noteValues({ clientId: CLIENT_ID, encounterId: newIdentifier(), authorId: WORKER_ID }),
    status: 'signed',
    signedAt: NOW,
    signatureHash: 'c'.repeat(64),
    ...values,
  };
  if (!isSigned(row)) throw new Error('The note is signed');
  return row;
}

function expectValid(resource: Resource): void {
  expect(fhirProblems(resource), JSON.stringify(resource)).toEqual([]);
  new ResourceChecker(() => true).check('test', resource);
}

function slugOf<Slug extends string>(list: CodeList<Slug>): fc.Arbitrary<Slug> {
  return fc.constantFrom(...list.slugs);
}

/** Text as a record may hold it: any script, no control characters, not blank. */
function textOf(maxLength: number): fc.Arbitrary<string> {
  return fc
    .string({ unit: 'grapheme', minLength: 1, maxLength })
    .map((text) => text.slice(0, maxLength).replace(/[\p{Cc}\p{Cs}]/gu, ''))
    .filter((text) => text.trim() !== '');
}

const maybe = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> =>
  fc.option(value, { nil: null });

describe('a person', () => {
  it('is a valid US Core Patient whatever is known of them', () => {
    const people = fc.record({
      legalFirstName: maybe(textOf(100)),
      legalMiddleName: maybe(textOf(100)),
      legalLastName: maybe(textOf(100)),
      legalSuffix: maybe(textOf(20)),
      nameWithheld: fc.boolean(),
      preferredName: maybe(textOf(100)),
      aliases: fc.array(textOf(200), { maxLength: 3 }),
      pronouns: maybe(slugOf(PRONOUNS)),
      pronounsText: maybe(textOf(40)),
      birthDate: maybe(fc.constantFrom('1988-02-29', '1950-12-31').map((text) => text as LocalDate)),
      deceasedOn: maybe(fc.constant('2026-01-01' as LocalDate)),
      sexAtBirth: maybe(slugOf(SEX_AT_BIRTH)),
      genderIdentity: maybe(slugOf(GENDER_IDENTITY)),
      race: fc.uniqueArray(slugOf(RACE)),
      ethnicity: maybe(slugOf(ETHNICITY)),
      language: maybe(slugOf(PERSON_LANGUAGE)),
      medicaidId: maybe(textOf(40)),
      county: maybe(textOf(80)),
      status: fc.constantFrom('active' as const, 'deceased' as const, 'merged' as const),
      address: maybe(
        fc.record({
          noFixedAddress: fc.boolean(),
          line: fc.constantFrom(null, '', '12 Acequia Rd'),
          city: maybe(textOf(100)),
          state: fc.constantFrom(null, 'NM'),
          postalCode: fc.constantFrom(null, '', '88046'),
        }),
      ),
    });
    const contacts = fc.array(
      fc.record({ kind: slugOf(CONTACT_KIND), value: textOf(200), isActive: fc.boolean() }),
      { maxLength: 3 },
    );
    fc.assert(
      fc.property(people, contacts, (values, ways) => {
        const methods = ways.map((way): Row<typeof ContactMethod> => ({
          ...base(),
          clientId: CLIENT_ID,
          owner: 'self',
          okToCall: false,
          okToLeaveVoicemail: false,
          okToText: true,
          okToEmail: false,
          okToIdentifyProgram: false,
          safeHours: null,
          announceAs: null,
          unsafeUntil: null,
          ...way,
        }));
        expectValid(patientOf(client(values), methods, context));
      }),
      { numRuns: 150 },
    );
  });

  it('has "declined" and "not known" apart, and no answer as neither (R-INT-10)', () => {
    const race = (slugs: Row<typeof Client>['race']) =>
      patientOf(client({ race: slugs }), [], context).extension?.find(({ url }) =>
        url.endsWith('us-core-race'),
      )?.extension;
    expect(race([])).toBeUndefined();
    expect(race(['declined'])).toMatchObject([
      { valueCoding: { code: 'ASKU' } },
      { valueString: 'Declined to answer' },
    ]);
    expect(race(['unknown'])).toMatchObject([{ valueCoding: { code: 'UNK' } }, {}]);
    expect(race(['declined', 'white'])).toMatchObject([{ valueCoding: { code: '2106-3' } }, {}]);
    // Two of our codes are one category of the standard.
    expect(race(['american_indian', 'alaska_native'])).toHaveLength(2);
  });

  it('carries every permission with a number, and never a number without (R-INT-11)', () => {
    const method: Row<typeof ContactMethod> = {
      ...base(),
      clientId: CLIENT_ID,
      kind: 'phone',
      value: '+15755550142',
      owner: 'self',
      okToCall: true,
      okToLeaveVoicemail: false,
      okToText: false,
      okToEmail: false,
      okToIdentifyProgram: false,
      safeHours: null,
      announceAs: null,
      unsafeUntil: null,
      isActive: true,
    };
    const [telecom] = patientOf(client(), [method], context).telecom ?? [];
    expect(telecom?.use).toBeUndefined();
    expect(telecom?.extension?.map(({ url, valueBoolean }) => [url.split(':').at(-1), valueBoolean])).toEqual(
      [
        ['ok-to-call', true],
        ['ok-to-leave-voicemail', false],
        ['ok-to-text', false],
        ['ok-to-email', false],
        ['ok-to-identify-program', false],
      ],
    );
    expect(patientOf(client(), [{ ...method, isActive: false }], context).telecom).toBeUndefined();
  });

  it('whose name is withheld says so instead of having none', () => {
    const nameless = { legalFirstName: null, legalLastName: null, nameWithheld: true };
    const patient = patientOf(client(nameless), [], context);
    expectValid(patient);
    expect(patient.name).toMatchObject([{ extension: [{ valueCode: 'masked' }] }]);
    const called = patientOf(client({ ...nameless, preferredName: 'Lu' }), [], context);
    expectValid(called);
    expect(called.name?.[1]).toEqual({ use: 'usual', given: ['Lu'] });
  });

  it('merged into somebody the file may not hold points to nobody', () => {
    const merged = client({ status: 'merged', mergedInto: newIdentifier() });
    expect(patientOf(merged, [], { ...context, has: () => false }).link).toBeUndefined();
    expect(patientOf(merged, [], context).link).toHaveLength(1);
  });
});

describe('other resources', () => {
  it('contacts of every kind, place and status are valid', () => {
    for (const kind of ENCOUNTER_KIND.slugs) {
      for (const status of ENCOUNTER_STATUS.slugs)
        expectValid(encounterOf(encounter({ kind, status }), [], context));
    }
    for (const placeOfService of PLACE_OF_SERVICE.slugs) {
      expectValid(encounterOf(encounter({ placeOfService }), [], context));
    }
    for (const modality of MODALITY.slugs) expectValid(encounterOf(encounter({ modality }), [], context));
  });

  it('somebody who did not come had no encounter and no service code', () => {
    const resource = encounterOf(encounter({ kind: 'no_show', minutes: 0 }), [], context);
    expect(resource.status).toBe('cancelled');
    expect(JSON.stringify(resource)).not.toContain('H0038');
  });

  it('minutes are of instants: the night the clock goes back has one more hour (R-ENC-02)', () => {
    const startAt = Date.parse('2026-11-01T07:30:00Z') as InstantMs;
    const endAt = Date.parse('2026-11-01T08:30:00Z') as InstantMs;
    const { period } = encounterOf(encounter({ startAt, endAt }), [], context);
    expect(period).toEqual({ start: '2026-11-01T01:30:00.000-06:00', end: '2026-11-01T01:30:00.000-07:00' });
  });

  it('a group names whom it may and counts nobody else', () => {
    const members = [CLIENT_ID, newIdentifier()].map((clientId): Row<typeof GroupMember> => ({
      ...base(),
      seriesId: newIdentifier(),
      clientId,
      joinedOn: '2026-01-01' as LocalDate,
      leftOn: clientId === CLIENT_ID ? TODAY : null,
    }));
    const series = {
      ...base(),
      name: 'Circle',
      topic: 'coping',
      facilitatorId: WORKER_ID,
      placeOfService: 'office',
      place: null,
      usualStartTime: '09:00',
      usualMinutes: 60,
      capacity: null,
      isActive: true,
      kind: 'group',
      coFacilitatorId: null,
      curriculum: null,
      scheduleRule: null,
      scheduleStartsOn: null,
      isClosed: null,
    } as const;
    const some = groupOf(series, members, { ...context, has: (_type, id) => id === CLIENT_ID });
    expectValid(some);
    expect(some).toMatchObject({ quantity: 1, member: [{ inactive: true }] });
    const none = groupOf(series, members, { ...context, has: () => false });
    expectValid(none);
    expect(none.member).toBeUndefined();
    for (const topic of GROUP_TOPIC.slugs) expectValid(groupOf({ ...series, topic }, members, context));
  });

  it('sessions of every status with every mark are valid', () => {
    const session: Row<typeof GroupSession> = {
      ...base(),
      seriesId: newIdentifier(),
      heldOn: TODAY,
      startAt: NOW,
      endAt: (NOW + 3_600_000) as InstantMs,
      facilitatorId: WORKER_ID,
      coFacilitatorId: newIdentifier(),
      topic: 'coping',
      placeOfService: 'office',
      place: null,
      status: 'held',
      guestCount: 0,
      savedAt: NOW,
      closedAt: null,
      cancelReason: null,
      limitReason: null,
      way: null,
    };
    const attendance = ATTENDANCE_MARK.slugs.map((mark): Row<typeof Attendance> => ({
      ...base(),
      sessionId: session.id,
      clientId: newIdentifier(),
      mark,
      inAt: null,
      outAt: null,
      way: null,
      encounterId: null,
    }));
    for (const status of SESSION_STATUS.slugs) {
      const appointment = appointmentOfSession({ ...session, status }, attendance, context);
      expectValid(appointment);
      expect(appointment.participant).toHaveLength(7);
    }
    expectValid(appointmentOfSession({ ...session, endAt: session.startAt }, [], context));
  });

  it('notes hold exactly what was written, as text', () => {
    fc.assert(
      fc.property(textOf(300), textOf(60), (purpose, plan) => {
        const composition = compositionOfNote(note({ sections: { purpose, plan, own_part: 'x' } }), context);
        expectValid(composition);
        const div = composition.section?.find(({ title }) => title === 'Purpose')?.text?.div ?? '';
        const shown = div
          .replace(/^<div [^>]*><p>|<\/p><\/div>$/g, '')
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>')
          .replaceAll('&amp;', '&');
        expect(shown).toBe(purpose);
      }),
      { numRuns: 100 },
    );
  });

  it('a note part is never markup, keeps its lines, and is left out when blank', () => {
    const sections = {
      purpose: '<script>alert(1)</script>\nsecond & last\n\nnew "paragraph"',
      plan: '  \n ',
    };
    const { section } = compositionOfNote(note({ sections }), context);
    expect(section).toHaveLength(1);
    expect(section?.[0]?.text?.div).toBe(
      '<div xmlns="http://www.w3.org/1999/xhtml"><p>&lt;script&gt;alert(1)&lt;/script&gt;<br/>second &amp; last</p>' +
        '<p>new "paragraph"</p></div>',
    );
    expectValid(compositionOfNote(note({ sections: {} }), context));
  });

  it('a note entered in error says so, an addendum appends, a safety step is a part', () => {
    const wrong = compositionOfNote(note({ status: 'entered_in_error', safetyStep: '988 offered' }), context);
    expectValid(wrong);
    expect(wrong.status).toBe('entered-in-error');
    expect(wrong.section?.at(-1)?.title).toBe('Safety step taken');
    const signed = note();
    const addendum = {
      ...base(),
      noteId: signed.id,
      authorId: WORKER_ID,
      text: 'More',
      signedAt: NOW,
      signatureHash: 'd'.repeat(64),
    };
    const resource = compositionOfAddendum(addendum, signed, context);
    expectValid(resource);
    expect(resource.relatesTo).toEqual([
      { code: 'appends', targetReference: { reference: `Composition/${signed.id}` } },
    ]);
  });

  it('staff with and without a credential are valid', () => {
    const user: Row<typeof User> = { ...base(WORKER_ID), ...userValues() };
    expectValid(practitionerOf(user));
    const credentialExpiresOn = '2027-01-31' as LocalDate;
    expectValid(
      practitionerOf({ ...user, credentialType: 'cpsw', credentialNumber: '7', credentialExpiresOn }),
    );
  });
});
