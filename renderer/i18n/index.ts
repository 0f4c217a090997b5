export { createI18n, type Texts } from './create-i18n';
export { firstTexts } from './first-texts';
export { createFormat, type DateStyle, type Format } from './format';
export {
  LanguageProvider,
  useClock,
  useFormat,
  useLabel,
  type LanguageProviderProps,
} from './language-provider';
export { isLanguage, languageNames, languages, type Language, type LocalizedText } from './languages';
export type { SameShape } from './translation-shape';
// Re-exported so that screens import words from one place, always with the typed keys.
export { useTranslation } from 'react-i18next';
