import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { CallerMessage } from '../../../../shared/model';
import { insertRecord } from '../../store/records';
import type { WriteContext } from '../context';

/** Keeps what a caller wants passed on. Whom it may be for is found when somebody reads it, never here (R-DIS-05). */
export function takeMessage(
  { writer, change, audit }: WriteContext,
  { operationId: _operation, ...input }: ParsedInput<'caller.takeMessage'>,
): MethodOutput<'caller.takeMessage'> {
  const { id } = insertRecord(writer, change, CallerMessage, {
    ...input,
    takenAt: change.now,
    finishedAt: null,
    finishedBy: null,
  });
  audit({ recordId: id });
  return {};
}
