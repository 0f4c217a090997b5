import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { ClinicFailure } from '../../../../shared/errors';
import { Milestone } from '../../../../shared/model';
import { milestoneProblems } from '../../../../shared/rules/recovery';
import { chartIds, keptChart } from '../../store/joined-charts';
import { getRecord, insertRecord, updateRecord } from '../../store/records';
import type { WriteContext } from '../context';
import { assertFresh, openPerson, reasonOf, refuse } from './own-chart';

/**
 * Writes down something in a person's life worth celebrating.
 * @throws ClinicFailure `NOT_FOUND`, `RULE_BROKEN` (`client_is_merged`, `in_future`, `milestone_words_missing`).
 */
export function addMilestone(
  context: WriteContext,
  { clientId, kind, reachedOn, words }: ParsedInput<'milestone.add'>,
): MethodOutput<'milestone.add'> {
  const { writer, change, today, audit } = context;
  openPerson(context, clientId);
  const said = words?.trim() ?? '';
  const values = { kind, reachedOn, words: said === '' ? null : said };
  refuse(milestoneProblems(values, today));
  const { id } = insertRecord(writer, change, Milestone, { clientId, ...values, errorReason: null });
  audit({ clientId, recordId: id });
  return { milestoneId: id };
}

/**
 * Takes a milestone off the chart that never should have been there; it stays in the record of changes.
 * @throws ClinicFailure `NOT_FOUND`, `STALE_EDIT`, `RULE_BROKEN` (`client_is_merged`, `reason_missing`).
 */
export function markMilestoneInError(
  context: WriteContext,
  { clientId, milestoneId, expectedRevision, reason }: ParsedInput<'milestone.markInError'>,
): MethodOutput<'milestone.markInError'> {
  const { writer, change, audit } = context;
  openPerson(context, clientId);
  const milestone = getRecord(writer, Milestone, milestoneId);
  const charts = chartIds(writer, keptChart(writer, clientId));
  const isTheirs = milestone !== undefined && charts.includes(milestone.clientId);
  if (!isTheirs || milestone.errorReason !== null) {
    throw new ClinicFailure('NOT_FOUND');
  }
  assertFresh(milestone, expectedRevision);
  const patch = { errorReason: reasonOf(reason) };
  const { revision } = updateRecord(writer, change, Milestone, milestoneId, patch, { expectedRevision });
  audit({ clientId, recordId: milestoneId });
  return { revision };
}
