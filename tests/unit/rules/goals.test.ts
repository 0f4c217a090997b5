import { describe, expect, it } from 'vitest';

import { GOAL_ACHIEVEMENT, GOAL_STATUS, LIFE_AREA, LIFE_DIMENSION } from '../../../shared/codes';
import {
  DIMENSION_OF_AREA,
  FIRST_GOAL_STATUSES,
  OPEN_GOAL_STATUSES,
  goalAfterStep,
  goalProblems,
  goalStepProblems,
  isGoalLinkable,
  nextGoalStatuses,
} from '../../../shared/rules/goals';
import type { LocalDate } from '../../../shared/time';

const day = (text: string) => text as LocalDate;
const TODAY = day('2026-03-09');
const codes = (problems: readonly { path: string; code: string }[]) =>
  problems.map(({ path, code }) => `${path} ${code}`);

describe('where a goal can go', () => {
  it('is open until it is achieved, stopped or not wanted, and every status can be reached', () => {
    const reached = new Set<string>(FIRST_GOAL_STATUSES);
    for (const status of GOAL_STATUS.slugs) {
      for (const next of nextGoalStatuses(status)) {
        expect(next).not.toBe(status);
        reached.add(next);
      }
    }
    expect([...reached].sort()).toEqual([...GOAL_STATUS.slugs].sort());
    expect(nextGoalStatuses('entered_in_error')).toEqual([]);
    for (const status of GOAL_STATUS.slugs.filter((slug) => slug !== 'entered_in_error')) {
      expect(nextGoalStatuses(status), status).toContain('entered_in_error');
      if (!OPEN_GOAL_STATUSES.includes(status)) expect(nextGoalStatuses(status)).toContain('active');
    }
  });

  it('refuses a step that isn’t one, a day that can’t be, and an end without a reason', () => {
    const goal = { status: 'active', startedOn: day('2026-03-02') } as const;
    const step = { status: 'completed', on: TODAY, reason: null } as const;
    expect(goalStepProblems(goal, step, TODAY)).toEqual([]);
    expect(codes(goalStepProblems(goal, { ...step, status: 'planned' }, TODAY))).toEqual([
      'status step_not_possible',
    ]);
    expect(codes(goalStepProblems(goal, { ...step, on: day('2026-03-10') }, TODAY))).toEqual([
      'on in_future',
    ]);
    expect(codes(goalStepProblems(goal, { ...step, on: day('2026-03-01') }, TODAY))).toEqual([
      'on before_goal_start',
    ]);
    for (const status of ['cancelled', 'entered_in_error'] as const) {
      const problems = codes(goalStepProblems(goal, { status, on: TODAY, reason: '  ' }, TODAY));
      expect(problems, status).toEqual(['reason reason_missing']);
    }
  });

  it('is achieved on a day, and no longer when it is taken up again', () => {
    const goal = { startedOn: day('2026-03-02'), achievement: 'improving', achievedOn: null } as const;
    const achieved = goalAfterStep(goal, { status: 'completed', on: TODAY, reason: ' Her sister helped ' });
    expect(achieved).toEqual({
      status: 'completed',
      statusOn: TODAY,
      statusReason: 'Her sister helped',
      startedOn: day('2026-03-02'),
      achievement: 'achieved',
      achievedOn: TODAY,
    });
    expect(goalAfterStep(achieved, { status: 'active', on: TODAY, reason: null })).toMatchObject({
      achievement: 'in_progress',
      achievedOn: null,
      statusReason: null,
    });
    // Taken back by mistake, it keeps what it said.
    expect(goalAfterStep(achieved, { status: 'entered_in_error', on: TODAY, reason: 'x' })).toMatchObject({
      achievement: 'achieved',
      achievedOn: TODAY,
    });
    const later = { startedOn: day('2026-05-01'), achievement: null, achievedOn: null };
    expect(goalAfterStep(later, { status: 'active', on: TODAY, reason: null }).startedOn).toBe(TODAY);
  });
});

describe('what a goal says', () => {
  const goal = { words: 'A room', startedOn: TODAY, targetOn: null, status: 'active' } as const;
  it('needs words, an end after its start, and a start that has come unless it is for later', () => {
    expect(goalProblems(goal, TODAY)).toEqual([]);
    const broken = { ...goal, words: ' ', startedOn: day('2026-04-01'), targetOn: day('2026-03-31') };
    expect(codes(goalProblems(broken, TODAY))).toEqual([
      'words goal_words_missing',
      'startedOn in_future',
      'targetOn target_before_start',
    ]);
    expect(goalProblems({ ...goal, startedOn: day('2026-04-01'), status: 'planned' }, TODAY)).toEqual([]);
  });

  it('is about a part of life that belongs to one of the four things recovery needs', () => {
    expect(Object.keys(DIMENSION_OF_AREA).sort()).toEqual([...LIFE_AREA.slugs].sort());
    expect(new Set(Object.values(DIMENSION_OF_AREA))).toEqual(new Set(LIFE_DIMENSION.slugs));
  });

  it('has the words of the standard for every status and every way it can go', () => {
    for (const list of [GOAL_STATUS, GOAL_ACHIEVEMENT]) {
      for (const slug of list.slugs) {
        expect((list.codes as Readonly<Record<string, { fhir?: string }>>)[slug]?.fhir).toBe(
          slug.replaceAll('_', '-'),
        );
      }
    }
  });
});

describe('a contact that worked on a goal', () => {
  it('was on a day the goal was open, or the day it ended', () => {
    for (const status of OPEN_GOAL_STATUSES) {
      expect(isGoalLinkable({ status, statusOn: day('2026-01-01') }, TODAY), status).toBe(true);
    }
    expect(isGoalLinkable({ status: 'completed', statusOn: TODAY }, TODAY)).toBe(true);
    expect(isGoalLinkable({ status: 'completed', statusOn: day('2026-03-08') }, TODAY)).toBe(false);
    expect(isGoalLinkable({ status: 'entered_in_error', statusOn: TODAY }, TODAY)).toBe(false);
  });
});
