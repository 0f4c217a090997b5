import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { z } from 'zod';
import { newIdentifier } from '../../shared/identifiers';
import { isLanguage, type Language } from '../i18n';
import {
  SCALE_MAXIMUM_PERCENT,
  SCALE_MINIMUM_PERCENT,
  applyDisplaySettings,
  defaultDisplaySettings,
  type DisplaySettings,
} from '../styles/display-settings';
import { useVault, type VaultClient } from '../vault';
import { PreferencesContext, type Preferences } from './preferences';

const KEY = 'display';

const DisplaySchema = z.object({
  theme: z.enum(['light', 'dark', 'system']),
  scalePercent: z.number().min(SCALE_MINIMUM_PERCENT).max(SCALE_MAXIMUM_PERCENT),
  contrast: z.enum(['system', 'more']),
  motion: z.enum(['system', 'less']),
});

/** What the signed-in person chose for the look of the page. */
export async function readDisplay(client: VaultClient): Promise<DisplaySettings> {
  const kept = await client.call('view.get', { key: KEY });
  const display = DisplaySchema.safeParse(kept.ok ? kept.value.value : null);
  return display.success ? display.data : defaultDisplaySettings;
}

/** The machine's language, for the first screen. */
export function machineLanguage(): Language {
  const language = navigator.language.slice(0, 2);
  return isLanguage(language) ? language : 'en';
}

/** What the person signed in chose; `null` while nobody is. */
export interface PersonalPreferences {
  readonly userId: string;
  readonly language: Language;
  readonly display: DisplaySettings;
}

/** Holds language and look, applies them to the page, and keeps a signed-in person's changes in the vault. */
export function PreferencesProvider({
  personal,
  children,
}: {
  readonly personal: PersonalPreferences | null;
  readonly children: (language: Language) => ReactNode;
}) {
  const client = useVault();
  const [language, setLanguageState] = useState(machineLanguage);
  const [display, setDisplayState] = useState(defaultDisplaySettings);
  const [person, setPerson] = useState<string | null>(null);
  // Somebody signed in: theirs from the first frame on.
  if (personal !== null && personal.userId !== person) {
    setPerson(personal.userId);
    setLanguageState(personal.language);
    setDisplayState(personal.display);
  }

  useEffect(() => applyDisplaySettings(document.documentElement, display), [display]);

  const isSignedIn = personal !== null;
  const setLanguage = useCallback(
    (next: Language) => {
      setLanguageState(next);
      if (isSignedIn)
        void client.call('session.setLanguage', { operationId: newIdentifier(), language: next });
    },
    [client, isSignedIn],
  );
  const setDisplay = useCallback(
    (next: DisplaySettings) => {
      setDisplayState(next);
      if (isSignedIn) {
        void client.call('view.set', { operationId: newIdentifier(), key: KEY, value: { ...next } });
      }
    },
    [client, isSignedIn],
  );

  const preferences = useMemo<Preferences>(
    () => ({ language, display, setLanguage, setDisplay }),
    [language, display, setLanguage, setDisplay],
  );
  return <PreferencesContext value={preferences}>{children(language)}</PreferencesContext>;
}
