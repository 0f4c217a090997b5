import { FolderPlus, HardDriveDownload } from 'lucide-react';
import { useState } from 'react';
import type { BackupStatus } from '../../../shared/contract/backup';
import type { ClinicError } from '../../../shared/errors';
import { useErrorMessage } from '../../app/error-message';
import { useMayCall } from '../../app/session';
import { Banner, Button, ConfirmDialog, KeyValueList } from '../../components';
import { useFormat, useTranslation } from '../../i18n';
import { useCommand, useVault } from '../../vault';
import { BackupStateChip } from '../support/backup-state';
import { Card } from '../support/card';
import { useBackupStatus } from '../support/use-backup-status';

/** How backing up stands, a backup of this moment, and the second folder. */
export function BackupSection() {
  const status = useBackupStatus();
  if (status.value === undefined) return null;
  return (
    <div className="stack stack--loose">
      <ComputerCard status={status.value} />
      <SecondCard second={status.value.second} onChanged={status.refresh} />
    </div>
  );
}

function ComputerCard({ status }: { readonly status: BackupStatus }) {
  const { t } = useTranslation('backup');
  const format = useFormat();
  const errorMessage = useErrorMessage();
  const command = useCommand('backup.start');
  const { computer } = status;
  return (
    <Card
      title={t('title')}
      hint={t('hint')}
      actions={
        <Button
          icon={HardDriveDownload}
          isPending={status.isRunning || command.isRunning}
          onPress={() => void command.run({})}
        >
          {status.isRunning ? t('running') : t('now')}
        </Button>
      }
    >
      <KeyValueList
        items={[
          { key: t('state'), value: <BackupStateChip state={computer.state} /> },
          {
            key: t('newest'),
            value: computer.newestAt === null ? t('none') : format.dateTime(computer.newestAt),
          },
          {
            key: t('kept'),
            value: t('keptCount', {
              count: computer.count,
              size: format.fileSize(computer.bytes),
            }),
          },
        ]}
      />
      {computer.state !== 'ok' && (
        <Banner tone={computer.state === 'none_yet' ? 'info' : 'warning'}>
          {t(`computerSays.${computer.state}`)}
        </Banner>
      )}
      {command.error !== null && <Banner tone="danger">{errorMessage(command.error)}</Banner>}
    </Card>
  );
}

function SecondCard({
  second,
  onChanged,
}: {
  readonly second: BackupStatus['second'];
  readonly onChanged: () => void;
}) {
  const { t } = useTranslation('backup');
  const format = useFormat();
  const vault = useVault();
  const mayCall = useMayCall();
  const errorMessage = useErrorMessage();
  const set = useCommand('backup.setSecondFolder');
  const clear = useCommand('backup.clearSecondFolder');
  const [error, setError] = useState<ClinicError | null>(null);
  const [isAsking, setAsking] = useState(false);
  const maySet = mayCall('backup.setSecondFolder');

  const choose = async () => {
    setError(null);
    const folder = await vault.call('file.chooseFolder', { purpose: 'backup' });
    if (!folder.ok) {
      setError(folder.error);
      return;
    }
    if (folder.value.chosen === null) return;
    const result = await set.run({ folderToken: folder.value.chosen.token });
    if (!result.ok) setError(result.error);
    onChanged();
  };
  const stop = async () => {
    const result = await clear.run({});
    if (result.ok) setAsking(false);
    onChanged();
  };

  return (
    <Card title={t('second.title')} hint={t('second.hint')}>
      {second === null ? (
        <Banner tone="warning">{t(maySet ? 'second.none' : 'second.noneAsk')}</Banner>
      ) : (
        <>
          <KeyValueList
            items={[
              { key: t('second.folder'), value: second.displayName },
              { key: t('state'), value: <BackupStateChip state={second.state} /> },
              {
                key: t('newest'),
                value: second.newestAt === null ? t('none') : format.dateTime(second.newestAt),
              },
            ]}
          />
          {second.state !== 'ok' && (
            <Banner tone={second.state === 'none_yet' ? 'info' : 'warning'}>
              {t(`secondSays.${second.state}`)}
            </Banner>
          )}
        </>
      )}
      {error !== null && (
        <Banner tone="danger" isLive>
          {error.code === 'INVALID_INPUT' ? t('second.insideSite') : errorMessage(error)}
        </Banner>
      )}
      {maySet && (
        <div className="row">
          <Button
            icon={FolderPlus}
            variant={second === null ? 'primary' : 'secondary'}
            isPending={set.isRunning}
            onPress={() => void choose()}
          >
            {t(second === null ? 'second.choose' : 'second.change')}
          </Button>
          {second !== null && <Button onPress={() => setAsking(true)}>{t('second.stop')}</Button>}
        </div>
      )}
      <ConfirmDialog
        title={t('second.stopQuestion')}
        isOpen={isAsking}
        confirmLabel={t('second.stopConfirm')}
        onConfirm={() => void stop()}
        onCancel={() => setAsking(false)}
        isPending={clear.isRunning}
        errorMessage={clear.error === null ? undefined : errorMessage(clear.error)}
      >
        <p>{t('second.stopConsequence')}</p>
      </ConfirmDialog>
    </Card>
  );
}
