import { describe, expect, it } from 'vitest';
import { originOf } from '../../../electron/main/origin';
import { refusedSwitch } from '../../../electron/main/startup-checks';

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
