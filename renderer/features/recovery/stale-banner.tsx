import { Banner, Button } from '../../components';
import { useTranslation } from '../../i18n';
import { BothVersions, type BothVersionsProps } from '../support/both-versions';

export interface StaleBannerProps extends BothVersionsProps {
  readonly onKeep: () => void;
  readonly onTake: () => void;
}

/** What somebody else saved meanwhile beside what is typed, and the choice between them. */
export function StaleBanner({ lines, onKeep, onTake }: StaleBannerProps) {
  const { t } = useTranslation(['recovery', 'chart']);
  return (
    <Banner
      tone="warning"
      isLive
      title={t('stale.title')}
      actions={
        <>
          <Button onPress={onKeep}>{t('chart:correct.keepMine')}</Button>
          <Button variant="quiet" onPress={onTake}>
            {t('chart:correct.takeTheirs')}
          </Button>
        </>
      }
    >
      <p>{t('stale.text')}</p>
      <BothVersions lines={lines} />
    </Banner>
  );
}

export interface ChangedBannerProps {
  /** What it says now. */
  readonly now: string;
  readonly onGoOn: () => void;
}

/** Something was changed meanwhile whose words aren't being typed here. */
export function ChangedBanner({ now, onGoOn }: ChangedBannerProps) {
  const { t } = useTranslation('recovery');
  return (
    <Banner
      tone="warning"
      isLive
      title={t('stale.title')}
      actions={<Button onPress={onGoOn}>{t('stale.goOn')}</Button>}
    >
      {t('stale.goOnText', { now })}
    </Banner>
  );
}
