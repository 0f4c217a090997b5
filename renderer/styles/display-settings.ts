/** What a person chose about how the page looks. Serialisable; kept per user by the vault. */
export interface DisplaySettings {
  readonly theme: 'light' | 'dark' | 'system';
  /** 100 to 200: the size of everything, in percent. */
  readonly scalePercent: number;
  readonly contrast: 'system' | 'more';
  readonly motion: 'system' | 'less';
}

export const defaultDisplaySettings: DisplaySettings = {
  theme: 'system',
  scalePercent: 100,
  contrast: 'system',
  motion: 'system',
};

export const SCALE_MINIMUM_PERCENT = 100;
export const SCALE_MAXIMUM_PERCENT = 200;

const moreContrast = '(prefers-contrast: more)';

/**
 * Puts the settings on the root element. `prefers-contrast` is followed while `contrast` is `system`, also
 * when it changes later. Styles are set through the CSSOM, which the content security policy allows; a
 * `style` attribute in markup it does not.
 *
 * @returns a function that stops following the system.
 */
export function applyDisplaySettings(root: HTMLElement, settings: DisplaySettings): () => void {
  const scale = Math.min(Math.max(settings.scalePercent, SCALE_MINIMUM_PERCENT), SCALE_MAXIMUM_PERCENT);
  root.dataset['theme'] = settings.theme;
  root.dataset['motion'] = settings.motion;
  root.style.setProperty('--scale', String(scale / 100));
  const query = root.ownerDocument.defaultView?.matchMedia(moreContrast);
  const applyContrast = () => {
    root.dataset['contrast'] = settings.contrast === 'more' || query?.matches === true ? 'more' : 'normal';
  };
  applyContrast();
  query?.addEventListener('change', applyContrast);
  return () => query?.removeEventListener('change', applyContrast);
}
