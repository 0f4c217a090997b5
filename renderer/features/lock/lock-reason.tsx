import type { LockReason } from '../../../shared/contract/main';
import { Banner } from '../../components';
import { useTranslation } from '../../i18n';

/** Why the page is locked, when there is something to say about it. */
export function LockReasonBanner({ reason }: { readonly reason: LockReason | null }) {
  const { t } = useTranslation('lock');
  switch (reason) {
    // The screen of the damage itself says what was found.
    case null:
    case 'damage_found':
      return null;
    case 'vault_stopped':
    case 'page_stopped':
      return (
        <Banner tone="warning" title={t(`reasons.${reason}.title`)}>
          {t(`reasons.${reason}.body`)}
        </Banner>
      );
    case 'clock_changed':
      return <Banner tone="warning">{t('reasons.clock_changed')}</Banner>;
    default:
      return <Banner tone="info">{t(`reasons.${reason}`)}</Banner>;
  }
}
