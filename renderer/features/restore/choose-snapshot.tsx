import { useState } from 'react';
import type { MethodOutput } from '../../../shared/contract';
import type { Restorable, RestoreReport } from '../../../shared/contract/restore';
import { useErrorMessage } from '../../app/error-message';
import { WelcomeTitle } from '../../app/welcome';
import { Banner, Button, RadioGroup } from '../../components';
import { useFormat, useTranslation } from '../../i18n';
import { useCommand } from '../../vault';

interface ChooseSnapshotProps {
  readonly look: MethodOutput<'restore.look'>;
  readonly onRestored: (report: RestoreReport) => void;
}

/** The backups, each with what is in it and what came after it. */
export function ChooseSnapshot({ look, onRestored }: ChooseSnapshotProps) {
  const { t } = useTranslation('restore');
  const format = useFormat();
  const errorMessage = useErrorMessage();
  const describe = useDescription();
  const command = useCommand('restore.run');
  const ready = look.snapshots.filter(({ state }) => state === 'ready');
  const unusable = look.snapshots.filter(({ state }) => state !== 'ready');
  const [chosenId, setChosenId] = useState<string | null>(ready[0]?.snapshotId ?? null);
  const chosen = ready.find(({ snapshotId }) => snapshotId === chosenId);

  const run = async ({ snapshotId }: Restorable) => {
    const result = await command.run({ lookId: look.lookId, snapshotId });
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
        <Banner tone="danger" isLive>
          {errorMessage(command.error)}
        </Banner>
      )}
      {command.isRunning && <Banner tone="info">{t('running')}</Banner>}
      {chosen !== undefined && (
        <div className="row">
          <Button variant="primary" isPending={command.isRunning} onPress={() => void run(chosen)}>
            {t('run')}
          </Button>
        </div>
      )}
    </>
  );
}

function useDescription(): (snapshot: Restorable) => string {
  const { t } = useTranslation('restore');
  const format = useFormat();
  return ({ counts, bytes, lostMinutes, lostChangeCount }) => {
    const hasLost = (lostChangeCount ?? 0) > 0 || (lostChangeCount === null && (lostMinutes ?? 0) > 0);
    return [
      ...(counts === null ? [] : [t('counts', counts)]),
      format.fileSize(bytes),
      ...(lostMinutes === null && lostChangeCount === null ? [] : hasLost ? [] : [t('lostNothing')]),
      ...(hasLost && lostMinutes !== null ? [t('lostMinutes', { count: lostMinutes })] : []),
      ...(hasLost && lostChangeCount !== null ? [t('lostChanges', { count: lostChangeCount })] : []),
      ...(hasLost ? [t('rescue')] : []),
    ].join(' · ');
  };
}
