import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { contactMinutes } from '../../../shared/rules/encounter-time';
import { FIRST_PAYER_RULE, ruleOfContact, ruleOn, usualPayer } from '../../../shared/rules/payer-rules';
import type { PayerRuleVersion } from '../../../shared/rules/payer-rules';
import { unitLines } from '../../../shared/rules/unit-lines';
import type { CountedContact } from '../../../shared/rules/unit-lines';
import { unitsOf } from '../../../shared/rules/units';
import { instantOf } from '../../../shared/time';
import type { InstantMs, LocalDate, TimeZoneName } from '../../../shared/time';

/** Minutes: units by the eight-minute rule / by full units (domain §1.5). */
const VECTORS =
  '0:0/0 7:0/0 8:1/0 14:1/0 15:1/1 22:1/1 23:2/1 29:2/1 30:2/2 37:2/2 38:3/2 45:3/3 52:3/3 53:4/3 60:4/4 67:4/4 68:5/4 120:8/8';

const DAY = '2026-03-09' as LocalDate;
const MORNING = Date.parse('2026-03-09T15:00:00Z') as InstantMs;

function rule(values: Partial<PayerRuleVersion> = {}): PayerRuleVersion {
  return { ...FIRST_PAYER_RULE, ...values };
}

let made = 0;
function contact(minutes: number, values: Partial<CountedContact> = {}): CountedContact {
  made += 1;
  // One after the other through the day, so that none overlaps unless a test says so.
  const startAt = (MORNING + made * 3_600_000) as InstantMs;
  return {
    id: `contact-${String(made).padStart(5, '0')}`,
    kind: 'individual',
    modality: 'in_person',
    placeOfService: 'office',
    serviceDate: DAY,
    startAt,
    endAt: (startAt + minutes * 60_000) as InstantMs,
    minutes,
    rule: rule(),
    overlapExplained: false,
    group: null,
    ...values,
  };
}

function lineOf(values: Partial<CountedContact> = {}, minutes = 30) {
  const one = contact(minutes, values);
  const line = unitLines([one]).get(one.id);
  if (line === undefined) throw new Error('The contact has no line');
  return line;
}

describe('units from minutes (R-ENC-03)', () => {
  it.each(VECTORS.split(' '))('%s', (vector) => {
    const [minutes, eight, full] = vector.split(/[:/]/).map(Number);
    expect([unitsOf(minutes ?? -1, 'eight_minute'), unitsOf(minutes ?? -1, 'full_unit')]).toEqual([
      eight,
      full,
    ]);
  });

  it('counts the minutes that passed on both nights of the clock change, under both rules', () => {
    const zone = 'America/Denver' as TimeZoneName;
    const minutesOn = (date: string, from: string, to: string) =>
      contactMinutes({
        startAt: instantOf(date as LocalDate, from, zone),
        endAt: instantOf(date as LocalDate, to, zone),
        excludedMinutes: 0,
      });
    // The wall clock says 67 and 53 minutes; 7 and 113 passed.
    const spring = minutesOn('2026-03-08', '01:58', '03:05');
    const autumn = minutesOn('2026-11-01', '00:50', '01:43') + 60;
    expect([spring, unitsOf(spring, 'eight_minute'), unitsOf(spring, 'full_unit')]).toEqual([7, 0, 0]);
    expect([autumn, unitsOf(autumn, 'eight_minute'), unitsOf(autumn, 'full_unit')]).toEqual([113, 8, 7]);
  });
});

describe('a person’s lines', () => {
  it('rounds each contact, or the day together: two of eight minutes are two units or one', () => {
    const eight = { unitRule: 'eight_minute' } as const;
    const apart = [0, 1].map(() => contact(8, { rule: rule(eight) }));
    expect([...unitLines(apart).values()].map(({ units }) => units)).toEqual([1, 1]);
    const together = [0, 1].map(() => contact(8, { rule: rule({ ...eight, aggregate: 'per_client_day' }) }));
    expect([...unitLines(together).values()].map(({ units, holds }) => [units, holds.length])).toEqual([
      [1, 0],
      [0, 0],
    ]);
  });

  it('adds up to the units of the day’s minutes, in whatever order the contacts come', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 59 }), { minLength: 1, maxLength: 12 }),
        fc.constantFrom('eight_minute' as const, 'full_unit' as const),
        (lengths, unitRule) => {
          const counted = rule({ unitRule, aggregate: 'per_client_day' });
          const contacts = lengths.map((minutes) => contact(minutes, { rule: counted }));
          const sum = (lines: ReturnType<typeof unitLines>) =>
            [...lines.values()].reduce((total, { units }) => total + units, 0);
          const expected = unitsOf(
            lengths.reduce((total, minutes) => total + minutes, 0),
            unitRule,
          );
          expect(sum(unitLines(contacts))).toBe(expected);
          expect(sum(unitLines([...contacts].reverse()))).toBe(expected);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('keeps groups, days and payers apart when it rounds a day together', () => {
    const day = rule({ aggregate: 'per_client_day' });
    const contacts = [
      contact(10, { rule: day }),
      contact(10, { rule: day, kind: 'group' }),
      contact(10, { rule: day, serviceDate: '2026-03-10' as LocalDate }),
      contact(10, { rule: { ...day, code: 'payer_county' } }),
    ];
    expect([...unitLines(contacts).values()].map(({ units }) => units)).toEqual([0, 0, 0, 0]);
    expect(
      [...unitLines([...contacts, contact(5, { rule: day })]).values()].map(({ units }) => units),
    ).toEqual([0, 0, 0, 0, 1]);
  });

  it('R-ENC-04 gives no units where nobody was met, or for what the payer doesn’t pay', () => {
    for (const kind of ['no_show', 'outreach_attempt'] as const) {
      const services = [{ kind, code: 'H0038', modifiers: [] }];
      expect(lineOf({ kind, rule: rule({ services }) }, 60)).toMatchObject({
        code: null,
        units: 0,
        holds: [],
      });
    }
    expect(lineOf({ kind: 'family' }, 60)).toMatchObject({ code: null, units: 0 });
    expect(lineOf({ rule: null }, 60)).toMatchObject({ code: null, units: 0 });
  });

  it('names the service with the modifiers of its kind and of how it was held', () => {
    expect(lineOf()).toMatchObject({ code: 'H0038', modifiers: [] });
    expect(lineOf({ kind: 'group' })).toMatchObject({ code: 'H0038', modifiers: ['HQ'] });
    expect(lineOf({ kind: 'video', modality: 'video', placeOfService: 'telehealth_home' })).toMatchObject({
      modifiers: ['95'],
      holds: [],
    });
  });

  it('R-ENC-06 holds what goes over the day’s limit, not what came before', () => {
    const limited = rule({ maxUnitsPerDay: 4 });
    const contacts = [45, 30, 15].map((minutes) => contact(minutes, { rule: limited }));
    expect([...unitLines(contacts).values()].map(({ units, holds }) => [units, ...holds])).toEqual([
      [3],
      [2, 'over_day_limit'],
      [1, 'over_day_limit'],
    ]);
  });

  it('R-ENC-07 holds telehealth without its place or its modifier', () => {
    const phone = { kind: 'phone', modality: 'audio' } as const;
    expect(lineOf(phone).holds).toEqual(['telehealth_place']);
    expect(
      lineOf({ ...phone, placeOfService: 'telehealth_home', rule: rule({ audioModifiers: [] }) }).holds,
    ).toEqual(['telehealth_modifier']);
  });

  it('R-ENC-05 holds the later of two contacts at one time, unless somebody said why', () => {
    const first = contact(60);
    const during = { startAt: (first.startAt + 60_000) as InstantMs, endAt: first.endAt };
    const second = contact(30, during);
    expect(unitLines([first, second]).get(second.id)?.holds).toEqual(['overlaps_person']);
    const explained = { ...second, overlapExplained: true };
    expect(unitLines([first, explained]).get(second.id)?.holds).toEqual([]);
    expect(unitLines([first, { ...second, kind: 'family' }]).get(second.id)?.holds).toEqual([]);
  });

  it('R-GRP-04 holds a group over the payer’s size or ratio', () => {
    const group = { people: 25, facilitators: 2 };
    const limits = rule({ maxGroupSize: 24, maxPeoplePerFacilitator: 12 });
    expect(lineOf({ kind: 'group', group, rule: limits }).holds).toEqual([
      'group_too_large',
      'group_over_ratio',
    ]);
    expect(lineOf({ kind: 'group', group: { ...group, people: 24 }, rule: limits }).holds).toEqual([]);
  });

  it('says when a contact is too short for a unit', () => {
    expect(lineOf({}, 14).holds).toEqual(['no_units']);
  });
});

describe('the rule of a contact', () => {
  const versions = [
    rule(),
    rule({ version: 1, validFrom: '2026-03-01' as LocalDate, unitRule: 'eight_minute' }),
    rule({ version: 2, validFrom: '2026-02-01' as LocalDate }),
    rule({ version: 3, validFrom: '2026-03-01' as LocalDate, maxUnitsPerDay: 16 }),
  ];

  it('is the one that began last, and of one day’s the newest', () => {
    expect(ruleOn(versions, 'usual', '2026-01-31' as LocalDate)?.version).toBe(0);
    expect(ruleOn(versions, 'usual', '2026-02-28' as LocalDate)?.version).toBe(2);
    expect(ruleOn(versions, 'usual', '2026-03-01' as LocalDate)?.version).toBe(3);
    expect(ruleOn(versions, 'payer_none', DAY)).toBeNull();
  });

  it('stays the version the note was signed under', () => {
    const signed = { payerCode: 'usual', payerRuleVersion: 1, serviceDate: DAY };
    expect(ruleOfContact(versions, signed)?.version).toBe(1);
    expect(ruleOfContact(versions, { ...signed, payerRuleVersion: null })?.version).toBe(3);
  });

  it('is the usual payer’s when nobody named one: the one made usual last', () => {
    const county = rule({ code: 'payer_county', version: 1 });
    expect(usualPayer([...versions, county])).toBe('payer_county');
    expect(usualPayer([...versions, { ...county, isUsual: false }])).toBe('usual');
    expect(usualPayer([...versions, county, { ...county, version: 2, isUsual: false }])).toBe('usual');
  });
});
