import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import type { MethodOutput } from '../../../shared/contract';
import type { RestoreReport } from '../../../shared/contract/restore';
import { Welcome } from '../../app/welcome';
import { LinkButton } from '../../components';
import { useTranslation } from '../../i18n';
import { ChooseSnapshot } from './choose-snapshot';
import { FindBackups } from './find-backups';
import { Restored } from './restored';

interface RestoreFlowProps {
  readonly onBack: () => void;
  /** A backup is in place: somebody can sign in. */
  readonly onRestored: () => Promise<void>;
}

type Step =
  | { readonly name: 'find' }
  | { readonly name: 'choose'; readonly look: MethodOutput<'restore.look'> }
  | { readonly name: 'restored'; readonly report: RestoreReport };

/** From a folder with backups and a passphrase or the recovery code to a site that can be worked in. */
export function RestoreFlow({ onBack, onRestored }: RestoreFlowProps) {
  const { t } = useTranslation('restore');
  const [step, setStep] = useState<Step>({ name: 'find' });
  return (
    <Welcome isWide>
      <section className="welcome__card">
        {step.name !== 'restored' && (
          <div>
            <LinkButton
              icon={ArrowLeft}
              look="button"
              onPress={() => (step.name === 'find' ? onBack() : setStep({ name: 'find' }))}
            >
              {t('back')}
            </LinkButton>
          </div>
        )}
        {step.name === 'find' && <FindBackups onFound={(look) => setStep({ name: 'choose', look })} />}
        {step.name === 'choose' && (
          <ChooseSnapshot look={step.look} onRestored={(report) => setStep({ name: 'restored', report })} />
        )}
        {step.name === 'restored' && <Restored report={step.report} onSignIn={() => void onRestored()} />}
      </section>
    </Welcome>
  );
}
