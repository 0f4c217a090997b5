import { useNavigate } from '../../app/navigation';
import { Button } from '../../components';
import { useTranslation } from '../../i18n';
import { Card } from '../support/card';
import { useBackupStatus } from '../support/use-backup-status';

/** Shown only while a backup is missing, late or failing: what is wrong, and where to put it right. */
export function BackupCard() {
  const { t } = useTranslation('backup');
  const navigate = useNavigate();
  const status = useBackupStatus().value;
  if (status === undefined || status.isRunning) return null;
  const { computer, second } = status;
  const says = [
    ...(computer.state === 'ok' || computer.state === 'none_yet'
      ? []
      : [t(`computerSays.${computer.state}`)]),
    ...(second === null || second.state === 'ok' || second.state === 'none_yet'
      ? []
      : [t(`secondSays.${second.state}`)]),
  ];
  if (says.length === 0) return null;
  return (
    <Card
      title={t('title')}
      actions={
        <Button onPress={() => navigate({ name: 'settings', section: 'backup' })}>{t('openSettings')}</Button>
      }
    >
      {says.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </Card>
  );
}
