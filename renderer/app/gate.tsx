import { useCallback, useEffect, useState } from 'react';
import type { LockReason } from '../../shared/contract/main';
import type { Session, SiteStatus } from '../../shared/contract/site';
import type { ClinicError } from '../../shared/errors';
import { ChangePassphrase } from '../features/lock/change-passphrase';
import { Damaged } from '../features/lock/damaged';
import { LockScreen } from '../features/lock/lock-screen';
import { FirstRun } from '../features/first-run/first-run';
import { useVault, type VaultClient } from '../vault';
import { Welcome } from './welcome';

interface GateProps {
  /** Everything is in order: show the app. */
  readonly onAdmitted: (session: Session) => Promise<void>;
}

interface Standing {
  readonly status: SiteStatus;
  readonly lockReason: LockReason | null;
}

/** A one-time passphrase opened the vault; it is kept only until it has been replaced. */
interface PassphraseChange {
  readonly session: Session;
  readonly oneTimePassphrase: string;
}

type Found =
  | { readonly kind: 'standing'; readonly standing: Standing }
  | { readonly kind: 'signed-in'; readonly session: Session }
  | { readonly kind: 'failure'; readonly error: ClinicError };

async function whereWeStand(client: VaultClient): Promise<Found> {
  const [status, info] = await Promise.all([client.call('site.status', {}), client.call('app.info', {})]);
  if (!status.ok) return { kind: 'failure', error: status.error };
  if (status.value.state === 'unlocked') {
    // The page was loaded anew while somebody is signed in, which happens only while developing.
    const session = await client.call('session.current', {});
    return session.ok
      ? { kind: 'signed-in', session: session.value }
      : { kind: 'failure', error: session.error };
  }
  const lockReason = info.ok ? info.value.lockReason : null;
  return { kind: 'standing', standing: { status: status.value, lockReason } };
}

/** What stands before the app: setting up, signing in, getting back in. */
export function Gate({ onAdmitted }: GateProps) {
  const client = useVault();
  const [standing, setStanding] = useState<Standing | null>(null);
  const [failure, setFailure] = useState<ClinicError | null>(null);
  const [change, setChange] = useState<PassphraseChange | null>(null);

  const look = useCallback(
    () =>
      whereWeStand(client).then(async (found) => {
        setFailure(found.kind === 'failure' ? found.error : null);
        if (found.kind === 'standing') setStanding(found.standing);
        if (found.kind === 'signed-in') await onAdmitted(found.session);
      }),
    [client, onAdmitted],
  );

  useEffect(() => {
    void look();
  }, [look]);

  const admit = (session: Session, passphrase: string) => {
    if (session.user.mustChangePassphrase) setChange({ session, oneTimePassphrase: passphrase });
    else void onAdmitted(session);
  };

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
  if (standing === null) return <Welcome />;
  const { status, lockReason } = standing;
  switch (status.state) {
    case 'no_site':
      return <FirstRun onReady={onAdmitted} onSampleReady={look} />;
    case 'damaged':
      return (
        <Damaged code={status.code} previousCopyAvailable={status.previousCopyAvailable} onLookAgain={look} />
      );
    case 'locked':
      return <LockScreen status={status} lockReason={lockReason} onSignedIn={admit} />;
    case 'unlocked':
      return <Welcome />;
  }
}
