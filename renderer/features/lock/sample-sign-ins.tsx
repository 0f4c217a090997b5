import { UserRound } from 'lucide-react';
import { ROLE } from '../../../shared/codes';
import { Button } from '../../components';
import { useLabel, useTranslation } from '../../i18n';
import type { LockedStatus } from './lock-screen';

interface SampleSignInsProps {
  readonly sample: NonNullable<LockedStatus['sample']>;
  readonly onChoose: (signInName: string) => void;
}

/** A sample site says how to get in: it holds nobody real. */
export function SampleSignIns({ sample, onChoose }: SampleSignInsProps) {
  const { t } = useTranslation('lock');
  const label = useLabel();
  return (
    <section className="welcome__card lock__sample" aria-labelledby="sample-sign-ins">
      <h2 id="sample-sign-ins">{t('sample.title')}</h2>
      <p>
        {t('sample.body')} <code className="lock__sample-passphrase">{sample.passphrase}</code>
      </p>
      <div className="row">
        {sample.signInNames.map(({ signInName, role }) => (
          <Button
            key={signInName}
            icon={UserRound}
            onPress={() => onChoose(signInName)}
            aria-label={t('sample.signInAs', { role: `${label(ROLE.codes[role])} (${signInName})` })}
          >
            {label(ROLE.codes[role])}
          </Button>
        ))}
      </div>
    </section>
  );
}
