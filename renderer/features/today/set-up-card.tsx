import { CircleCheck, CircleDashed } from 'lucide-react';
import { useNavigate } from '../../app/navigation';
import type { Route } from '../../app/routes';
import { useSession } from '../../app/session';
import { Button, Chip, Icon } from '../../components';
import { useTranslation } from '../../i18n';
import { useVaultQuery } from '../../vault';
import { Card } from '../support/card';

interface Step {
  readonly id: 'recovery' | 'staff' | 'office' | 'import';
  readonly isDone: boolean;
  readonly route: Route;
}

/** An administrator's first steps at a new site; gone once all of them are done. */
export function SetUpCard({ activeClientCount }: { readonly activeClientCount: number }) {
  const { t } = useTranslation('today');
  const { site } = useSession();
  const navigate = useNavigate();
  const staff = useVaultQuery('user.list', {}, { entities: ['user'] });
  const offices = useVaultQuery('recipient.list', {}, { entities: ['recipient'] });
  if (staff.value === undefined || offices.value === undefined) return null;

  const steps: readonly Step[] = [
    { id: 'recovery', isDone: site.recoveryCodeConfirmed, route: { name: 'settings', section: 'recovery' } },
    { id: 'staff', isDone: staff.value.users.length > 1, route: { name: 'settings', section: 'staff' } },
    {
      id: 'office',
      isDone: offices.value.recipients.some((office) => office.isActive && office.verifiedAt !== null),
      route: { name: 'settings', section: 'office' },
    },
    { id: 'import', isDone: activeClientCount > 0, route: { name: 'import' } },
  ];
  if (steps.every((step) => step.isDone)) return null;

  return (
    <Card title={t('setUp.title')} hint={t('setUp.hint')}>
      <ol className="card-list">
        {steps.map(({ id, isDone, route }) => (
          <li key={id}>
            <span className="card-list__main today__step">
              <Icon
                icon={isDone ? CircleCheck : CircleDashed}
                className={isDone ? 'today__step-icon today__step-icon--done' : 'today__step-icon'}
              />
              <span>
                <span className="card-list__title text-strong">{t(`setUp.${id}`)}</span>
                <span className="card-list__detail today__why">{t(`setUp.${id}Why`)}</span>
              </span>
            </span>
            {isDone ? (
              <Chip text={t('setUp.done')} tone="success" />
            ) : (
              <Button onPress={() => navigate(route)} aria-label={`${t('setUp.go')}: ${t(`setUp.${id}`)}`}>
                {t('setUp.go')}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </Card>
  );
}
