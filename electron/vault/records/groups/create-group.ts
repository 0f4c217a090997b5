import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { GroupSeries } from '../../../../shared/model';
import { insertRecord } from '../../store/records';
import { assertWorker } from '../clients/worker';
import type { WriteContext } from '../context';
import { addMembers, assertClients } from './members';

/**
 * Starts a group with the people on its list.
 * @throws ClinicFailure `RULE_BROKEN` (`not_a_worker`, `client_not_found`).
 */
export function createGroup(
  context: WriteContext,
  input: ParsedInput<'group.create'>,
): MethodOutput<'group.create'> {
  const { writer, change } = context;
  const { operationId: _operationId, memberIds, ...series } = input;
  assertWorker(writer, series.facilitatorId, 'facilitatorId');
  const members = [...new Set(memberIds)];
  assertClients(writer, context.user, members);
  const group = insertRecord(writer, change, GroupSeries, { ...series, isActive: true });
  addMembers(context, group.id, members);
  context.audit({ recordId: group.id });
  return { groupId: group.id };
}
