import type { Clock } from '../../../shared/clock';
import { newIdentifier } from '../../../shared/identifiers';
import { openChangeLog } from '../store/changes';
import type { ChangeLog, WriteContext } from '../store/changes';
import { transaction } from '../store/connection';
import type { Store } from '../store/connection';
import { createDevice } from '../store/device';

/**
 * Makes a restored database this computer's anew: changes from here on are another device's, with numbers and
 * timestamps of its own, because those given out after the snapshot may be in a file somewhere (ADR 0021).
 */
export function newDeviceIn(
  store: Store,
  {
    clock,
    actorId,
    operationId,
  }: { readonly clock: Clock; readonly actorId: string; readonly operationId: string },
): { readonly changeLog: ChangeLog; readonly context: WriteContext } {
  const changeLog = openChangeLog(store.reader, { deviceId: newIdentifier(), clock });
  const context: WriteContext = { actorId, now: clock.now(), operationId, changeLog };
  transaction(store, (writer) => createDevice(writer, context));
  return { changeLog, context };
}
