import { SUPPORT_PHASE } from '../../../shared/codes';
import type { RecoveryView } from '../../../shared/contract/recovery';
import { Button } from '../../components';
import { useFormat, useLabel, useTranslation } from '../../i18n';
import { Card } from '../support/card';

export interface PhaseCardProps {
  readonly support: RecoveryView['support'];
  /** Absent where nothing can be changed. */
  readonly onSet: (() => void) | undefined;
}

/** How closely the person and the site work together now. */
export function PhaseCard({ support, onSet }: PhaseCardProps) {
  const { t } = useTranslation('recovery');
  const label = useLabel();
  const format = useFormat();
  const phase = support?.phase ?? null;
  return (
    <Card
      title={t('phase.title')}
      actions={onSet !== undefined && <Button onPress={onSet}>{t('phase.set')}</Button>}
    >
      {support === null || phase === null ? (
        <p className="text-muted">{t('phase.none')}</p>
      ) : (
        <p>
          {label(SUPPORT_PHASE.codes[phase])}{' '}
          <span className="text-muted">{t('phase.since', { date: format.date(support.since) })}</span>
        </p>
      )}
    </Card>
  );
}
