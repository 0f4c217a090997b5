import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { ClinicFailure, ruleBroken } from '../../../../shared/errors';
import { supportPhaseIdentifier } from '../../../../shared/identifiers';
import { SupportPhase } from '../../../../shared/model';
import { insertRecord, updateRecord } from '../../store/records';
import type { WriteContext } from '../context';
import { openPerson } from './own-chart';
import { supportPhaseOf } from './recovery-of';

/**
 * Says in which phase of support somebody is and since when; the record of changes has the phases before.
 * @throws ClinicFailure `NOT_FOUND`, `STALE_EDIT`, `RULE_BROKEN` (`client_is_merged`, `in_future`).
 */
export function setPhase(
  context: WriteContext,
  { clientId, expectedRevision, phase, since }: ParsedInput<'phase.set'>,
): MethodOutput<'phase.set'> {
  const { writer, change, today, audit } = context;
  openPerson(context, clientId);
  const current = supportPhaseOf(writer, clientId);
  // A first one said meanwhile is nobody's to write over either.
  if ((current?.revision ?? null) !== expectedRevision) {
    throw new ClinicFailure('STALE_EDIT', current === undefined ? {} : { currentRevision: current.revision });
  }
  if (since > today) throw ruleBroken('since', 'in_future');
  const id = current?.id ?? supportPhaseIdentifier(clientId);
  audit({ clientId, recordId: id });
  if (current === undefined) {
    return {
      revision: insertRecord(writer, change, SupportPhase, { clientId, phase, since }, { id }).revision,
    };
  }
  const options = { expectedRevision: current.revision };
  return { revision: updateRecord(writer, change, SupportPhase, id, { phase, since }, options).revision };
}
