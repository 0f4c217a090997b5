import { ipcMain, type IpcMainInvokeEvent } from 'electron';

import { failure } from '../../shared/result';
import type { Result } from '../../shared/result';

/** The one channel of the app; what is called on it is in the contract. */
const CALL_CHANNEL = 'call-main';

/**
 * The only place that listens to a page. A message from anybody but our own page is answered as if there were
 * nothing here.
 */
export function listenToPage(options: {
  readonly isOurPage: (event: IpcMainInvokeEvent) => boolean;
  readonly answer: (call: unknown) => Promise<Result<unknown>>;
  readonly onRefused: () => void;
}): void {
  ipcMain.handle(CALL_CHANNEL, async (event, call: unknown) => {
    if (options.isOurPage(event)) return options.answer(call);
    options.onRefused();
    return failure({ code: 'UNKNOWN_METHOD' });
  });
}
