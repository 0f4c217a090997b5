import { FlaskConical } from 'lucide-react';
import { memo, useState } from 'react';
import type { Session } from '../../shared/contract/site';
import { useVaultQuery } from '../vault';
import { WorkingSetContext } from '../vault/vault-context';
import { WorkingSet } from '../vault/working-set';
import { Icon, Shell } from '../components';
import { useTranslation } from '../i18n';
import { useCover } from './cover';
import { ErrorBoundary } from './error-boundary';
import { FindDialog } from '../features/find/find-dialog';
import { IdleWarning } from './idle-warning';
import { KeyboardMap } from './keyboard-map';
import { useKeepLastPlace } from './last-place';
import { useLock } from './locking';
import { MENU_PLACES } from './main-menu';
import { MainMenu } from './main-menu-rail';
import { useNavigation } from './navigation';
import { NavigationProvider } from './navigation-provider';
import { START_ROUTE, placeOf, type Route } from './routes';
import { ScreenFrameProvider, useScreenFrameState } from './screen-frame';
import { screenOf } from './screens';
import { SessionContext, useMayCall, useSession } from './session';
import { SiteBar } from './site-bar';
import { useAppShortcuts } from './use-app-shortcuts';
import { useCurrentSession } from './use-current-session';

/** Everything a signed-in person sees. */
export function SignedIn({ session, startRoute }: { readonly session: Session; readonly startRoute: Route }) {
  const [workingSet] = useState(() => new WorkingSet());
  return (
    <WorkingSetContext value={workingSet}>
      <SessionContext value={useCurrentSession(session)}>
        <NavigationProvider startRoute={startRoute}>
          <Frame />
        </NavigationProvider>
      </SessionContext>
    </WorkingSetContext>
  );
}

function Frame() {
  const { today, site } = useSession();
  const { route, navigate } = useNavigation();
  const mayCall = useMayCall();
  const lock = useLock();
  const { cover, covering } = useCover();
  const [isMapOpen, setMapOpen] = useState(false);
  const [isFinding, setFinding] = useState(false);
  const frame = useScreenFrameState();
  useKeepLastPlace(today);

  const mayFind = mayCall('client.find');
  const find = () => setFinding(mayFind);
  const places = MENU_PLACES.filter(({ needs }) => mayCall(needs));
  useAppShortcuts({
    find,
    lock,
    showMap: () => setMapOpen(true),
    letters: Object.fromEntries(
      places.flatMap(({ id, shortcut }) =>
        shortcut === undefined ? [] : [[shortcut.toLowerCase(), () => navigate({ name: id })]],
      ),
    ),
  });

  return (
    <ScreenFrameProvider slots={frame.slots}>
      <Shell
        topBar={
          <SiteBar
            onSearch={mayFind ? find : undefined}
            onShowKeys={() => setMapOpen(true)}
            onCover={cover}
          />
        }
        navigation={<MainMenu places={places} />}
        notice={site.isSample ? <SampleNotice /> : undefined}
        sidePanel={frame.hasSide ? frame.sidePlace : undefined}
        status={
          <>
            {frame.statusPlace}
            <WaitingDrafts />
          </>
        }
        fillsHeight={frame.fillsHeight}
      >
        <ErrorBoundary place={placeOf(route)} onLeave={() => navigate(START_ROUTE)}>
          <Screen key={placeOf(route)} route={route} />
        </ErrorBoundary>
      </Shell>
      <FindDialog
        isOpen={isFinding}
        onClose={() => setFinding(false)}
        places={places}
        onShowKeys={() => setMapOpen(true)}
        onCover={cover}
      />
      <KeyboardMap places={places} isOpen={isMapOpen} onClose={() => setMapOpen(false)} />
      <IdleWarning />
      {covering}
    </ScreenFrameProvider>
  );
}

/** Drawn anew for another route, not whenever the frame around it changes. */
const Screen = memo(function Screen({ route }: { readonly route: Route }) {
  return screenOf(route);
});

function SampleNotice() {
  const { t } = useTranslation('app');
  return (
    <p className="sample-notice">
      <Icon icon={FlaskConical} size="small" />
      <strong>{t('sample.title')}</strong>
      {t('sample.body')}
    </p>
  );
}

/** Drafts are safe but not saved: the status line keeps saying that some wait. */
function WaitingDrafts() {
  const { t } = useTranslation('shell');
  const drafts = useVaultQuery('draft.list', {}, { entities: ['draft'] });
  const count = drafts.value?.drafts.length ?? 0;
  return count === 0 ? null : <span>{t('draftsWaiting', { count })}</span>;
}
