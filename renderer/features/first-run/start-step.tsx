import { Building2, Compass, HardDriveUpload } from 'lucide-react';
import { useErrorMessage } from '../../app/error-message';
import { WelcomeTitle } from '../../app/welcome';
import { Banner, Button } from '../../components';
import { useFormat, useTranslation } from '../../i18n';
import { useCommand } from '../../vault';

interface StartStepProps {
  readonly onNewSite: () => void;
  readonly onSampleReady: () => Promise<void>;
  readonly onRestore: () => void;
}

/** A site of one's own, or a look around first. */
export function StartStep({ onNewSite, onSampleReady, onRestore }: StartStepProps) {
  const { t } = useTranslation('firstRun');
  const { language, timeZone } = useFormat();
  const errorMessage = useErrorMessage();
  const createSample = useCommand('site.createSample');
  const explore = async () => {
    const result = await createSample.run({ language, timeZone });
    if (result.ok) await onSampleReady();
  };
  return (
    <section className="welcome__card">
      <WelcomeTitle>{t('start.title')}</WelcomeTitle>
      {createSample.error !== null && (
        <Banner tone="danger" isLive>
          {errorMessage(createSample.error)}
        </Banner>
      )}
      <div className="first-run__choice">
        <Button variant="primary" icon={Building2} onPress={onNewSite} isDisabled={createSample.isRunning}>
          {t('start.newSite')}
        </Button>
        <p className="text-muted">{t('start.newSiteHint')}</p>
      </div>
      <div className="first-run__choice">
        <Button icon={HardDriveUpload} onPress={onRestore} isDisabled={createSample.isRunning}>
          {t('start.restore')}
        </Button>
        <p className="text-muted">{t('start.restoreHint')}</p>
      </div>
      <div className="first-run__choice">
        <Button icon={Compass} onPress={() => void explore()} isPending={createSample.isRunning}>
          {createSample.isRunning ? t('start.preparing') : t('start.sample')}
        </Button>
        <p className="text-muted">{t('start.sampleHint')}</p>
      </div>
    </section>
  );
}
