import { Hourglass } from 'lucide-react';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { Button, Icon } from '../components';
import { useClock, useTranslation } from '../i18n';
import { useVault } from '../vault';
import { useWaitInWords } from './error-message';
import { onIdle } from './preload-messages';

const TICK_MILLISECONDS = 1_000;

interface Warning {
  readonly remainingMilliseconds: number;
  /** By the monotonic clock. */
  readonly since: number;
}

/**
 * Shortly before an untouched window locks: how long is left. Any key or movement takes it away, because main counts
 * them; the button is for those whose software presses it without either (WCAG 2.2.1).
 */
export function IdleWarning() {
  const { t } = useTranslation('app');
  const { clock } = useClock();
  const client = useVault();
  const waitInWords = useWaitInWords();
  const [warning, setWarning] = useState<Warning | null>(null);
  const [now, setNow] = useState(0);

  useEffect(
    () =>
      onIdle((remainingMilliseconds) => {
        const since = clock.monotonicMilliseconds();
        setNow(since);
        setWarning(remainingMilliseconds === null ? null : { remainingMilliseconds, since });
      }),
    [clock],
  );
  const isShown = warning !== null;
  useEffect(() => {
    if (!isShown) return undefined;
    const timer = setInterval(() => setNow(clock.monotonicMilliseconds()), TICK_MILLISECONDS);
    return () => clearInterval(timer);
  }, [isShown, clock]);

  if (warning === null) return null;
  const left = Math.max(0, warning.remainingMilliseconds - (now - warning.since));
  // Beside the page and marked for react-aria: heard and usable over an open dialog, which hides everything else.
  return createPortal(
    <aside className="idle-warning" aria-label={t('idle.title')} data-react-aria-top-layer="true">
      <Icon icon={Hourglass} size="large" />
      <div>
        <p className="text-strong" role="alert">
          {t('idle.title')}
        </p>
        <p aria-hidden="true" className="figures">
          {t('idle.left', { wait: waitInWords(left) })}
        </p>
        <p className="text-muted">{t('idle.kept')}</p>
      </div>
      <Button variant="primary" onPress={() => void client.call('app.stay', {})}>
        {t('idle.stay')}
      </Button>
    </aside>,
    document.body,
  );
}
