import type { Damage } from '../../../shared/contract/damage';
import { useErrorMessage } from '../../app/error-message';
import { Welcome, WelcomeTitle } from '../../app/welcome';
import { Banner, Button } from '../../components';
import { useTranslation } from '../../i18n';
import { useCommand } from '../../vault';
import '../lock/lock.css';
import { DamageFacts } from './damage-facts';

interface DamagedRecordsProps {
  readonly damage: Damage;
  readonly onRestore: () => void;
  /** The database is tried once more: asks the vault where things stand. */
  readonly onLookAgain: () => Promise<void>;
}

/** The database isn't as it was written: what was found, what is safe, what to do next. */
export function DamagedRecords({ damage, onRestore, onLookAgain }: DamagedRecordsProps) {
  const { t } = useTranslation('restore');
  const errorMessage = useErrorMessage();
  const command = useCommand('restore.openAnyway');
  const isLogLost = damage.kind === 'log_missing' || damage.kind === 'log_broken';
  const openAnyway = async () => {
    const result = await command.run({});
    if (result.ok) await onLookAgain();
  };
  return (
    <Welcome>
      <section className="welcome__card">
        <WelcomeTitle>{t('damage.title')}</WelcomeTitle>
        <dl className="damaged__facts">
          <div>
            <dt>{t('damage.found')}</dt>
            <dd>
              <DamageFacts damage={damage} />
            </dd>
          </div>
          <div>
            <dt>{t('damage.safe')}</dt>
            <dd>{t('damage.safeText')}</dd>
          </div>
          <div>
            <dt>{t('damage.next')}</dt>
            <dd>{t('damage.nextText')}</dd>
          </div>
        </dl>
        {command.error !== null && (
          <Banner tone="danger" isLive>
            {errorMessage(command.error)}
          </Banner>
        )}
        <div className="row">
          <Button variant="primary" onPress={onRestore}>
            {t('open')}
          </Button>
          <Button isPending={command.isRunning} onPress={() => void openAnyway()}>
            {t(isLogLost ? 'damage.goOn' : 'damage.tryAgain')}
          </Button>
        </div>
      </section>
    </Welcome>
  );
}
