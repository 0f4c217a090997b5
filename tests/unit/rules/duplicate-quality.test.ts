import { expect, it } from 'vitest';

import { measureDuplicateQuality } from '../../bench/duplicate-quality';
import { sharedDataPath } from '../../support/shared-data';

it('finds 98 of 100 people who are here, and shows a stranger at most once in 50 intakes (R-INT-05, R-INT-06)', () => {
  const scale = { people: 3_000, newPeople: 500, ofEachKind: 40 };
  const quality = measureDuplicateQuality(sharedDataPath('') ?? '', scale);
  expect(quality.intakeCount).toBeGreaterThan(600);
  expect(quality.recall).toBeGreaterThanOrEqual(0.98);
  expect(quality.falseAlarmsPerFifty).toBeLessThanOrEqual(1);
});
