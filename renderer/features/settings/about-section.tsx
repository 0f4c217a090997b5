import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useErrorMessage } from '../../app/error-message';
import { useSession } from '../../app/session';
import { Button, ConfirmDialog, KeyValueList } from '../../components';
import { useTranslation } from '../../i18n';
import { useCommand, useVaultQuery } from '../../vault';
import { Card } from '../support/card';

/** What runs here, under which licence; and, for a sample site, how to be rid of it. */
export function AboutSection() {
  const { t } = useTranslation('settings');
  const { site } = useSession();
  const info = useVaultQuery('app.info', {}, { entities: [] }).value;
  return (
    <div className="stack stack--loose">
      <Card title={t('about.title')}>
        <KeyValueList
          items={[
            { key: t('about.version'), value: info?.version },
            { key: t('about.electron'), value: info?.electronVersion },
            { key: t('about.system'), value: info?.platform },
            { key: t('about.site'), value: site.name },
            { key: t('about.siteCode'), value: site.siteCode },
            { key: t('about.timeZone'), value: site.timeZone },
            { key: t('about.network'), value: t('about.networkText') },
            { key: t('about.licence'), value: t('about.licenceText') },
          ]}
        />
      </Card>
      {site.isSample && <SampleCard />}
    </div>
  );
}

function SampleCard() {
  const { t } = useTranslation('settings');
  const errorMessage = useErrorMessage();
  const command = useCommand('site.wipeSample');
  const [isAsking, setAsking] = useState(false);
  return (
    <Card title={t('sample.title')} hint={t('sample.explain')}>
      <div>
        <Button variant="danger" icon={Trash2} onPress={() => setAsking(true)}>
          {t('sample.wipe')}
        </Button>
      </div>
      <ConfirmDialog
        title={t('sample.question')}
        isOpen={isAsking}
        confirmLabel={t('sample.confirm')}
        onConfirm={() => void command.run({})}
        onCancel={() => setAsking(false)}
        isPending={command.isRunning}
        errorMessage={command.error === null ? undefined : errorMessage(command.error)}
      >
        <p>{t('sample.consequence')}</p>
      </ConfirmDialog>
    </Card>
  );
}
