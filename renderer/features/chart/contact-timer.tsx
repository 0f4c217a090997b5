import { Square, Timer } from 'lucide-react';
import { Button } from '../../components';
import { useFormat, useTranslation } from '../../i18n';
import { useNow } from '../support/use-now';
import { isTimerRunning, type RecordForm } from './record-form';

export interface ContactTimerProps {
  readonly form: RecordForm;
  readonly onStart: () => void;
  readonly onStop: () => void;
}

const MINUTE_MILLISECONDS = 60_000;

/** Starts and stops the clock of a contact. Typing the times does as well, so it is offered only while none are. */
export function ContactTimer({ form, onStart, onStop }: ContactTimerProps) {
  const { t } = useTranslation('chart');
  const format = useFormat();
  const isRunning = isTimerRunning(form);
  const now = useNow(isRunning);
  if (form.timer !== null && isRunning) {
    const { startedAt } = form.timer;
    return (
      <div className="contact-timer" role="group" aria-label={t('timer.label')}>
        <span className="contact-timer__text figures">
          {t('timer.running', {
            time: format.time(startedAt),
            duration: format.duration(Math.max(0, Math.floor((now - startedAt) / MINUTE_MILLISECONDS))),
          })}
        </span>
        <Button icon={Square} onPress={onStop}>
          {t('timer.stop')}
        </Button>
      </div>
    );
  }
  if (form.startTime !== null || form.endTime !== null) return null;
  return (
    <div className="contact-timer" role="group" aria-label={t('timer.label')}>
      <Button icon={Timer} onPress={onStart}>
        {t('timer.start')}
      </Button>
      <span className="contact-timer__text text-muted">{t('timer.hint')}</span>
    </div>
  );
}
