import { useCallback, useEffect, useState } from 'react';
import type { Clock } from '../../shared/clock';
import type { Session } from '../../shared/contract/site';
import { NotificationsProvider } from '../components';
import { LanguageProvider, firstTexts } from '../i18n';
import type { DisplaySettings } from '../styles/display-settings';
import { VaultContext, type VaultConnection } from '../vault/vault-context';
import { ErrorBoundary } from './error-boundary';
import { Gate, type AppInfo } from './gate';
import { readLastPlace } from './last-place';
import { LockContext } from './locking';
import { PreferencesProvider, readDisplay } from './preferences-provider';
import type { Route } from './routes';
import { loadSignedIn, loadSignedInSoon } from './later-parts';

export interface AppProps {
  readonly connection: VaultConnection;
  /** What main knows at the start; `null` when it took too long to say. */
  readonly firstInfo: AppInfo | null;
  readonly clock: Clock;
  readonly lock: () => void;
}

interface Admitted {
  readonly session: Session;
  readonly display: DisplaySettings;
  readonly startRoute: Route;
  readonly SignedIn: Awaited<ReturnType<typeof loadSignedIn>>;
}

/** The whole page: before somebody is signed in the gate, after that the app. */
export function App({ connection, firstInfo, clock, lock }: AppProps) {
  const [admitted, setAdmitted] = useState<Admitted | null>(null);
  const { client } = connection;

  const admit = useCallback(
    async (opened: Session) => {
      // All of it before the first frame: nobody sees another look or another place first (S28).
      const [current, display, startRoute, SignedIn] = await Promise.all([
        client.call('session.current', {}),
        readDisplay(client),
        readLastPlace(client, opened.today),
        loadSignedIn(),
      ]);
      // What happened between opening and here (a new passphrase, a confirmed code) counts too.
      setAdmitted({ session: current.ok ? current.value : opened, display, startRoute, SignedIn });
    },
    [client],
  );

  useEffect(loadSignedInSoon, []);

  const personal =
    admitted === null
      ? null
      : {
          userId: admitted.session.user.id,
          language: admitted.session.user.language,
          display: admitted.display,
        };

  return (
    <VaultContext value={connection}>
      <LockContext value={lock}>
        <PreferencesProvider personal={personal}>
          {(language) => (
            <LanguageProvider
              language={language}
              texts={firstTexts}
              timeZone={admitted?.session.site.timeZone}
              clock={clock}
            >
              <NotificationsProvider>
                <ErrorBoundary place={admitted === null ? 'gate' : 'app'}>
                  {admitted === null ? (
                    <Gate firstInfo={firstInfo} onAdmitted={admit} />
                  ) : (
                    <admitted.SignedIn session={admitted.session} startRoute={admitted.startRoute} />
                  )}
                </ErrorBoundary>
              </NotificationsProvider>
            </LanguageProvider>
          )}
        </PreferencesProvider>
      </LockContext>
    </VaultContext>
  );
}
