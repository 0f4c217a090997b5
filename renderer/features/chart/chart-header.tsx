import { Award, CalendarPlus, HeartPulse, Lock } from 'lucide-react';
import { CLIENT_STATUS } from '../../../shared/codes';
import type { ClientChart } from '../../../shared/contract/clients';
import { milestoneOn } from '../../../shared/rules/milestones';
import { presentStreak } from '../../../shared/rules/recovery';
import { safeContactSummary } from '../../../shared/rules/contacts';
import { useSession } from '../../app/session';
import { Button, Chip, Kbd, PageHeader } from '../../components';
import { useClock, useLabel, useTranslation } from '../../i18n';
import { useMilestoneText } from '../support/milestone-text';
import { usePersonName, usePronouns } from '../support/person-label';
import { SafeContactLine } from '../support/safe-contact-line';
import { Back } from './back';

export interface ChartHeaderProps {
  readonly chart: ClientChart;
  readonly onRecord: (() => void) | undefined;
}

/** Who this is and how to reach them safely, above every part of the chart. */
export function ChartHeader({ chart, onRecord }: ChartHeaderProps) {
  const { t } = useTranslation(['chart', 'contacts', 'recovery']);
  const label = useLabel();
  const name = usePersonName()(chart);
  const pronouns = usePronouns()(chart);
  const { clock } = useClock();
  const { today } = useSession();
  const milestoneText = useMilestoneText();
  const present = presentStreak(chart.recovery?.streaks ?? []);
  const milestone = present === null ? null : milestoneOn(present.startedOn, today);
  const age =
    chart.ageInYears === null
      ? null
      : t(chart.birthDateIsEstimated ? 'header.ageEstimated' : 'header.age', { count: chart.ageInYears });
  const worker =
    chart.assignedWorkerName === null
      ? t('header.noWorker')
      : t('header.withWorker', { name: chart.assignedWorkerName });
  const numbers = [chart.chartNumber, ...chart.joinedCharts.map(({ chartNumber }) => chartNumber)].join(
    ' + ',
  );
  const facts = [pronouns, numbers, age, worker].filter((fact) => fact !== null);
  // The first way that may be used at all; else the first there is, with its "do not".
  const best =
    chart.contacts.find((contact) => safeContactSummary(contact, clock.now()).isUsable) ?? chart.contacts[0];
  return (
    <PageHeader
      title={name}
      takesFocus
      above={<Back />}
      description={
        <span className="chart__facts">
          <span className="chart__fact-line figures">
            <Chip
              text={label(CLIENT_STATUS.codes[chart.status])}
              tone={chart.status === 'active' ? 'accent' : 'neutral'}
            />
            {chart.isRestricted && <Chip text={t('header.restricted')} icon={Lock} tone="warning" />}
            {chart.priority !== null && (
              <Chip text={t(`priority.${chart.priority}`)} icon={HeartPulse} tone="warning" />
            )}
            {milestone !== null && (
              <Chip
                text={t('recovery:reachedToday', { milestone: milestoneText(milestone) })}
                icon={Award}
                tone="accent"
              />
            )}
            <span>{facts.join(' · ')}</span>
          </span>
          {best === undefined ? (
            <span className="text-small">{t('contacts:noneRecorded')}</span>
          ) : (
            <SafeContactLine contact={best} />
          )}
        </span>
      }
      actions={
        onRecord !== undefined && (
          <Button variant="primary" icon={CalendarPlus} aria-keyshortcuts="N" onPress={onRecord}>
            {t('record')} <Kbd keys="N" />
          </Button>
        )
      }
    />
  );
}
