import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { CREDENTIAL_TYPE, ROLE } from '../../../shared/codes';
import type { StaffMember } from '../../../shared/contract/site';
import { credentialStanding } from '../../../shared/rules/credentials';
import { useMayCall, useSession } from '../../app/session';
import { Button, Chip } from '../../components';
import { useFormat, useLabel, useTranslation } from '../../i18n';
import { Card } from '../support/card';
import { Initials } from '../support/initials';
import '../support/plain-table.css';
import { useStaff } from '../support/use-staff';
import { CloseAccountDialog } from './close-account-dialog';
import { OneTimePassphraseDialog, type OneTimePassphrase } from './one-time-passphrase-dialog';
import { ReopenAccountDialog } from './reopen-account-dialog';
import { ResetPassphraseDialog } from './reset-passphrase-dialog';
import { StaffActions, type StaffAction } from './staff-actions';
import { StaffDialog } from './staff-dialog';

type Open =
  | { readonly dialog: 'none' }
  | { readonly dialog: 'add' }
  | { readonly dialog: StaffAction; readonly member: StaffMember }
  | { readonly dialog: 'given'; readonly given: OneTimePassphrase };

/** Everyone with an account, and what can be done about one. */
export function StaffSection() {
  const { t } = useTranslation('staff');
  const staff = useStaff();
  const mayCall = useMayCall();
  const [open, setOpen] = useState<Open>({ dialog: 'none' });
  const close = () => setOpen({ dialog: 'none' });
  const show = (given: OneTimePassphrase) => setOpen({ dialog: 'given', given });

  return (
    <Card
      title={t('title')}
      hint={t('hint')}
      actions={
        mayCall('user.create') && (
          <Button variant="primary" icon={UserPlus} onPress={() => setOpen({ dialog: 'add' })}>
            {t('add')}
          </Button>
        )
      }
    >
      <div className="plain-table-frame">
        <table className="plain-table settings__staff">
          <thead>
            <tr>
              <th scope="col">{t('name')}</th>
              <th scope="col">{t('signInName')}</th>
              <th scope="col">{t('role')}</th>
              <th scope="col">{t('credential')}</th>
              <th scope="col">{t('state')}</th>
              {mayCall('user.resetPassphrase') && <th scope="col">{t('actions')}</th>}
            </tr>
          </thead>
          <tbody>
            {staff.map((member) => (
              <StaffRow
                key={member.id}
                member={member}
                onAct={(action) => setOpen({ dialog: action, member })}
              />
            ))}
          </tbody>
        </table>
      </div>
      {open.dialog === 'add' && <StaffDialog member={null} onClose={close} onAdded={show} />}
      {open.dialog === 'edit' && <StaffDialog member={open.member} onClose={close} onAdded={show} />}
      {open.dialog === 'reset' && (
        <ResetPassphraseDialog member={open.member} onClose={close} onReset={show} />
      )}
      {open.dialog === 'close' && <CloseAccountDialog member={open.member} onClose={close} />}
      {open.dialog === 'reopen' && (
        <ReopenAccountDialog member={open.member} onClose={close} onReopened={show} />
      )}
      {open.dialog === 'given' && <OneTimePassphraseDialog given={open.given} onClose={close} />}
    </Card>
  );
}

interface StaffRowProps {
  readonly member: StaffMember;
  readonly onAct: (action: StaffAction) => void;
}

function StaffRow({ member, onAct }: StaffRowProps) {
  const { t } = useTranslation('staff');
  const label = useLabel();
  const { user } = useSession();
  const mayCall = useMayCall();
  return (
    <tr>
      <th scope="row">
        <span className="settings__person">
          <Initials text={member.initials} />
          <span>{member.id === user.id ? t('you', { name: member.displayName }) : member.displayName}</span>
        </span>
      </th>
      <td>{member.signInName}</td>
      <td>{label(ROLE.codes[member.role])}</td>
      <td>
        <Credential member={member} />
      </td>
      <td>
        <StateChip member={member} />
      </td>
      {mayCall('user.resetPassphrase') && (
        <td>
          <StaffActions member={member} onAct={onAct} />
        </td>
      )}
    </tr>
  );
}

function Credential({ member }: { readonly member: StaffMember }) {
  const { t } = useTranslation('staff');
  const label = useLabel();
  const format = useFormat();
  const { today } = useSession();
  const { credentialType, credentialNumber, credentialExpiresOn } = member;
  if (credentialType === null) return null;
  const standing = member.isActive ? credentialStanding(credentialExpiresOn, today) : 'good';
  const date = credentialExpiresOn === null ? '' : format.date(credentialExpiresOn);
  return (
    <span className="settings__credential">
      <span>
        {label(CREDENTIAL_TYPE.codes[credentialType])}
        {credentialNumber !== null && ` ${credentialNumber}`}
      </span>
      {standing === 'good' && credentialExpiresOn !== null && (
        <span className="text-muted text-small">{t('expires', { date })}</span>
      )}
      {standing === 'expires_soon' && <Chip tone="warning" text={t('expiresSoon', { date })} />}
      {standing === 'expired' && <Chip tone="danger" text={t('expired', { date })} />}
    </span>
  );
}

function StateChip({ member }: { readonly member: StaffMember }) {
  const { t } = useTranslation('staff');
  if (!member.isActive) return <Chip text={t('inactive')} />;
  return member.mustChangePassphrase ? (
    <Chip tone="info" text={t('oneTimeGiven')} />
  ) : (
    <Chip tone="success" text={t('active')} />
  );
}
