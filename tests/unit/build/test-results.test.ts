import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { countPlaywright, countVitest, readCounts, sumCounts } from '../../../build/test-results.mjs';

function assertion(status: string, failureMessages: string[] = []) {
  return { status, fullName: `the test that ${status}`, failureMessages };
}

const vitestReport = (overrides: object = {}) => ({
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [
    { name: 'a.test.ts', status: 'passed', message: '', assertionResults: [assertion('passed')] },
  ],
  ...overrides,
});

const playwrightReport = (overrides: object = {}, errors: unknown[] = []) => ({
  stats: { expected: 2, unexpected: 0, flaky: 0, skipped: 0, ...overrides },
  errors,
});

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'waystation-results-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function written(report: unknown) {
  const path = join(folder, 'report.json');
  writeFileSync(path, JSON.stringify(report));
  return path;
}

describe('counting', () => {
  it('counts a test file that could not be loaded as a failure, and says what failed', () => {
    const report = vitestReport({
      testResults: [
        { name: 'b.test.ts', status: 'failed', message: 'no such module', assertionResults: [] },
        {
          name: 'c.test.ts',
          status: 'failed',
          message: '',
          assertionResults: [assertion('passed'), assertion('failed', ['expected 1 to be 2'])],
        },
      ],
      numFailedTests: 1,
    });
    expect(countVitest(report)).toEqual({
      passed: 3,
      failed: 2,
      skipped: 0,
      failures: ['b.test.ts\nno such module', 'c.test.ts › the test that failed\nexpected 1 to be 2'],
    });
  });

  it('counts a test that passed only when repeated, and an error outside a test, as failures', () => {
    expect(countPlaywright(playwrightReport({ flaky: 1 }))).toEqual({ passed: 2, failed: 1, skipped: 0 });
    expect(countPlaywright(playwrightReport({}, [{}])).failed).toBe(1);
  });

  it('sums over suites', () => {
    expect(
      sumCounts([
        { passed: 1, failed: 2, skipped: 3 },
        { passed: 10, failed: 20, skipped: 30 },
      ]),
    ).toEqual({ passed: 11, failed: 22, skipped: 33 });
  });
});

describe('a suite', () => {
  it('has the counts of its report', () => {
    const counts = { passed: 3, failed: 0, skipped: 0, failures: [] };
    expect(readCounts(written(vitestReport()), 0, countVitest)).toEqual(counts);
  });

  it('has failed when its runner failed without a failed test', () => {
    expect(readCounts(written(vitestReport()), 1, countVitest).failed).toBe(1);
  });

  it('has failed when it ran nothing or wrote no report', () => {
    const nothing = vitestReport({ numPassedTests: 0, testResults: [] });
    expect(readCounts(written(nothing), 0, countVitest).failed).toBe(1);
    expect(readCounts(join(folder, 'none.json'), 0, countPlaywright).failed).toBe(1);
  });
});
