import { WelcomeTitle } from '../../app/welcome';
import { usePreferences } from '../../app/preferences';
import { Button, RadioGroup } from '../../components';
import { languageNames, languages, useTranslation } from '../../i18n';

/** The first question, which both kinds of readers can read. */
export function LanguageStep({ onNext }: { readonly onNext: () => void }) {
  const { t } = useTranslation(['firstRun', 'common']);
  const { language, setLanguage } = usePreferences();
  return (
    <section className="welcome__card">
      <WelcomeTitle>{t('firstRun:language.title')}</WelcomeTitle>
      <RadioGroup
        label={t('firstRun:language.title')}
        isLabelHidden
        hint={t('firstRun:language.hint')}
        choices={languages.map((id) => ({ id, label: languageNames[id] }))}
        value={language}
        onChange={setLanguage}
      />
      <div className="row">
        <Button variant="primary" onPress={onNext}>
          {t('common:continue')}
        </Button>
      </div>
    </section>
  );
}
