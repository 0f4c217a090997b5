import { Signpost } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { Icon, SegmentedControl, classNames } from '../components';
import { languageNames, languages, useTranslation } from '../i18n';
import { usePreferences } from './preferences';

/** The frame before anybody is signed in: first run, lock screen, a damaged key file. */
export function Welcome({
  isWide = false,
  children,
}: {
  readonly isWide?: boolean;
  readonly children?: ReactNode;
}) {
  const { t } = useTranslation('app');
  const { language, setLanguage } = usePreferences();
  return (
    <div className="welcome">
      <header className="welcome__bar no-print">
        <span className="welcome__name">
          <Icon icon={Signpost} />
          {t('name')}
        </span>
        <SegmentedControl
          size="small"
          label={t('language')}
          segments={languages.map((id) => ({ id, label: languageNames[id] }))}
          value={language}
          onChange={setLanguage}
        />
      </header>
      <main className="welcome__scroll">
        <div className={classNames('welcome__column', isWide && 'welcome__column--wide')}>{children}</div>
      </main>
    </div>
  );
}

/** The heading of a step, which takes the focus when the step comes, so that reading starts there. */
export function WelcomeTitle({ children }: { readonly children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
