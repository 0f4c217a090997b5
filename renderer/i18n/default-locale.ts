/**
 * What the page is built with in place of react-aria's `useDefaultLocale`. That one asks `Intl.DateTimeFormat` for the
 * locales it supports as soon as it is loaded, which has ICU look through all of them: 11 ms before the lock screen's
 * first paint. Everything here stands below a `LanguageProvider`, whose language counts.
 */
const BELOW_NO_PROVIDER = { locale: 'en-US', direction: 'ltr' } as const;

/** The locale where no provider says one. */
export function getDefaultLocale(): typeof BELOW_NO_PROVIDER {
  return BELOW_NO_PROVIDER;
}

/** The same as a hook. */
export function useDefaultLocale(): typeof BELOW_NO_PROVIDER {
  return BELOW_NO_PROVIDER;
}
