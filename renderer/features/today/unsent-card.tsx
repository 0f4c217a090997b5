import { useNavigate } from '../../app/navigation';
import { Button } from '../../components';
import { useTranslation } from '../../i18n';
import { Card } from '../support/card';

/** Changes no end-of-day file holds yet. */
export function UnsentCard({ count }: { readonly count: number }) {
  const { t } = useTranslation('today');
  const navigate = useNavigate();
  return (
    <Card
      title={t('unsent.title')}
      actions={<Button onPress={() => navigate({ name: 'endOfDay' })}>{t('unsent.open')}</Button>}
    >
      <p className={count === 0 ? 'text-muted' : undefined}>
        {count === 0 ? t('unsent.none') : t('unsent.count', { count })}
      </p>
    </Card>
  );
}
