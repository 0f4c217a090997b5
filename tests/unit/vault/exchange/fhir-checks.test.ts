import fc from 'fast-check';
import type { Resource } from '@medplum/fhirtypes';
import { describe, expect, it } from 'vitest';

import { ResourceChecker } from '../../../../electron/vault/exchange/fhir/checks';
import { dateTimeText, isRealDate, isRealDateTime } from '../../../../electron/vault/exchange/fhir/date-time';
import type { FhirType } from '../../../../electron/vault/exchange/fhir/elements';
import { isLocalDate, isoWithOffset } from '../../../../shared/time';
import type { InstantMs, TimeZoneName } from '../../../../shared/time';
import { failureOf } from '../../../support/temporary-store';

const CLIENT_ID = '0195f0a0-0000-7000-8000-00000000c001';
const WORKER_ID = '0195f0a0-0000-7000-8000-00000000d001';

describe('the checks before sealing', () => {
  const has = (type: FhirType, id: string): boolean => `${type}/${id}` === `Patient/${CLIENT_ID}`;
  const valid = {
    resourceType: 'Composition',
    id: 'a',
    date: '2026-03-10T09:00:00.000-06:00',
  } as unknown as Resource;

  it.each([
    ['a date that does not exist', { birthDate: '2024-02-31' }, 'not_a_date', 'birthDate'],
    ['a date in another form', { birthDate: '01/02/1980' }, 'not_a_date', 'birthDate'],
    ['a time on a day that does not exist', { date: '2023-02-29T09:00:00.000Z' }, 'not_a_date_time', 'date'],
    ['a time without a zone', { date: '2026-03-10T09:00:00.000' }, 'not_a_date_time', 'date'],
    ['an hour too many', { date: '2026-03-10T24:00:00.000Z' }, 'not_a_date_time', 'date'],
    ['a period that ends on no day', { period: { end: '2026-04-31' } }, 'not_a_date_time', 'period.end'],
    ['an id with a space', { id: 'a b' }, 'not_an_id', 'id'],
    ['an empty text', { name: [{ family: '' }] }, 'empty', 'name[0].family'],
    ['an empty list', { name: [] }, 'empty', 'name'],
    ['a null', { name: null }, 'empty', 'name'],
    [
      'a reference out of the file',
      { subject: { reference: `Patient/${WORKER_ID}` } },
      'reference_unresolved',
      'subject.reference',
    ],
    [
      'a reference to another type',
      { subject: { reference: `Group/${CLIENT_ID}` } },
      'reference_unresolved',
      'subject.reference',
    ],
    [
      'a reference to the web',
      { subject: { reference: 'https://example.org/Patient/1' } },
      'reference_unresolved',
      'subject.reference',
    ],
    [
      'a contained part that is not there',
      { subject: { reference: '#place' } },
      'reference_unresolved',
      'subject.reference',
    ],
  ])('find %s', (_name, parts, code, path) => {
    const failure = failureOf(() => {
      new ResourceChecker(has).check('test', { ...valid, ...parts } as unknown as Resource);
    });
    expect(failure.toValue()).toEqual({
      code: 'EXPORT_CHECK_FAILED',
      details: { problems: [{ path: `Composition.${path}`, code }] },
    });
  });

  it('find an id that comes twice', () => {
    const checker = new ResourceChecker(has);
    checker.check('notes', valid);
    checker.check('addenda', valid);
    expect(
      failureOf(() => {
        checker.check('notes', valid);
      }).code,
    ).toBe('EXPORT_CHECK_FAILED');
  });
});

describe('dates and times', () => {
  it('are written as the calendar library would, in every zone and on every day of the clock change', () => {
    const zones = [
      'America/Denver',
      'America/Phoenix',
      'Asia/Kathmandu',
      'Australia/Lord_Howe',
      'UTC',
    ] as const;
    const start = Date.parse('2025-01-01T00:00:00Z');
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3 * 366 * 86_400_000 }),
        fc.constantFrom(...zones),
        (offset, zone) => {
          const instant = (start + offset) as InstantMs;
          expect(dateTimeText(instant, zone as TimeZoneName)).toBe(
            isoWithOffset(instant, zone as TimeZoneName),
          );
        },
      ),
      { numRuns: 2_000 },
    );
    for (const edge of ['2026-03-08T09:00:00Z', '2026-11-01T08:00:00Z']) {
      for (const milliseconds of [-1, 0, 1]) {
        const instant = (Date.parse(edge) + milliseconds) as InstantMs;
        expect(dateTimeText(instant, 'America/Denver' as TimeZoneName)).toBe(
          isoWithOffset(instant, 'America/Denver' as TimeZoneName),
        );
      }
    }
  });

  it('are real ones exactly when the calendar library says so', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1890, max: 2110 }), fc.nat(13), fc.nat(32), (year, month, day) => {
        const text = [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
        expect(isRealDate(text)).toBe(isLocalDate(text));
        expect(isRealDateTime(`${text}T23:59:59.999Z`)).toBe(isLocalDate(text));
      }),
      { numRuns: 3_000 },
    );
  });
});
