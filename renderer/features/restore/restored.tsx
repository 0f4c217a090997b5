import type { RestoreReport } from '../../../shared/contract/restore';
import { WelcomeTitle } from '../../app/welcome';
import { Banner, Button } from '../../components';
import { useFormat, useTranslation } from '../../i18n';

interface RestoredProps {
  readonly report: RestoreReport;
  readonly onSignIn: () => void;
}

/** What came back, and what didn't. */
export function Restored({ report, onSignIn }: RestoredProps) {
  const { t } = useTranslation('restore');
  const format = useFormat();
  const { takenAt, replayedChangeCount, rescuedRecordCount, localRecordCount, unreadableCount } = report;
  const { later, isSetAside } = report;
  const rescued = rescuedRecordCount + localRecordCount;
  const when = format.dateTime(takenAt);
  return (
    <>
      <WelcomeTitle>{t(later === 'read' ? 'done' : 'backupDone')}</WelcomeTitle>
      <p>{t('doneFrom', { when })}</p>
      {replayedChangeCount > 0 && <p>{t('replayed', { count: replayedChangeCount })}</p>}
      {rescued > 0 && <p>{t('rescued', { count: rescued })}</p>}
      {later !== 'read' && (
        <Banner tone={later === 'absent' ? 'info' : 'warning'} title={t(`later.${later}`, { when })}>
          {unreadableCount > 0 && <p>{t('unreadable', { count: unreadableCount })}</p>}
          <p>{t('askOffice')}</p>
        </Banner>
      )}
      {isSetAside && <p className="text-muted">{t('setAside')}</p>}
      <div className="row">
        <Button variant="primary" onPress={onSignIn}>
          {t('signIn')}
        </Button>
      </div>
    </>
  );
}
