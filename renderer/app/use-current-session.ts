import { useEffect, useMemo, useState } from 'react';
import type { Session } from '../../shared/contract/site';
import { useClock } from '../i18n';
import { useVault } from '../vault';

/** Midnight is noticed within this time. */
const DATE_CHECK_MILLISECONDS = 30_000;

/** The session kept fresh: names and roles when they change, the date at midnight. Every screen is drawn anew with it. */
export function useCurrentSession(start: Session): Session {
  const client = useVault();
  const { today } = useClock();
  const [session, setSession] = useState(start);
  const [date, setDate] = useState(start.today);

  useEffect(
    () =>
      client.on('records.changed', ({ entities }) => {
        if (!entities.includes('user') && !entities.includes('site')) return;
        void client.call('session.current', {}).then((result) => {
          if (result.ok) setSession(result.value);
        });
      }),
    [client],
  );

  useEffect(() => {
    const timer = setInterval(() => setDate(today()), DATE_CHECK_MILLISECONDS);
    return () => clearInterval(timer);
  }, [today]);

  return useMemo(() => ({ ...session, today: date }), [session, date]);
}
