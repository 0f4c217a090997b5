import type { WriteContext } from '../../electron/vault/store/changes';
import type { Writer } from '../../electron/vault/store/connection';
import { fillWithAdmission } from './database-fixture-admission';
import { fillWithGoals } from './database-fixture-goals';
import { fillWithRecovery } from './database-fixture-recovery';
import { fillWithRelatedPeople } from './database-fixture-related-people';
import { fillWithWaitingList } from './database-fixture-waiting-list';

/** What is noted of a person's life: how they came, whom they wait for, what they want, who is around them. */
export function fillWithLife(writer: Writer, context: () => WriteContext, clientId: string): void {
  for (const fill of [
    fillWithAdmission,
    fillWithWaitingList,
    fillWithGoals,
    fillWithRelatedPeople,
    fillWithRecovery,
  ]) {
    fill(writer, context, clientId);
  }
}
