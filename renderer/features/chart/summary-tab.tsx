import { CircleAlert } from 'lucide-react';
import { PERSON_LANGUAGE, REFERRAL_SOURCE, SUPPORT_PHASE, YES_NO_ANSWER } from '../../../shared/codes';
import type { ClientChart } from '../../../shared/contract/clients';
import { daysInRecovery } from '../../../shared/rules/milestones';
import { presentStreak, totalDaysInRecovery } from '../../../shared/rules/recovery';
import { safeContactSummary } from '../../../shared/rules/contacts';
import { useMayCall, useSession } from '../../app/session';
import { Button, Icon, KeyValueList } from '../../components';
import { useClock, useFormat, useLabel, useTranslation } from '../../i18n';
import { GOALS_TAB } from '../goals/goal-form';
import { GoalsSummaryCard } from '../goals/goals-summary-card';
import { Card } from '../support/card';
import { SafeContactLine } from '../support/safe-contact-line';
import { AppointmentsCard } from './appointments-card';
import { EmergencyLine } from './emergency-line';
import { EncounterLine } from './encounter-line';

export interface SummaryTabProps {
  readonly chart: ClientChart;
  readonly onShow: (tab: 'contacts' | 'notes' | 'goals' | 'details') => void;
  readonly onRecord: (() => void) | undefined;
  /** Makes an appointment; absent where none can be. */
  readonly onPlan: (() => void) | undefined;
}

const RECENT_COUNT = 5;

/** In one look: how do I reach them safely, what matters now, what needs doing. */
export function SummaryTab({ chart, onShow, onRecord, onPlan }: SummaryTabProps) {
  const { t } = useTranslation(['chart', 'contacts']);
  const mayEdit = useMayCall()('client.update');
  const recent = chart.encounters?.slice(0, RECENT_COUNT) ?? null;
  return (
    <div className="chart__columns">
      <div className="chart__column">
        <AttentionCard chart={chart} onShow={onShow} />
        <Card
          title={t('summary.reach')}
          actions={
            mayEdit && (
              <Button size="small" onPress={() => onShow('details')}>
                {t('summary.edit')}
              </Button>
            )
          }
        >
          {chart.contacts.length === 0 ? (
            <p className="text-muted">{t('contacts:noneRecorded')}</p>
          ) : (
            <ul className="stack">
              {chart.contacts.map((contact) => (
                <li key={contact.id}>
                  <SafeContactLine contact={contact} />
                </li>
              ))}
            </ul>
          )}
          <EmergencyLine chart={chart} />
        </Card>
        {chart.goals !== null && <GoalsSummaryCard goals={chart.goals} onShow={() => onShow(GOALS_TAB)} />}
        {recent !== null && (
          <Card
            title={t('summary.recent')}
            actions={
              recent.length > 0 && (
                <Button size="small" onPress={() => onShow('contacts')}>
                  {t('summary.all')}
                </Button>
              )
            }
          >
            {recent.length === 0 ? (
              <div className="stack stack--tight">
                <p className="text-muted">{t('summary.none')}</p>
                {onRecord !== undefined && (
                  <div>
                    <Button onPress={onRecord}>{t('record')}</Button>
                  </div>
                )}
              </div>
            ) : (
              <ul className="card-list">
                {recent.map((encounter) => (
                  <EncounterLine key={encounter.id} encounter={encounter} />
                ))}
              </ul>
            )}
          </Card>
        )}
      </div>
      <div className="chart__column">
        <NowCard chart={chart} />
        <AppointmentsCard chart={chart} onPlan={onPlan} />
      </div>
    </div>
  );
}

/** The person's own matters: nothing of what they didn't choose to count or nobody said. */
function useRecoveryFacts(chart: ClientChart): readonly { readonly key: string; readonly value: string }[] {
  const { t } = useTranslation('recovery');
  const label = useLabel();
  const { today } = useSession();
  const streaks = chart.recovery?.streaks ?? [];
  const present = presentStreak(streaks);
  const phase = chart.recovery?.support?.phase ?? null;
  const days = present === null ? 0 : daysInRecovery(present.startedOn, today);
  const total = totalDaysInRecovery(streaks, today);
  const counted = [
    days === 0 ? t('dayOne') : t('days', { count: days }),
    ...(total > days ? [t('inAll', { count: total })] : []),
  ];
  return [
    ...(present === null ? [] : [{ key: t('inRecovery'), value: counted.join(' · ') }]),
    ...(phase === null ? [] : [{ key: t('phase.title'), value: label(SUPPORT_PHASE.codes[phase]) }]),
  ];
}

function NowCard({ chart }: { readonly chart: ClientChart }) {
  const { t } = useTranslation('chart');
  const format = useFormat();
  const label = useLabel();
  const { today } = useSession();
  const recoveryFacts = useRecoveryFacts(chart);
  const items = [
    ...recoveryFacts,
    {
      key: t('summary.lastContact'),
      value:
        chart.lastContactOn === null
          ? t('summary.noContact')
          : format.relativeDate(chart.lastContactOn, today),
    },
    {
      key: t('summary.nextContact'),
      value: chart.nextContactOn === null ? null : format.date(chart.nextContactOn, 'day'),
    },
    { key: t('summary.admitted'), value: chart.admittedOn === null ? null : format.date(chart.admittedOn) },
    {
      key: t('summary.firstContact'),
      value: chart.firstContactOn === null ? null : format.date(chart.firstContactOn),
    },
    {
      key: t('summary.cameBy'),
      value: chart.referralSource === null ? null : label(REFERRAL_SOURCE.codes[chart.referralSource]),
    },
    {
      key: t('summary.language'),
      value: chart.language === null ? null : label(PERSON_LANGUAGE.codes[chart.language]),
    },
    ...(chart.interpreterNeeded === null
      ? []
      : [{ key: t('summary.interpreter'), value: label(YES_NO_ANSWER.codes[chart.interpreterNeeded]) }]),
  ];
  return (
    <Card title={t('summary.now')}>
      <KeyValueList layout="stacked" items={items} />
    </Card>
  );
}

/** What is missing or waiting, each with the place where it is put right. */
function AttentionCard({ chart, onShow }: Pick<SummaryTabProps, 'chart' | 'onShow'>) {
  const { t } = useTranslation('chart');
  const { clock } = useClock();
  const mayEdit = useMayCall()('client.update');
  const now = clock.now();
  const done = chart.encounters?.filter((encounter) => encounter.status === 'done') ?? [];
  const toWrite = done.filter((encounter) => encounter.noteId === null).length;
  const toSign = done.filter((encounter) => encounter.noteStatus === 'draft').length;
  const hasReach = chart.contacts.some((contact) => safeContactSummary(contact, now).isUsable);
  const matters: readonly { readonly text: string; readonly tab: 'notes' | 'details' }[] = [
    ...(toWrite > 0 ? [{ text: t('summary.notesToWrite', { count: toWrite }), tab: 'notes' as const }] : []),
    ...(toSign > 0 ? [{ text: t('summary.notesToSign', { count: toSign }), tab: 'notes' as const }] : []),
    ...(chart.assignedWorkerId === null ? [{ text: t('summary.noWorker'), tab: 'details' as const }] : []),
    ...(hasReach ? [] : [{ text: t('summary.noReach'), tab: 'details' as const }]),
    ...(chart.participationConsentOn === null
      ? [{ text: t('summary.noAgreement'), tab: 'details' as const }]
      : []),
    ...(chart.noticeGivenOn === null ? [{ text: t('summary.noNotice'), tab: 'details' as const }] : []),
  ];
  return (
    <Card title={t('summary.attention')}>
      {matters.length === 0 ? (
        <p className="text-muted">{t('summary.allWell')}</p>
      ) : (
        <ul className="card-list">
          {matters.map(({ text, tab }) => (
            <li key={text}>
              <span className="card-list__main chart__matter">
                <Icon icon={CircleAlert} className="chart__matter-icon" />
                {text}
              </span>
              {(tab === 'notes' || mayEdit) && (
                <Button size="small" aria-label={`${t('summary.look')}: ${text}`} onPress={() => onShow(tab)}>
                  {t('summary.look')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
