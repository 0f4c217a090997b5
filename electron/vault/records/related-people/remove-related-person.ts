import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { ruleBroken } from '../../../../shared/errors';
import { RelatedPerson } from '../../../../shared/model';
import { updateRecord } from '../../store/records';
import type { WriteContext } from '../context';
import { ownPerson, requireOpenChart } from './save-related-person';

/**
 * Takes an emergency contact or support off the chart; they stay on record.
 * @throws ClinicFailure `NOT_FOUND`, `STALE_EDIT`, `RULE_BROKEN` (`client_is_merged`, `reason_missing` for a mistake).
 */
export function removeRelatedPerson(
  context: WriteContext,
  input: ParsedInput<'relatedPerson.remove'>,
): MethodOutput<'relatedPerson.remove'> {
  const { writer, change } = context;
  const { clientId, relatedPersonId, expectedRevision, why } = input;
  requireOpenChart(context, clientId);
  ownPerson(context, clientId, relatedPersonId);
  const reason = input.reason?.trim() ?? '';
  if (why === 'mistake' && reason === '') throw ruleBroken('reason', 'reason_missing');
  const patch = { isActive: false, errorReason: why === 'mistake' ? reason : null };
  const { revision } = updateRecord(writer, change, RelatedPerson, relatedPersonId, patch, {
    expectedRevision,
  });
  context.audit({ clientId, recordId: relatedPersonId });
  return { revision };
}
