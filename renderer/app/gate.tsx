import { Suspense, useCallback, useEffect, useState } from 'react';
import type { MethodOutput } from '../../shared/contract';
import type { LockReason } from '../../shared/contract/main';
import type { Session, SiteStatus } from '../../shared/contract/site';
import type { ClinicError } from '../../shared/errors';
import { Damaged } from '../features/lock/damaged';
import { LockScreen } from '../features/lock/lock-screen';
import { useClock } from '../i18n';
import { useVault, type VaultClient } from '../vault';
import { ChangePassphrase, DamagedRecords, FirstRun, RenewRecoveryCode, RestoreFlow } from './later-parts';
import { Welcome } from './welcome';

/** What main knows of the machine, the site and why the page was loaded. */
export type AppInfo = MethodOutput<'app.info'>;

interface GateProps {
  readonly firstInfo: AppInfo | null;
  /** Everything is in order: show the app. */
  readonly onAdmitted: (session: Session) => Promise<void>;
}

interface Standing {
  readonly status: SiteStatus;
  /** A wait the vault imposed counts from when it was heard of. */
  readonly since: number;
}

/** What the lock screen shows while the vault is still starting. */
const FIRST_GUESS: SiteStatus = { state: 'locked', waitMilliseconds: 0, sample: null };

function guessFrom({ hasSite }: AppInfo): Standing {
  return { status: hasSite ? FIRST_GUESS : { state: 'no_site' }, since: 0 };
}

/** A one-time passphrase opened the vault; it is kept only until it has been replaced. */
interface PassphraseChange {
  readonly session: Session;
  readonly oneTimePassphrase: string;
}

/** Somebody got back in with the recovery code and is asked to make a new one. */
interface CodeRenewal {
  readonly session: Session;
  readonly passphrase: string;
}

type Found =
  | { readonly kind: 'standing'; readonly status: SiteStatus }
  | { readonly kind: 'signed-in'; readonly session: Session }
  | { readonly kind: 'failure'; readonly error: ClinicError };

async function whereWeStand(client: VaultClient): Promise<Found> {
  const status = await client.call('site.status', {});
  if (!status.ok) return { kind: 'failure', error: status.error };
  if (status.value.state !== 'unlocked') return { kind: 'standing', status: status.value };
  // The page was loaded anew while somebody is signed in, which happens only while developing.
  const session = await client.call('session.current', {});
  return session.ok
    ? { kind: 'signed-in', session: session.value }
    : { kind: 'failure', error: session.error };
}

/** What stands before the app: setting up, signing in, getting back in. */
export function Gate(props: GateProps) {
  return (
    <Suspense fallback={<Welcome />}>
      <GateScreen {...props} />
    </Suspense>
  );
}

function GateScreen({ firstInfo, onAdmitted }: GateProps) {
  const client = useVault();
  const { clock } = useClock();
  const [standing, setStanding] = useState(firstInfo === null ? null : guessFrom(firstInfo));
  const [lockReason, setLockReason] = useState<LockReason | null>(firstInfo?.lockReason ?? null);
  const [failure, setFailure] = useState<ClinicError | null>(null);
  const [change, setChange] = useState<PassphraseChange | null>(null);
  const [renewal, setRenewal] = useState<CodeRenewal | null>(null);
  const [isRestoring, setRestoring] = useState(false);

  const look = useCallback(
    () =>
      whereWeStand(client).then(async (found) => {
        setFailure(found.kind === 'failure' ? found.error : null);
        if (found.kind === 'standing') {
          setStanding({ status: found.status, since: clock.monotonicMilliseconds() });
        }
        if (found.kind === 'signed-in') await onAdmitted(found.session);
      }),
    [client, clock, onAdmitted],
  );

  useEffect(() => {
    // Main answers at once; what it can't know (a wait, damage) the vault adds when it has started.
    if (firstInfo === null) {
      void client.call('app.info', {}).then((info) => {
        if (!info.ok) return;
        setLockReason(info.value.lockReason);
        setStanding((known) => known ?? guessFrom(info.value));
      });
    }
    void look();
  }, [client, look, firstInfo]);

  const admit = (session: Session, passphrase: string) => {
    if (session.user.mustChangePassphrase) setChange({ session, oneTimePassphrase: passphrase });
    else void onAdmitted(session);
  };

  const restore = () => setRestoring(true);
  if (isRestoring) {
    return (
      <RestoreFlow
        onBack={() => setRestoring(false)}
        onRestored={async () => {
          await look();
          setRestoring(false);
        }}
      />
    );
  }
  if (failure !== null)
    return <Damaged code={failure.code} previousCopyAvailable={false} onLookAgain={look} />;
  if (change !== null) {
    return (
      <ChangePassphrase
        session={change.session}
        currentPassphrase={change.oneTimePassphrase}
        onChanged={() =>
          void onAdmitted({
            ...change.session,
            user: { ...change.session.user, mustChangePassphrase: false },
          })
        }
      />
    );
  }
  if (renewal !== null) {
    return (
      <RenewRecoveryCode passphrase={renewal.passphrase} onDone={() => void onAdmitted(renewal.session)} />
    );
  }
  if (standing === null) return <Welcome />;
  const { status, since } = standing;
  switch (status.state) {
    case 'no_site':
      return <FirstRun onReady={onAdmitted} onSampleReady={look} onRestore={restore} />;
    case 'damaged':
      return status.damage === null ? (
        <Damaged
          code={status.code}
          previousCopyAvailable={status.previousCopyAvailable}
          onLookAgain={look}
          onRestore={restore}
        />
      ) : (
        <DamagedRecords damage={status.damage} onLookAgain={look} onRestore={restore} />
      );
    case 'locked':
      return (
        <LockScreen
          status={status}
          since={since}
          lockReason={lockReason}
          onSignedIn={admit}
          onRestore={restore}
          onDamaged={look}
          onRecovered={(session, passphrase) => setRenewal({ session, passphrase })}
        />
      );
    case 'unlocked':
      return <Welcome />;
  }
}
