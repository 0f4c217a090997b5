import { createContext, useContext } from 'react';
import type { Language } from '../i18n';
import type { DisplaySettings } from '../styles/display-settings';

/** Language and look of the page: the signed-in person's own, before that the machine's. */
export interface Preferences {
  readonly language: Language;
  readonly display: DisplaySettings;
  /** Changes the page at once; kept for the person when somebody is signed in. */
  readonly setLanguage: (language: Language) => void;
  readonly setDisplay: (display: DisplaySettings) => void;
}

export const PreferencesContext = createContext<Preferences | null>(null);

/** The person's language, theme, scale, contrast and motion, and how to change them. */
export function usePreferences(): Preferences {
  const preferences = useContext(PreferencesContext);
  if (preferences === null) throw new Error('usePreferences needs a PreferencesProvider above it');
  return preferences;
}
