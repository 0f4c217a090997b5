import { CalendarClock, CalendarPlus, FolderOpen } from 'lucide-react';
import { useState } from 'react';
import { CLIENT_STATUS } from '../../../shared/codes';
import type { CaseloadRow } from '../../../shared/contract/clients';
import { ageInYears, type LocalDate } from '../../../shared/time';
import { useNavigate } from '../../app/navigation';
import { useMayCall, useSession } from '../../app/session';
import { Button, KeyValueList, SidePanel } from '../../components';
import { useFormat, useLabel, useTranslation } from '../../i18n';
import { RECORD_TAB } from '../chart/record-draft';
import { usePersonName, usePronouns } from '../support/person-label';
import { useNeedText } from '../support/use-need-text';
import { PlanDialog } from './plan-dialog';

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
  const needText = useNeedText();
  const [isPlanning, setPlanning] = useState(false);
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
            {!isOthers && (
              <Button icon={CalendarClock} onPress={() => setPlanning(true)}>
                {t('panel.planContact')}
              </Button>
            )}
          </>
        )
      }
    >
      {isPlanning && (
        <PlanDialog
          clientIds={[person.clientId]}
          onClose={() => setPlanning(false)}
          onDone={() => setPlanning(false)}
        />
      )}
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
          ...(person.nextContactOn === null
            ? []
            : [{ key: t('columns.nextContactOn'), value: format.date(person.nextContactOn, 'day') }]),
          ...(person.needs.length === 0
            ? []
            : [{ key: t('columns.needs'), value: person.needs.map(needText).join(' · ') }]),
          {
            key: t('columns.consentUntil'),
            value:
              person.consentUntil === null
                ? t(`consentStates.${person.consentState}`)
                : t('consentUntil', { date: format.date(person.consentUntil) }),
          },
          ...(person.flags.length === 0
            ? []
            : [
                {
                  key: t('columns.flags'),
                  value: person.flags.map((flag) => t(`flags.${flag}`)).join(' · '),
                },
              ]),
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
