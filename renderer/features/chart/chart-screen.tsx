import { FolderX } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { ClientChart } from '../../../shared/contract/clients';
import { useErrorMessage } from '../../app/error-message';
import { useNavigate } from '../../app/navigation';
import type { RouteOf } from '../../app/routes';
import { useMayCall } from '../../app/session';
import { Banner, EmptyState, LinkButton, PageHeader, SkeletonLines, Tabs } from '../../components';
import { useFormat, useTranslation } from '../../i18n';
import { useVaultQuery } from '../../vault';
import { useScreenKeys } from '../support/use-screen-keys';
import { AccessTab } from './access-tab';
import { APPOINTMENT_TAB } from '../appointments/appointment-form';
import { Back } from './back';
import { PlanForChart } from './plan-for-chart';
import { ChartHeader } from './chart-header';
import { useMayCorrect } from './contact-correct';
import { InErrorDialog, useMayVoid } from './contact-in-error';
import { ContactsTab } from './contacts-tab';
import { CorrectDialog } from './correct-dialog';
import { DetailsTab } from './details-tab';
import { GoalsTab } from '../goals/goals-tab';
import { NotesTab } from './notes-tab';
import { OpenWithReason } from './open-with-reason';
import { ConsentsTab } from '../consents/consents-tab';
import { RecoveryTab } from '../recovery/recovery-tab';
import { RecordDialog } from './record-dialog';
import { RECORD_TAB } from './record-draft';
import { SummaryTab } from './summary-tab';
import { useRefreshAt } from './use-refresh-at';
import '../support/fields.css';
import './chart.css';

type TabId = 'summary' | 'contacts' | 'notes' | 'goals' | 'recovery' | 'consents' | 'details' | 'access';

/** One person's chart. What the role may not read is not there, tabs included. */
export function ChartScreen({ route }: { readonly route: RouteOf<'chart'> }) {
  const { t } = useTranslation('chart');
  const errorMessage = useErrorMessage();
  const mayGiveReason = useMayCall()('client.openWithReason');
  const { clientId } = route;
  const chart = useVaultQuery(
    'client.open',
    { clientId },
    {
      entities: [
        'client',
        'contactMethod',
        'episode',
        'encounter',
        'note',
        'goal',
        'recoveryStreak',
        'milestone',
        'supportPhase',
        'namedStaff',
        'chartMerge',
        'appointment',
        'coverage',
        'relatedPerson',
        'consent',
      ],
      clientId,
    },
  );
  if (chart.value !== undefined) return <Chart chart={chart.value} route={route} refresh={chart.refresh} />;
  if (chart.error === null) {
    return (
      <>
        <PageHeader title={t('opening')} above={<Back />} />
        <SkeletonLines lines={10} />
      </>
    );
  }
  if (chart.error.code === 'NOT_ON_CASELOAD' && mayGiveReason) {
    return (
      <>
        <PageHeader title={t('reason.title')} above={<Back />} takesFocus />
        <OpenWithReason clientId={clientId} onOpened={chart.refresh} />
      </>
    );
  }
  return (
    <>
      <PageHeader title={t('cannotOpen')} above={<Back />} />
      <EmptyState icon={FolderX} title={errorMessage(chart.error)} />
    </>
  );
}

interface ChartProps {
  readonly chart: ClientChart;
  readonly route: RouteOf<'chart'>;
  readonly refresh: () => void;
}

function Chart({ chart, route, refresh }: ChartProps) {
  const { t } = useTranslation('chart');
  const navigate = useNavigate();
  const format = useFormat();
  useRefreshAt(chart.openedUntil, refresh);
  const mayRecord =
    useMayCall()('encounter.record') && chart.encounters !== null && chart.joinedInto === null;
  const { clientId } = route;
  const show = (tab: string) => navigate({ name: 'chart', clientId, tab }, { replace: true });
  // Whether the form is open is part of the place, so that a lock or a resumed draft comes back to it.
  const isRecording = mayRecord && route.tab === RECORD_TAB;
  const mayPlan = useMayCall()('appointment.plan') && chart.joinedInto === null;
  const isPlanning = mayPlan && route.tab === APPOINTMENT_TAB;
  const [behind, setBehind] = useState(() => {
    if (route.tab === RECORD_TAB) return 'contacts';
    return route.tab === undefined || route.tab === APPOINTMENT_TAB ? 'summary' : route.tab;
  });
  const isForm = route.tab === RECORD_TAB || route.tab === APPOINTMENT_TAB;
  if (route.tab !== undefined && !isForm && route.tab !== behind) setBehind(route.tab);
  const mayCorrect = useMayCorrect();
  const corrected = chart.encounters?.find(({ id }) => id === route.corrects);
  const mayVoid = useMayVoid();
  const voided = chart.encounters?.find(({ id }) => id === route.voids);
  const record = () => show(RECORD_TAB);

  useScreenKeys(({ key }) => {
    if (key.toLowerCase() !== 'n' || !mayRecord) return false;
    record();
    return true;
  });

  const contents: readonly (readonly [TabId, ReactNode])[] = [
    [
      'summary',
      <SummaryTab
        key="summary"
        chart={chart}
        onShow={show}
        onRecord={mayRecord ? record : undefined}
        onPlan={mayPlan ? () => show(APPOINTMENT_TAB) : undefined}
      />,
    ],
    ...(chart.encounters === null
      ? []
      : [
          [
            'contacts',
            <ContactsTab
              key="contacts"
              chart={chart}
              encounters={chart.encounters}
              onCorrect={(corrects) =>
                navigate({ name: 'chart', clientId, tab: 'contacts', corrects }, { replace: true })
              }
              onVoid={(voids) =>
                navigate({ name: 'chart', clientId, tab: 'contacts', voids }, { replace: true })
              }
              onRecord={mayRecord ? record : undefined}
            />,
          ] as const,
        ]),
    ...(chart.notes === null || chart.encounters === null
      ? []
      : [['notes', <NotesTab key="notes" notes={chart.notes} encounters={chart.encounters} />] as const]),
    ...(chart.goals === null
      ? []
      : [['goals', <GoalsTab key="goals" chart={chart} goals={chart.goals} />] as const]),
    ...(chart.recovery === null
      ? []
      : [['recovery', <RecoveryTab key="recovery" chart={chart} recovery={chart.recovery} />] as const]),
    ['consents', <ConsentsTab key="consents" chart={chart} />],
    ['details', <DetailsTab key="details" chart={chart} refresh={refresh} />],
    ...(chart.namedStaff === null ? [] : [['access', <AccessTab key="access" chart={chart} />] as const]),
  ];
  const tabs = contents.map(([id, content]) => ({ id, label: t(`tabs.${id}`), content }));
  const selected = tabs.find((tab) => tab.id === behind)?.id ?? 'summary';

  return (
    <div className="chart">
      {chart.openedUntil !== null && (
        <Banner tone="info">{t('reason.lasting', { time: format.time(chart.openedUntil) })}</Banner>
      )}
      {chart.joinedInto !== null && (
        <Banner tone="info">
          {t('joined.into', { number: chart.joinedInto.chartNumber })}{' '}
          <LinkButton
            onPress={() =>
              chart.joinedInto && navigate({ name: 'chart', clientId: chart.joinedInto.clientId })
            }
          >
            {t('joined.openKept', { number: chart.joinedInto.chartNumber })}
          </LinkButton>
        </Banner>
      )}
      <ChartHeader chart={chart} onRecord={mayRecord ? record : undefined} />
      <Tabs label={t('tabsLabel')} tabs={tabs} selectedId={selected} onSelect={show} />
      {isPlanning && <PlanForChart chart={chart} onClose={() => show(behind)} />}
      {mayRecord && <RecordDialog chart={chart} isOpen={isRecording} onClose={() => show(behind)} />}
      {corrected !== undefined && mayCorrect(corrected) && (
        <CorrectDialog key={corrected.id} chart={chart} encounter={corrected} onClose={() => show(behind)} />
      )}
      {voided !== undefined && mayVoid(voided) && (
        <InErrorDialog key={voided.id} clientId={clientId} encounter={voided} onClose={() => show(behind)} />
      )}
    </div>
  );
}
