import { afterEach, describe, expect, it, vi } from 'vitest';
import { applyDisplaySettings, defaultDisplaySettings } from '../../../../renderer/styles/display-settings';

const root = document.documentElement;

function systemPrefersMoreContrast(matches: boolean) {
  const listeners = new Set<() => void>();
  const query = {
    matches,
    addEventListener: (_: string, listener: () => void) => listeners.add(listener),
    removeEventListener: (_: string, listener: () => void) => listeners.delete(listener),
  };
  vi.spyOn(window, 'matchMedia').mockReturnValue(query as unknown as MediaQueryList);
  return {
    change: (next: boolean) => {
      query.matches = next;
      listeners.forEach((listener) => listener());
    },
    listeners,
  };
}

afterEach(() => vi.restoreAllMocks());

describe('display settings', () => {
  it('are put on the root element, the scale within its bounds', () => {
    systemPrefersMoreContrast(false);
    applyDisplaySettings(root, { theme: 'dark', scalePercent: 150, contrast: 'system', motion: 'less' });
    expect(root.dataset).toMatchObject({ theme: 'dark', contrast: 'normal', motion: 'less' });
    expect(root.style.getPropertyValue('--scale')).toBe('1.5');
    applyDisplaySettings(root, { ...defaultDisplaySettings, scalePercent: 900 });
    expect(root.style.getPropertyValue('--scale')).toBe('2');
    applyDisplaySettings(root, { ...defaultDisplaySettings, scalePercent: 10 });
    expect(root.style.getPropertyValue('--scale')).toBe('1');
  });

  it('follow the contrast of the system until told not to', () => {
    const system = systemPrefersMoreContrast(false);
    const stop = applyDisplaySettings(root, defaultDisplaySettings);
    expect(root.dataset['contrast']).toBe('normal');
    system.change(true);
    expect(root.dataset['contrast']).toBe('more');
    stop();
    expect(system.listeners.size).toBe(0);
    systemPrefersMoreContrast(false);
    applyDisplaySettings(root, { ...defaultDisplaySettings, contrast: 'more' });
    expect(root.dataset['contrast']).toBe('more');
  });
});
