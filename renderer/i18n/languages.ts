/** The languages of the page. Each person keeps their own choice; the site has one for the lock screen. */
export const languages = ['en', 'es'] as const;

export type Language = (typeof languages)[number];

/** A text that exists in every language, as code lists and field definitions carry it. */
export type LocalizedText = Readonly<Record<Language, string>>;

/** Each language's name in that language: the choice must be readable by whoever needs it. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', es: 'Español' };

/**
 * The locale used for numbers, dates and sorting: sites are in the United States, so Spanish is `es-US`
 * (12-hour clock, `12,345.6`), not the Spanish of Spain.
 */
export function localeOf(language: Language): string {
  return `${language}-US`;
}

/** Whether a stored or detected value names a language of the page. */
export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value);
}
