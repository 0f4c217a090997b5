import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { useErrorMessage } from '../../app/error-message';
import { Welcome, WelcomeTitle } from '../../app/welcome';
import { Banner, Button } from '../../components';
import { useTranslation } from '../../i18n';
import { useCommand } from '../../vault';
import { RecoveryCodeSteps } from '../recovery-code/recovery-code-steps';

interface RenewRecoveryCodeProps {
  /** The passphrase just chosen: making a code asks for it, and nobody should type it a third time. */
  readonly passphrase: string;
  readonly onDone: () => void;
}

/**
 * After somebody got back in with the recovery code: that code has left its envelope, so a new one is made, printed
 * and typed back. It can wait (there may be no printer here): Today and Settings keep asking for it.
 */
export function RenewRecoveryCode({ passphrase, onDone }: RenewRecoveryCodeProps) {
  const { t } = useTranslation('lock');
  const errorMessage = useErrorMessage();
  const renew = useCommand('recovery.renew');
  const [code, setCode] = useState<string | null>(null);
  const make = async () => {
    const result = await renew.run({ passphrase });
    if (result.ok) setCode(result.value.recoveryCode);
  };
  return (
    <Welcome isWide>
      <section className="welcome__card">
        <WelcomeTitle>{t('renew.title')}</WelcomeTitle>
        {code === null ? (
          <>
            <p>{t('renew.body')}</p>
            {renew.error !== null && (
              <Banner tone="danger" isLive>
                {errorMessage(renew.error)}
              </Banner>
            )}
            <div className="row">
              <Button
                variant="primary"
                icon={KeyRound}
                onPress={() => void make()}
                isPending={renew.isRunning}
                autoFocus
              >
                {t('renew.make')}
              </Button>
              <Button onPress={onDone}>{t('renew.later')}</Button>
            </div>
          </>
        ) : (
          <RecoveryCodeSteps code={code} onConfirmed={onDone} />
        )}
      </section>
    </Welcome>
  );
}
