import type { Goal as FhirGoal } from '@medplum/fhirtypes';

import { GOAL_ACHIEVEMENT, LIFE_AREA, LIFE_DIMENSION } from '../../../../shared/codes';
import type { Goal, Row } from '../../../../shared/model/index';
import { DIMENSION_OF_AREA } from '../../../../shared/rules/goals';
import { element, ownConcept, ownExtension, referenceTo } from './elements';
import { labelledMeta } from './labels';

type Lifecycle = FhirGoal['lifecycleStatus'];

const LIFECYCLES: Readonly<Record<Row<typeof Goal>['status'], Lifecycle>> = {
  proposed: 'proposed',
  accepted: 'accepted',
  planned: 'planned',
  active: 'active',
  on_hold: 'on-hold',
  completed: 'completed',
  cancelled: 'cancelled',
  rejected: 'rejected',
  entered_in_error: 'entered-in-error',
};

/** What a person wants for themselves, in their own words; they are the one who says it. */
export function goalOf(goal: Row<typeof Goal>): FhirGoal {
  const { lifeArea, achievement, baseline, targetOn, achievedOn } = goal;
  const subject = referenceTo('Patient', goal.clientId);
  return element<FhirGoal>({
    resourceType: 'Goal',
    id: goal.id,
    meta: labelledMeta(),
    extension: [
      ...(baseline === null ? [] : [ownExtension('goal-baseline', { valueString: baseline })]),
      ...(achievedOn === null ? [] : [ownExtension('achieved-on', { valueDate: achievedOn })]),
    ],
    lifecycleStatus: LIFECYCLES[goal.status],
    achievementStatus: achievement === null ? undefined : ownConcept(GOAL_ACHIEVEMENT, achievement),
    category: [ownConcept(LIFE_DIMENSION, DIMENSION_OF_AREA[lifeArea]), ownConcept(LIFE_AREA, lifeArea)],
    description: { text: goal.words },
    subject,
    startDate: goal.startedOn,
    target: targetOn === null ? [] : [{ dueDate: targetOn }],
    statusDate: goal.statusOn,
    statusReason: goal.statusReason,
    expressedBy: subject,
  });
}
