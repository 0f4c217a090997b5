import { useMemo, type ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { allTexts } from './all-texts';
import { createI18n } from './create-i18n';
import { useFormat } from './language-provider';

/** Gives everything below it every text, in the language of the provider above. */
export function AllTextsProvider({ children }: { readonly children: ReactNode }) {
  const { language } = useFormat();
  const i18n = useMemo(() => createI18n(language, allTexts), [language]);
  return <I18nextProvider i18n={i18n}>{children}</I18nextProvider>;
}
