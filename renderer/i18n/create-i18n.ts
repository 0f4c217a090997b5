import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { localeOf, type Language } from './languages';
import './typed-keys';

interface Dictionary {
  readonly [key: string]: string | Dictionary;
}

/** Texts by language and namespace. */
export type Texts = Readonly<Record<Language, Dictionary>>;

/**
 * Spanish has a third plural form for a million and more ("un millón de personas"). Counts are written in
 * digits here, where the ordinary plural reads right, so `_many` is the same text as `_other`; without it
 * i18next would fall through to English.
 */
function withManyForms(dictionary: Dictionary): Dictionary {
  const result: Record<string, string | Dictionary> = {};
  for (const [key, value] of Object.entries(dictionary)) {
    result[key] = typeof value === 'string' ? value : withManyForms(value);
    if (key.endsWith('_other')) result[`${key.slice(0, -'_other'.length)}_many`] = value;
  }
  return result;
}

/** A ready i18next instance with the texts given in memory. It loads none itself, so no screen waits for words. */
export function createI18n(language: Language, texts: Texts): i18n {
  const instance = createInstance();
  instance.use(initReactI18next);
  void instance.init({
    lng: language,
    fallbackLng: 'en',
    supportedLngs: ['en', 'es'],
    ns: Object.keys(texts.en),
    defaultNS: 'common',
    resources: { en: texts.en, es: withManyForms(texts.es) },
    // React escapes what it renders.
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
    initAsync: false,
    returnNull: false,
  });
  instance.services.formatter?.add('number', (value: unknown, lng) =>
    new Intl.NumberFormat(localeOf(lng === 'es' ? 'es' : 'en')).format(Number(value)),
  );
  return instance;
}
