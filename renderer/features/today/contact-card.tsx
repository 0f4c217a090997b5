import type { MethodOutput } from '../../../shared/contract';
import { useNavigate } from '../../app/navigation';
import { LinkButton } from '../../components';
import { useFormat, useTranslation } from '../../i18n';
import { Card } from '../support/card';

type PersonToContact = NonNullable<MethodOutput<'today.board'>['needsContact']>[number];

export interface ContactCardProps {
  readonly people: readonly PersonToContact[];
  readonly caseloadCount: number;
}

/** People of the own caseload who haven't been heard from for longest, each with how long it has been. */
export function ContactCard({ people, caseloadCount }: ContactCardProps) {
  const { t } = useTranslation(['today', 'caseload']);
  const format = useFormat();
  const navigate = useNavigate();
  const reason = ({ daysSinceContact, lastContactOn }: PersonToContact) => {
    if (daysSinceContact === null || lastContactOn === null) return t('contact.never');
    if (daysSinceContact <= 0) return t('contact.today');
    const since = t('contact.days', { count: daysSinceContact });
    return `${since} (${format.date(lastContactOn)})`;
  };
  return (
    <Card title={t('contact.title')} hint={people.length > 0 ? t('contact.hint') : undefined}>
      {people.length === 0 ? (
        <p className="text-muted">{caseloadCount === 0 ? t('contact.emptyCaseload') : t('contact.none')}</p>
      ) : (
        <ul className="card-list">
          {people.map((person) => (
            <li key={person.clientId}>
              <span className="card-list__main">
                <LinkButton onPress={() => navigate({ name: 'chart', clientId: person.clientId })}>
                  {person.displayName === '' ? t('caseload:nameWithheldShort') : person.displayName}
                </LinkButton>
              </span>
              <span className="card-list__detail figures">{reason(person)}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
