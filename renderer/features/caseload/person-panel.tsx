import { CalendarPlus, FolderOpen } from 'lucide-react';
import { CLIENT_STATUS } from '../../../shared/codes';
import type { CaseloadRow } from '../../../shared/contract/clients';
import { ageInYears, type LocalDate } from '../../../shared/time';
import { useNavigate } from '../../app/navigation';
import { useMayCall, useSession } from '../../app/session';
import { Button, KeyValueList, SidePanel } from '../../components';
import { useFormat, useLabel, useTranslation } from '../../i18n';
import { RECORD_TAB } from '../chart/record-draft';
import { usePersonName, usePronouns } from '../support/person-label';

export interface PersonPanelProps {
  readonly person: CaseloadRow;
  readonly today: LocalDate;
  readonly onClose: () => void;
}

/**
 * Who the selected person is, from what the list already holds: looking at a row is not opening a chart, so nothing
 * is read (or audited) for it.
 */
export function PersonPanel({ person, today, onClose }: PersonPanelProps) {
  const { t } = useTranslation(['caseload', 'intake', 'common']);
  const format = useFormat();
  const label = useLabel();
  const name = usePersonName()(person);
  const pronouns = usePronouns()(person);
  const navigate = useNavigate();
  const mayCall = useMayCall();
  const { user } = useSession();
  const isOthers = user.role === 'peer_worker' && person.assignedWorkerId !== user.id;
  const { birthDate } = person;
  return (
    <SidePanel
      title={name}
      onClose={onClose}
      footer={
        mayCall('client.open') && (
          <>
            <Button
              variant="primary"
              icon={FolderOpen}
              onPress={() => navigate({ name: 'chart', clientId: person.clientId })}
            >
              {t('panel.openChart')}
            </Button>
            {mayCall('encounter.record') && (
              <Button
                icon={CalendarPlus}
                onPress={() => navigate({ name: 'chart', clientId: person.clientId, tab: RECORD_TAB })}
              >
                {t('panel.recordContact')}
              </Button>
            )}
          </>
        )
      }
    >
      <KeyValueList
        layout="stacked"
        items={[
          { key: t('intake:pronouns'), value: pronouns },
          { key: t('columns.chartNumber'), value: person.chartNumber },
          {
            key: t('columns.birthDate'),
            value:
              birthDate === null
                ? null
                : `${format.date(birthDate)} · ${t('panel.age', { count: ageInYears(birthDate, today) })}`,
          },
          { key: t('columns.status'), value: label(CLIENT_STATUS.codes[person.status]) },
          { key: t('columns.assignedWorkerName'), value: person.assignedWorkerName ?? t('nobodyAssigned') },
          {
            key: t('columns.lastContactOn'),
            value: person.lastContactOn === null ? t('noContact') : format.date(person.lastContactOn, 'long'),
          },
          {
            key: t('columns.firstContactOn'),
            value: person.firstContactOn === null ? null : format.date(person.firstContactOn),
          },
        ]}
      />
      <p className="text-muted text-small">{isOthers ? t('panel.notYours') : t('panel.contactHint')}</p>
    </SidePanel>
  );
}
