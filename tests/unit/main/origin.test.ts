import { describe, expect, it } from 'vitest';
import { APP_ORIGIN, APP_PAGE, originOf, pageSource } from '../../../electron/main/origin';
import { refusedSwitch } from '../../../electron/main/startup-checks';

describe('where the page comes from', () => {
  it('is the built page, also when somebody set the variable of the development server', () => {
    const built = { origin: APP_ORIGIN, url: APP_PAGE, developmentOrigins: [] };
    expect(pageSource({ isPackaged: true, developmentUrl: 'http://localhost:5173' })).toEqual(built);
    expect(pageSource({ isPackaged: false, developmentUrl: undefined })).toEqual(built);
    expect(pageSource({ isPackaged: false, developmentUrl: 'not an address' })).toEqual(built);
  });

  it('is the development server while developing', () => {
    expect(pageSource({ isPackaged: false, developmentUrl: 'http://localhost:5173' })).toEqual({
      origin: 'http://localhost:5173',
      url: 'http://localhost:5173',
      developmentOrigins: ['http://localhost:5173', 'ws://localhost:5173'],
    });
  });
});

it.each([
  ['app://clinic/index.html', 'app://clinic'],
  ['app://clinic.evil/index.html', 'app://clinic.evil'],
  ['https://example.com/a', 'https://example.com'],
  ['about:blank', 'about://'],
  ['', null],
])('the origin of %s is %s', (address, origin) => {
  expect(originOf(address)).toBe(origin);
});

describe('switches that would open the page to others (S30)', () => {
  it.each([
    'remote-debugging-port',
    'remote-debugging-pipe',
    'load-extension',
    'disable-web-security',
    'js-flags',
  ])('a packaged app refuses --%s', (given) => {
    expect(refusedSwitch(true, (asked) => asked === given)).toBe(given);
  });

  it('lets tests and development use them, and starts without them', () => {
    expect(refusedSwitch(false, () => true)).toBeNull();
    expect(refusedSwitch(true, () => false)).toBeNull();
  });
});
