import { expect, test } from 'vitest';

import { ResourceChecker } from '../../../../electron/vault/exchange/fhir/checks';
import { compositionOfNote, isSigned } from '../../../../electron/vault/exchange/fhir/composition';
import { goalOf } from '../../../../electron/vault/exchange/fhir/goal';
import { GOAL_ACHIEVEMENT, GOAL_STATUS, LIFE_AREA } from '../../../../shared/codes';
import type { Goal, Row } from '../../../../shared/model';
import type { LocalDate } from '../../../../shared/time';
import { noteValues } from '../../../support/record-values';
import { CLIENT_ID, NOW, TODAY, WORKER_ID, base, context } from './support/fhir-records';
import { fhirProblems } from './support/fhir-validators';

const goal: Row<typeof Goal> = {
  ...base(),
  clientId: CLIENT_ID,
  words: 'Un lugar propio <3',
  lifeArea: 'housing',
  baseline: 'Sleeps at her sister’s.',
  startedOn: TODAY,
  targetOn: '2026-06-01' as LocalDate,
  status: 'active',
  statusOn: TODAY,
  statusReason: 'Began today',
  achievement: 'improving',
  achievedOn: TODAY,
};

function validated(values: Partial<Row<typeof Goal>>): ReturnType<typeof goalOf> {
  const resource = goalOf({ ...goal, ...values });
  expect(fhirProblems(resource), JSON.stringify(resource)).toEqual([]);
  new ResourceChecker(() => true).check('test', resource);
  return resource;
}

test('goals of every status, part of life and progress are valid FHIR, in the person’s words', () => {
  for (const status of GOAL_STATUS.slugs) {
    expect(validated({ status }).lifecycleStatus).toBe(GOAL_STATUS.codes[status].fhir);
  }
  for (const lifeArea of LIFE_AREA.slugs) expect(validated({ lifeArea }).category).toHaveLength(2);
  for (const achievement of GOAL_ACHIEVEMENT.slugs) validated({ achievement });
  expect(validated({})).toMatchObject({
    description: { text: 'Un lugar propio <3' },
    expressedBy: { reference: `Patient/${CLIENT_ID}` },
    subject: { reference: `Patient/${CLIENT_ID}` },
    startDate: TODAY,
    target: [{ dueDate: '2026-06-01' }],
    statusDate: TODAY,
    achievementStatus: { coding: [{ code: 'improving' }, { code: 'improving' }] },
  });
  const bare = validated({
    baseline: null,
    targetOn: null,
    achievement: null,
    statusReason: null,
    achievedOn: null,
  });
  expect(Object.keys(bare)).not.toEqual(expect.arrayContaining(['target']));
});

test('a signed note points to its goals and says what they were called, unless they stay here', () => {
  const note = {
    ...base(),
    ...noteValues({ clientId: CLIENT_ID, encounterId: base().id, authorId: WORKER_ID }),
    status: 'signed' as const,
    signedAt: NOW,
    signatureHash: 'a'.repeat(64),
    goalIds: [goal.id],
    goalWords: ['A room & a job'],
  };
  if (!isSigned(note)) throw new Error('It is signed');
  const composition = compositionOfNote(note, context);
  expect(fhirProblems(composition), JSON.stringify(composition)).toEqual([]);
  const section = composition.section?.find(({ title }) => title === 'Goals');
  expect(section?.entry).toEqual([{ reference: `Goal/${goal.id}` }]);
  expect(section?.text?.div).toContain('A room &amp; a job');
  const alone = compositionOfNote(note, { ...context, has: () => false });
  expect(fhirProblems(alone)).toEqual([]);
  expect(alone.section?.find(({ title }) => title === 'Goals')?.entry).toBeUndefined();
});
