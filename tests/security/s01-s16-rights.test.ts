import { expect, it } from 'vitest';
import { CLINIC_PARTITION, webPreferences, windowOptions } from '../../electron/main/window';

it('gives the page exactly these rights (S1)', () => {
  for (const isPackaged of [true, false]) {
    expect(webPreferences({ preload: '/app/preload/index.cjs', isPackaged })).toEqual({
      preload: '/app/preload/index.cjs',
      partition: 'clinic',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      spellcheck: false,
      devTools: !isPackaged,
      navigateOnDragDrop: false,
    });
  }
});

it('keeps the partition in memory (S16)', () => {
  expect(CLINIC_PARTITION).not.toMatch(/^persist:/);
});

it('fits a small screen and shows nothing before the page does', () => {
  const options = windowOptions({
    preload: '/app/preload/index.cjs',
    isPackaged: true,
    isDark: true,
    workArea: { width: 1024, height: 560 },
  });
  expect(options).toMatchObject({
    title: 'Waystation',
    width: 1024,
    height: 560,
    minWidth: 960,
    minHeight: 560,
    show: false,
    backgroundColor: '#171613',
  });
});
