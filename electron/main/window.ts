import type { BrowserWindowConstructorOptions, WebPreferences } from 'electron';

/** Nothing on disk: without `persist:` the partition lives in memory. */
export const CLINIC_PARTITION = 'clinic';

export const WINDOW_TITLE = 'Waystation';

/** The page's rights (S1), every one of them said even where it is the default. */
export function webPreferences(options: {
  readonly preload: string;
  readonly isPackaged: boolean;
}): WebPreferences {
  return {
    preload: options.preload,
    partition: CLINIC_PARTITION,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    spellcheck: false,
    devTools: !options.isPackaged,
    navigateOnDragDrop: false,
  };
}

/** The page's own canvas colours (renderer/styles/tokens.css): what shows before the first paint and at a lock. */
const CANVAS = { light: '#f5f1ea', dark: '#171613' } as const;

/**
 * The one window. It fits the 1366 × 768 screens it is made for, and nothing about it is remembered: not its
 * place, not its title.
 */
export function windowOptions(options: {
  readonly preload: string;
  readonly isPackaged: boolean;
  readonly isDark: boolean;
  readonly workArea: { readonly width: number; readonly height: number };
}): BrowserWindowConstructorOptions {
  return {
    title: WINDOW_TITLE,
    width: Math.min(1366, options.workArea.width),
    height: Math.min(820, options.workArea.height),
    minWidth: Math.min(960, options.workArea.width),
    minHeight: Math.min(600, options.workArea.height),
    show: false,
    autoHideMenuBar: true,
    backgroundColor: options.isDark ? CANVAS.dark : CANVAS.light,
    webPreferences: webPreferences(options),
  };
}
