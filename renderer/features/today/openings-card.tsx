import { useNavigate } from '../../app/navigation';
import { Button } from '../../components';
import { useTranslation } from '../../i18n';
import { Card } from '../support/card';

/** Charts opened with a reason that no supervisor has looked at; not there when there are none. */
export function OpeningsCard({ count }: { readonly count: number }) {
  const { t } = useTranslation('today');
  const navigate = useNavigate();
  if (count === 0) return null;
  return (
    <Card
      title={t('openings.title')}
      actions={
        <Button onPress={() => navigate({ name: 'oversight', tab: 'openings' })}>{t('openings.see')}</Button>
      }
    >
      <p>{t('openings.count', { count })}</p>
    </Card>
  );
}
