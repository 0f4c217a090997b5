import { useState } from 'react';
import type { ClientChart } from '../../../shared/contract/clients';
import type { MilestoneView, RecoveryView, StreakView } from '../../../shared/contract/recovery';
import { presentStreak } from '../../../shared/rules/recovery';
import { useMayCall, useSession } from '../../app/session';
import { Banner, Button } from '../../components';
import { useTranslation } from '../../i18n';
import { useDraft } from '../../vault';
import { BeginAnewDialog } from './begin-anew-dialog';
import { EarlierTimesCard } from './earlier-times-card';
import { LifeMilestonesCard } from './life-milestones-card';
import { MilestoneDialog } from './milestone-dialog';
import { MistakeDialog } from './mistake-dialog';
import { PhaseCard } from './phase-card';
import { PhaseDialog } from './phase-dialog';
import {
  RecoveryDraftSchema,
  changedStreak,
  isSameMatter,
  isStillThere,
  matterOf,
  newBeginning,
  newMilestone,
  newMistake,
  newPhase,
  newStreak,
  wordsOf,
  type RecoveryDraft,
} from './recovery-draft';
import { StreakDialog } from './streak-dialog';
import { TimeCard } from './time-card';
import { useWhat } from './use-what';
import './recovery.css';

export interface RecoveryTabProps {
  readonly chart: ClientChart;
  readonly recovery: RecoveryView;
}

/** What the person counts and celebrates, and how closely they and the site work together. */
export function RecoveryTab({ chart, recovery }: RecoveryTabProps) {
  const { today } = useSession();
  const mayEdit = useMayCall()('streak.change') && chart.joinedInto === null;
  const draft = useDraft('recovery', chart.id, RecoveryDraftSchema);
  const [editing, setEditing] = useState<RecoveryDraft | 'closed' | null>(null);
  /** What was left without saving: the same form goes on with it. */
  const [left, setLeft] = useState<RecoveryDraft | null>(null);
  // What was begun comes up by itself after a lock.
  const shown = editing === 'closed' ? null : (editing ?? draft.found);
  const isReady = mayEdit && draft.status === 'ready';
  const present = presentStreak(recovery.streaks);

  const open = (fresh: RecoveryDraft) =>
    setEditing(left !== null && isSameMatter(left, fresh) ? left : fresh);
  const doors = {
    draft,
    onLeave: (form: RecoveryDraft) => {
      setLeft(form);
      setEditing('closed');
    },
    onDone: () => {
      setLeft(null);
      setEditing('closed');
    },
  };
  const ofStreak = (streak: StreakView) => ({
    onChange: () => open(changedStreak(streak)),
    onTakeBack: () => open(newMistake('streak', streak)),
  });
  const takeBack = (milestone: MilestoneView) => open(newMistake('milestone', milestone));

  return (
    <div className="chart__single">
      {isReady && shown !== null && !isStillThere(shown, recovery) && (
        <GoneBanner
          words={wordsOf(shown)}
          onDiscard={() => {
            void draft.discard();
            doors.onDone();
          }}
        />
      )}
      <TimeCard
        streak={present}
        streaks={recovery.streaks}
        onAdd={mayEdit ? () => open(newStreak(false)) : undefined}
        onAddEarlier={mayEdit ? () => open(newStreak(true)) : undefined}
        onAnew={mayEdit && present !== null ? () => open(newBeginning(present, today)) : undefined}
        actions={mayEdit && present !== null ? ofStreak(present) : undefined}
      />
      <EarlierTimesCard
        streaks={recovery.streaks.filter((streak) => streak !== present)}
        actionsOf={mayEdit ? ofStreak : undefined}
      />
      <LifeMilestonesCard
        milestones={recovery.milestones}
        onAdd={mayEdit ? () => open(newMilestone(today)) : undefined}
        onTakeBack={mayEdit ? takeBack : undefined}
      />
      <PhaseCard
        support={recovery.support}
        onSet={mayEdit ? () => open(newPhase(recovery.support, today)) : undefined}
      />
      {isReady && shown !== null && (
        <OpenForm key={matterOf(shown)} chart={chart} recovery={recovery} shown={shown} doors={doors} />
      )}
    </div>
  );
}

interface OpenFormProps extends RecoveryTabProps {
  readonly shown: RecoveryDraft;
  readonly doors: Pick<Parameters<typeof MilestoneDialog>[0], 'draft' | 'onLeave' | 'onDone'>;
}

function OpenForm({ chart, recovery, shown, doors }: OpenFormProps) {
  const what = useWhat();
  if (!isStillThere(shown, recovery)) return null;
  const { streaks, milestones, support } = recovery;
  switch (shown.about) {
    case 'streak': {
      const streak = streaks.find(({ id }) => id === shown.changes?.streakId);
      const others = streaks.filter((other) => other !== streak);
      return <StreakDialog chart={chart} start={shown} streak={streak} others={others} {...doors} />;
    }
    case 'anew': {
      const streak = streaks.find(({ id }) => id === shown.streakId);
      if (streak === undefined) return null;
      return <BeginAnewDialog clientId={chart.id} start={shown} streak={streak} {...doors} />;
    }
    case 'milestone':
      return <MilestoneDialog chart={chart} start={shown} {...doors} />;
    case 'phase':
      return <PhaseDialog chart={chart} start={shown} support={support} {...doors} />;
    case 'mistake': {
      const streak = streaks.find(({ id }) => id === shown.id);
      const milestone = milestones.find(({ id }) => id === shown.id);
      const revision = (streak ?? milestone)?.revision;
      if (revision === undefined) return null;
      const text =
        streak !== undefined ? what.streak(streak) : milestone === undefined ? '' : what.milestone(milestone);
      return <MistakeDialog clientId={chart.id} start={shown} revision={revision} what={text} {...doors} />;
    }
  }
}

function GoneBanner({ words, onDiscard }: { readonly words: string; readonly onDiscard: () => void }) {
  const { t } = useTranslation(['recovery', 'common']);
  return (
    <Banner
      tone="warning"
      title={t('stale.goneTitle')}
      actions={<Button onPress={onDiscard}>{t('common:discard')}</Button>}
    >
      {words.trim() === '' ? t('stale.goneNoWords') : t('stale.goneText', { words })}
    </Banner>
  );
}
