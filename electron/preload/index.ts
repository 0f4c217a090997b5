import { contextBridge, ipcRenderer } from 'electron';

/*
 * The page's only door to main: calls of the contract's few main methods, the port to the vault, and the warning
 * before a lock. No channel name, no event object and nothing of Electron reaches the page.
 */

function callMain(method: string, input: unknown): Promise<unknown> {
  return ipcRenderer.invoke('call-main', { method, input });
}

/**
 * What our page asks first. Asked here, the answer is there when the page's own code has been loaded; an empty page,
 * which a window shows before and after ours, asks nothing.
 */
const FIRST_CALL = 'app.info';
const isOurPage = location.protocol === 'app:' && location.host === 'clinic';
let firstAnswer = isOurPage ? callMain(FIRST_CALL, {}) : null;

contextBridge.exposeInMainWorld(
  'waystation',
  Object.freeze({
    callMain: (method: string, input: unknown): Promise<unknown> => {
      if (method !== FIRST_CALL || firstAnswer === null) return callMain(method, input);
      const answer = firstAnswer;
      firstAnswer = null;
      return answer;
    },
  }),
);

/** The window's own messages carry into the page's world what can't cross the context bridge, a port above all. */
function passOnToPage(): void {
  ipcRenderer.on('page-port', ({ ports }) => {
    window.postMessage('waystation:port', location.origin, ports);
  });

  ipcRenderer.on('session-idle', (_event, remainingMilliseconds: number | null) => {
    window.postMessage({ name: 'waystation:idle', remainingMilliseconds }, location.origin);
  });

  ipcRenderer.on('session-locking', (_event, withinMilliseconds: number) => {
    window.postMessage({ name: 'waystation:locking', withinMilliseconds }, location.origin);
  });
}

// What main takes back at a lock (a warning) can reach the empty page, which has nobody to tell and no origin to name.
if (isOurPage) passOnToPage();
