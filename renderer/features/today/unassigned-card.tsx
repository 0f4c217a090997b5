import { useNavigate } from '../../app/navigation';
import { Button } from '../../components';
import { useTranslation } from '../../i18n';
import { Card } from '../support/card';

/** How many people nobody is assigned to, and the way to the list of them. */
export function UnassignedCard({ count }: { readonly count: number }) {
  const { t } = useTranslation('today');
  const navigate = useNavigate();
  return (
    <Card
      title={t('unassigned.title')}
      actions={
        count > 0 && (
          <Button onPress={() => navigate({ name: 'caseload', preset: 'unassigned' })}>
            {t('unassigned.see')}
          </Button>
        )
      }
    >
      <p className={count === 0 ? 'text-muted' : undefined}>
        {count === 0 ? t('unassigned.none') : t('unassigned.count', { count })}
      </p>
    </Card>
  );
}
