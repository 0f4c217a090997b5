import type { ReactNode } from 'react';
import type { MethodName } from '../../../shared/contract';
import { useNavigate } from '../../app/navigation';
import type { RouteOf } from '../../app/routes';
import { useMayCall } from '../../app/session';
import { PageHeader, Tabs } from '../../components';
import { useTranslation } from '../../i18n';
import { AboutSection } from './about-section';
import { BackupSection } from './backup-section';
import { CaseloadSection } from './caseload-section';
import { DataKeySection } from './data-key-section';
import { CapacitySection } from './capacity-section';
import { LockSection } from './lock-section';
import { OfficeSection } from './office-section';
import { PassphraseSection } from './passphrase-section';
import { PayersSection } from './payers-section';
import { RecoverySection } from './recovery-section';
import './settings.css';
import { StaffSection } from './staff-section';
import { ViewSection } from './view-section';

interface Section {
  readonly id:
    | 'view'
    | 'passphrase'
    | 'staff'
    | 'office'
    | 'payers'
    | 'recovery'
    | 'dataKey'
    | 'lock'
    | 'capacity'
    | 'caseload'
    | 'backup'
    | 'about';
  /** A role that may not call it doesn't see the section. */
  readonly needs: MethodName;
  readonly content: ReactNode;
}

const SECTIONS: readonly Section[] = [
  { id: 'view', needs: 'view.set', content: <ViewSection /> },
  { id: 'passphrase', needs: 'session.changePassphrase', content: <PassphraseSection /> },
  { id: 'staff', needs: 'user.list', content: <StaffSection /> },
  { id: 'office', needs: 'recipient.save', content: <OfficeSection /> },
  { id: 'payers', needs: 'payer.saveRule', content: <PayersSection /> },
  { id: 'caseload', needs: 'site.setDaysWithoutContact', content: <CaseloadSection /> },
  { id: 'recovery', needs: 'recovery.renew', content: <RecoverySection /> },
  { id: 'dataKey', needs: 'dataKey.change', content: <DataKeySection /> },
  { id: 'lock', needs: 'site.setIdleMinutes', content: <LockSection /> },
  { id: 'capacity', needs: 'capacity.set', content: <CapacitySection /> },
  { id: 'backup', needs: 'backup.status', content: <BackupSection /> },
  { id: 'about', needs: 'app.info', content: <AboutSection /> },
];

/** Everything a person can set, in sections; the site's own settings only for whoever may change them. */
export function SettingsScreen({ route }: { readonly route: RouteOf<'settings'> }) {
  const { t } = useTranslation('settings');
  const navigate = useNavigate();
  const mayCall = useMayCall();
  const sections = SECTIONS.filter(({ needs }) => mayCall(needs));
  const selectedId = sections.find(({ id }) => id === route.section)?.id ?? 'view';
  return (
    <div className="settings">
      <PageHeader title={t('title')} takesFocus />
      <Tabs
        label={t('sections')}
        areMany
        tabs={sections.map(({ id, content }) => ({ id, label: t(`section.${id}`), content }))}
        selectedId={selectedId}
        onSelect={(section) => navigate({ name: 'settings', section }, { replace: true })}
      />
    </div>
  );
}
