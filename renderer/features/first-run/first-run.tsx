import { useState } from 'react';
import type { MethodOutput } from '../../../shared/contract';
import type { Session } from '../../../shared/contract/site';
import { Welcome, WelcomeTitle } from '../../app/welcome';
import { Stepper } from '../../components';
import { useFormat, useTranslation } from '../../i18n';
import { useCommand } from '../../vault';
import { RecoveryCodeSteps } from '../recovery-code/recovery-code-steps';
import { AdministratorStep, type AdministratorValues } from './administrator-step';
import './first-run.css';
import { LanguageStep } from './language-step';
import { SiteStep, type SiteValues } from './site-step';
import { StartStep } from './start-step';
import { likelyTimeZone } from './time-zones';

interface FirstRunProps {
  /** The site is there and its recovery code is on paper. */
  readonly onReady: (session: Session) => Promise<void>;
  /** A sample site is there; somebody signs in next. */
  readonly onSampleReady: () => Promise<void>;
  /** Leads to the backups of a site that was on another computer. */
  readonly onRestore: () => void;
}

const STEPS = ['language', 'start', 'site', 'administrator', 'recovery'] as const;

/** A new computer: from the choice of language to a site with an administrator and a recovery code on paper. */
export function FirstRun({ onReady, onSampleReady, onRestore }: FirstRunProps) {
  const { t } = useTranslation('firstRun');
  const { language, timeZone } = useFormat();
  const createSite = useCommand('site.create');
  const [step, setStep] = useState<(typeof STEPS)[number]>('language');
  const [site, setSite] = useState<SiteValues>({
    name: '',
    siteCode: '',
    timeZone: likelyTimeZone(timeZone),
    personNoun: 'participant',
  });
  const [created, setCreated] = useState<MethodOutput<'site.create'> | null>(null);

  const create = async ({ displayName, signInName, initials, passphrase }: AdministratorValues) => {
    const result = await createSite.run({
      ...site,
      timeZone: site.timeZone ?? timeZone,
      language,
      administrator: { displayName, signInName, initials, passphrase },
    });
    if (!result.ok) return result.error;
    setCreated(result.value);
    setStep('recovery');
    return null;
  };

  return (
    <Welcome isWide>
      <div className="no-print">
        <Stepper
          label={t('steps.label')}
          steps={STEPS.map((one) => t(`steps.${one}`))}
          currentIndex={STEPS.indexOf(step)}
        />
      </div>
      {step === 'language' && <LanguageStep onNext={() => setStep('start')} />}
      {step === 'start' && (
        <StartStep onNewSite={() => setStep('site')} onSampleReady={onSampleReady} onRestore={onRestore} />
      )}
      {step === 'site' && (
        <SiteStep
          start={site}
          onBack={(values) => {
            setSite(values);
            setStep('start');
          }}
          onNext={(values) => {
            setSite(values);
            setStep('administrator');
          }}
        />
      )}
      {step === 'administrator' && <AdministratorStep onBack={() => setStep('site')} onCreate={create} />}
      {step === 'recovery' && created !== null && (
        <section className="welcome__card">
          <WelcomeTitle>{t('recovery.title')}</WelcomeTitle>
          <RecoveryCodeSteps
            code={created.recoveryCode}
            onConfirmed={() => {
              const { session } = created;
              void onReady({ ...session, site: { ...session.site, recoveryCodeConfirmed: true } });
            }}
          />
        </section>
      )}
    </Welcome>
  );
}
