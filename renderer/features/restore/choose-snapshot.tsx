import { useState } from 'react';
import type { MethodOutput } from '../../../shared/contract';
import type { Restorable, RestoreReport } from '../../../shared/contract/restore';
import type { ClinicError } from '../../../shared/errors';
import { useErrorMessage } from '../../app/error-message';
import { WelcomeTitle } from '../../app/welcome';
import { Banner, Button, Progress, RadioGroup } from '../../components';
import { useFormat, useTranslation } from '../../i18n';
import { useCommand } from '../../vault';
import type { JobProgress } from '../../vault';

interface ChooseSnapshotProps {
  readonly look: MethodOutput<'restore.look'>;
  readonly onRestored: (report: RestoreReport) => void;
}

/** The backups, each with what is in it and what came after it. */
export function ChooseSnapshot({ look, onRestored }: ChooseSnapshotProps) {
  const { t } = useTranslation('restore');
  const format = useFormat();
  const explain = useRestoreError();
  const describe = useDescription();
  const command = useCommand('restore.run');
  const ready = look.snapshots.filter(({ state }) => state === 'ready');
  const unusable = look.snapshots.filter(({ state }) => state !== 'ready');
  const [chosenId, setChosenId] = useState<string | null>(ready[0]?.snapshotId ?? null);
  // Nobody is signed in, so there is no working set to keep it in.
  const [progress, setProgress] = useState<JobProgress | null>(null);
  const [abort, setAbort] = useState<AbortController | null>(null);
  const [isCanceling, setCanceling] = useState(false);
  const chosen = ready.find(({ snapshotId }) => snapshotId === chosenId);

  const run = async ({ snapshotId }: Restorable) => {
    const controller = new AbortController();
    setAbort(controller);
    setCanceling(false);
    const result = await command.run(
      { lookId: look.lookId, snapshotId },
      { signal: controller.signal, onProgress: setProgress },
    );
    if (result.ok) onRestored(result.value);
  };

  return (
    <>
      <WelcomeTitle>{t('title')}</WelcomeTitle>
      <RadioGroup
        label={t('list')}
        hint={t('listHint')}
        isDisabled={command.isRunning}
        choices={ready.map((snapshot) => ({
          id: snapshot.snapshotId,
          label: t('taken', { when: format.dateTime(snapshot.takenAt) }),
          description: describe(snapshot),
        }))}
        value={chosenId}
        onChange={setChosenId}
      />
      {unusable.map(({ snapshotId, takenAt, state }) => (
        <p key={snapshotId} className="text-muted">
          {t('taken', { when: format.dateTime(takenAt) })}. {state !== 'ready' && t(`states.${state}`)}
        </p>
      ))}
      {command.error !== null && (
        <Banner tone={command.error.code === 'CANCELLED' ? 'info' : 'danger'} isLive>
          {explain(command.error)}
        </Banner>
      )}
      {command.isRunning && (
        <Progress
          label={t(`step.${stepOf(progress?.step)}`)}
          done={progress?.done ?? 0}
          total={progress?.total}
          isCanceling={isCanceling}
          onCancel={() => {
            setCanceling(true);
            abort?.abort();
          }}
        />
      )}
      {chosen !== undefined && !command.isRunning && (
        <div className="row">
          <Button variant="primary" onPress={() => void run(chosen)}>
            {t('run')}
          </Button>
        </div>
      )}
    </>
  );
}

/** The steps that have words here. */
function stepOf(step: JobProgress['step'] | undefined): 'reading' | 'checking' | 'matching' | 'verifying' {
  return step === 'checking' || step === 'matching' || step === 'verifying' ? step : 'reading';
}

/** What went wrong means something of its own while everything is brought back. */
function useRestoreError(): (error: ClinicError) => string {
  const { t } = useTranslation('restore');
  const errorMessage = useErrorMessage();
  return (error) => {
    switch (error.code) {
      case 'CANCELLED':
      case 'DISK_FULL':
      case 'DISK_READ_ONLY':
      case 'DATABASE_DAMAGED':
      case 'FILE_UNREADABLE':
        return t(`errors.${error.code}`);
      default:
        return errorMessage(error);
    }
  };
}

function useDescription(): (snapshot: Restorable) => string {
  const { t } = useTranslation('restore');
  const format = useFormat();
  return ({ counts, bytes, lostMinutes, lostChangeCount }) => {
    const hasLost = (lostChangeCount ?? 0) > 0 || (lostChangeCount === null && (lostMinutes ?? 0) > 0);
    const facts = [...(counts === null ? [] : [t('counts', counts)]), format.fileSize(bytes)];
    const sentences = [
      ...(lostMinutes === null && lostChangeCount === null ? [] : hasLost ? [] : [t('lostNothing')]),
      ...(hasLost && lostMinutes !== null ? [t('lostMinutes', { count: lostMinutes })] : []),
      ...(hasLost && lostChangeCount !== null ? [t('lostChanges', { count: lostChangeCount })] : []),
      ...(hasLost ? [t('rescue')] : []),
    ];
    return `${facts.join(' · ')}. ${sentences.join(' ')}`.trim();
  };
}
