import { useNavigate } from '../../app/navigation';
import { Button } from '../../components';
import { useClock, useFormat, useTranslation } from '../../i18n';
import { useVaultQuery } from '../../vault';
import { Card } from '../support/card';

/** People a facilitator added by name alone, for the front desk to complete. */
export function WalkInsCard() {
  const { t } = useTranslation('today');
  const format = useFormat();
  const { clock } = useClock();
  const navigate = useNavigate();
  const { value } = useVaultQuery('walkIn.list', {}, { entities: ['client', 'attendance'] });
  const people = value?.people ?? [];
  if (people.length === 0) return null;
  return (
    <Card title={t('walkIns.title')} hint={t('walkIns.hint')}>
      <ul className="card-list">
        {people.map((person) => (
          <li key={person.clientId}>
            <span className="card-list__main">
              {person.displayName}
              <span className="card-list__detail">
                {' · '}
                {t('walkIns.added', { when: format.relativeTime(person.addedAt, clock.now()) })}
              </span>
            </span>
            <Button
              aria-label={t('walkIns.completeOf', { name: person.displayName })}
              onPress={() => navigate({ name: 'chart', clientId: person.clientId, tab: 'details' })}
            >
              {t('walkIns.complete')}
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
