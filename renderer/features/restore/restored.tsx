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
  const { takenAt, replayedChangeCount, rescuedRecordCount, localRecordCount, unreadableCount, isSetAside } =
    report;
  const rescued = rescuedRecordCount + localRecordCount;
  return (
    <>
      <WelcomeTitle>{t('done')}</WelcomeTitle>
      <p>{t('doneFrom', { when: format.dateTime(takenAt) })}</p>
      {replayedChangeCount > 0 && <p>{t('replayed', { count: replayedChangeCount })}</p>}
      {rescued > 0 && <p>{t('rescued', { count: rescued })}</p>}
      {unreadableCount > 0 && <Banner tone="warning">{t('unreadable', { count: unreadableCount })}</Banner>}
      {isSetAside && <p className="text-muted">{t('setAside')}</p>}
      <div className="row">
        <Button variant="primary" onPress={onSignIn}>
          {t('signIn')}
        </Button>
      </div>
    </>
  );
}
