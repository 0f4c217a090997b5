import type { MethodOutput } from '../../../shared/contract';
import { useNavigate } from '../../app/navigation';
import { LinkButton } from '../../components';
import { useTranslation } from '../../i18n';
import { Card } from '../support/card';
import { useNeedText } from '../support/use-need-text';

type PersonToContact = NonNullable<MethodOutput<'today.board'>['needsContact']>[number];

export interface ContactCardProps {
  readonly people: readonly PersonToContact[];
  readonly caseloadCount: number;
}

/** People of the own caseload somebody should reach, each with why. */
export function ContactCard({ people, caseloadCount }: ContactCardProps) {
  const { t } = useTranslation(['today', 'caseload']);
  const needText = useNeedText();
  const navigate = useNavigate();
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
              <span className="card-list__detail figures">{person.needs.map(needText).join(' · ')}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
