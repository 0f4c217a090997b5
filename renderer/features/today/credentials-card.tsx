import type { StaffMember } from '../../../shared/contract/site';
import { credentialStanding } from '../../../shared/rules/credentials';
import { useNavigate } from '../../app/navigation';
import { useMayCall, useSession } from '../../app/session';
import { Button, Chip } from '../../components';
import { useFormat, useTranslation } from '../../i18n';
import { Card } from '../support/card';
import { useStaff } from '../support/use-staff';

/** Credentials that ran out or soon will: the own one, and for supervisors and administrators everybody's. */
export function CredentialsCard() {
  const { t } = useTranslation('today');
  const { user, today } = useSession();
  const seesAll = useMayCall()('user.resetPassphrase');
  const navigate = useNavigate();
  const concerned = useStaff().filter(
    (member) =>
      member.isActive &&
      member.credentialType !== null &&
      (seesAll || member.id === user.id) &&
      credentialStanding(member.credentialExpiresOn, today) !== 'good',
  );
  if (concerned.length === 0) return null;
  return (
    <Card
      title={t('credentials.title')}
      hint={t('credentials.hint')}
      actions={
        seesAll && (
          <Button onPress={() => navigate({ name: 'settings', section: 'staff' })}>
            {t('credentials.open')}
          </Button>
        )
      }
    >
      <ul className="stack stack--tight">
        {concerned.map((member) => (
          <li key={member.id} className="row">
            <span>{member.id === user.id ? t('credentials.yours') : member.displayName}</span>
            <Standing member={member} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Standing({ member }: { readonly member: StaffMember }) {
  const { t } = useTranslation('staff');
  const format = useFormat();
  const { today } = useSession();
  const { credentialExpiresOn } = member;
  if (credentialExpiresOn === null) return null;
  const date = format.date(credentialExpiresOn);
  return credentialStanding(credentialExpiresOn, today) === 'expired' ? (
    <Chip tone="danger" text={t('expired', { date })} />
  ) : (
    <Chip tone="warning" text={t('expiresSoon', { date })} />
  );
}
