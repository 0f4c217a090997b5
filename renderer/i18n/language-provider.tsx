import { createContext, useContext, useLayoutEffect, useMemo, type ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { I18nextProvider } from 'react-i18next';
import type { Clock } from '../../shared/clock';
import { isTimeZoneName, localDateAt, type LocalDate, type TimeZoneName } from '../../shared/time';
import { createI18n, type Texts } from './create-i18n';
import { createFormat, type Format } from './format';
import { localeOf, type Language, type LocalizedText } from './languages';

interface Reading {
  readonly format: Format;
  readonly clock: Clock;
}

const ReadingContext = createContext<Reading | null>(null);

function machineTimeZone(): TimeZoneName {
  const name = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return isTimeZoneName(name) ? name : ('UTC' as TimeZoneName);
}

export interface LanguageProviderProps {
  readonly language: Language;
  readonly texts: Texts;
  /** The site's time zone; without one (before the first unlock) the machine's. */
  readonly timeZone?: TimeZoneName | undefined;
  readonly clock: Clock;
  readonly children: ReactNode;
}

/**
 * Gives everything below it words, formats and the react-aria strings of one language, and says the
 * language to assistive technology through `<html lang>`. Changing `language` changes the page at once.
 */
export function LanguageProvider({ language, texts, timeZone, clock, children }: LanguageProviderProps) {
  const i18n = useMemo(() => createI18n(language, texts), [language, texts]);
  const reading = useMemo(
    () => ({
      // The lock screen writes no dates: asking for the machine's zone has ICU look through all its locales (11 ms).
      format: createFormat(language, timeZone ?? machineTimeZone),
      clock,
    }),
    [language, timeZone, clock],
  );
  useLayoutEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <I18nextProvider i18n={i18n}>
      <I18nProvider locale={localeOf(language)}>
        <ReadingContext value={reading}>{children}</ReadingContext>
      </I18nProvider>
    </I18nextProvider>
  );
}

function useReading(): Reading {
  const reading = useContext(ReadingContext);
  if (reading === null) throw new Error('useFormat needs a LanguageProvider above it');
  return reading;
}

/** The formatters of the person's language at the site. */
export function useFormat(): Format {
  return useReading().format;
}

/** The injected clock, and today's date at the site (read when called, so never a day old). */
export function useClock(): { readonly clock: Clock; readonly today: () => LocalDate } {
  const { clock, format } = useReading();
  return useMemo(() => ({ clock, today: () => localDateAt(clock.now(), format.timeZone) }), [clock, format]);
}

/** Picks the person's language from a text that carries all of them: code lists, field labels, instruments. */
export function useLabel(): (text: LocalizedText) => string {
  const { language } = useFormat();
  return useMemo(() => (text: LocalizedText) => text[language], [language]);
}
