import { ShieldCheck } from 'lucide-react';
import { useRef, useState } from 'react';
import type { MethodOutput } from '../../../shared/contract';
import type { ClinicError } from '../../../shared/errors';
import { useErrorMessage } from '../../app/error-message';
import { Banner, Button, Progress } from '../../components';
import { useTranslation } from '../../i18n';
import { useJobProgress, useVault } from '../../vault';

/** A head is read aloud and compared in groups; these many characters are enough to tell two apart. */
const HEAD_CHARACTERS = 16;

/** Checks the whole log, says how far it is, and names the first position that isn't as it was written. */
export function VerifyLog() {
  const { t } = useTranslation('oversight');
  const vault = useVault();
  const errorMessage = useErrorMessage();
  const { progress, onProgress } = useJobProgress();
  const [isRunning, setRunning] = useState(false);
  const [isCanceling, setCanceling] = useState(false);
  const [result, setResult] = useState<MethodOutput<'audit.verify'> | null>(null);
  const [error, setError] = useState<ClinicError | null>(null);
  const abort = useRef<AbortController | null>(null);

  const check = async () => {
    abort.current = new AbortController();
    setResult(null);
    setError(null);
    setCanceling(false);
    setRunning(true);
    const answer = await vault.call('audit.verify', {}, { signal: abort.current.signal, onProgress });
    setRunning(false);
    if (answer.ok) setResult(answer.value);
    else if (answer.error.code !== 'CANCELLED') setError(answer.error);
  };

  if (isRunning) {
    return (
      <Progress
        label={t('verify.running')}
        done={progress?.done ?? 0}
        total={progress === null || progress.total === 0 ? undefined : progress.total}
        isCanceling={isCanceling}
        onCancel={() => {
          setCanceling(true);
          abort.current?.abort();
        }}
      />
    );
  }
  return (
    <div className="stack">
      {error !== null && <Banner tone="danger">{errorMessage(error)}</Banner>}
      {result?.isWhole === true && (
        <Banner tone="success">
          {t('verify.whole', { count: result.checkedCount, head: result.headHash.slice(0, HEAD_CHARACTERS) })}
        </Banner>
      )}
      {result?.isWhole === false && (
        <Banner tone="danger" title={t('verify.broken', { position: result.brokenAt })}>
          {t(`verify.problem.${result.problem}`)} {t('verify.next')}
        </Banner>
      )}
      <div>
        <Button icon={ShieldCheck} onPress={() => void check()}>
          {t('verify.start')}
        </Button>
      </div>
    </div>
  );
}
