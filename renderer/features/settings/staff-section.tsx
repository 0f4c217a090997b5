import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { CREDENTIAL_TYPE, ROLE } from '../../../shared/codes';
import type { StaffMember } from '../../../shared/contract/site';
import { useMayCall, useSession } from '../../app/session';
import { Button, Chip } from '../../components';
import { useFormat, useLabel, useTranslation } from '../../i18n';
import { Card } from '../support/card';
import '../support/plain-table.css';
import { useStaff } from '../support/use-staff';
import { AddStaffDialog } from './add-staff-dialog';
import { OneTimePassphraseDialog, type OneTimePassphrase } from './one-time-passphrase-dialog';

/** Everyone with an account, and adding one. */
export function StaffSection() {
  const { t } = useTranslation('settings');
  const label = useLabel();
  const staff = useStaff();
  const { user } = useSession();
  const mayCall = useMayCall();
  const [isAdding, setAdding] = useState(false);
  const [oneTime, setOneTime] = useState<OneTimePassphrase | null>(null);

  return (
    <Card
      title={t('staff.title')}
      hint={t('staff.hint')}
      actions={
        mayCall('user.create') && (
          <Button variant="primary" icon={UserPlus} onPress={() => setAdding(true)}>
            {t('staff.add')}
          </Button>
        )
      }
    >
      <div className="plain-table-frame">
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('staff.name')}</th>
              <th scope="col">{t('staff.signInName')}</th>
              <th scope="col">{t('staff.role')}</th>
              <th scope="col">{t('staff.credential')}</th>
              <th scope="col">{t('staff.state')}</th>
            </tr>
          </thead>
          <tbody>
            {staff.map((member) => (
              <tr key={member.id}>
                <th scope="row">
                  {member.id === user.id ? t('staff.you', { name: member.displayName }) : member.displayName}
                </th>
                <td>{member.signInName}</td>
                <td>{label(ROLE.codes[member.role])}</td>
                <td>
                  <Credential member={member} />
                </td>
                <td>
                  <StateChip member={member} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {isAdding && (
        <AddStaffDialog
          onClose={() => setAdding(false)}
          onAdded={(added) => {
            setAdding(false);
            setOneTime(added);
          }}
        />
      )}
      {oneTime !== null && <OneTimePassphraseDialog given={oneTime} onClose={() => setOneTime(null)} />}
    </Card>
  );
}

function Credential({ member }: { readonly member: StaffMember }) {
  const { t } = useTranslation('settings');
  const label = useLabel();
  const format = useFormat();
  const { credentialType, credentialNumber, credentialExpiresOn } = member;
  if (credentialType === null) return null;
  return (
    <>
      {label(CREDENTIAL_TYPE.codes[credentialType])}
      {credentialNumber !== null && ` ${credentialNumber}`}
      {credentialExpiresOn !== null && (
        <span className="text-muted text-small">
          {' '}
          {t('staff.expires', { date: format.date(credentialExpiresOn) })}
        </span>
      )}
    </>
  );
}

function StateChip({ member }: { readonly member: StaffMember }) {
  const { t } = useTranslation('settings');
  if (!member.isActive) return <Chip text={t('staff.inactive')} />;
  return member.mustChangePassphrase ? (
    <Chip tone="info" text={t('staff.firstSignIn')} />
  ) : (
    <Chip tone="success" text={t('staff.active')} />
  );
}
