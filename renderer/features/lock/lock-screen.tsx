import { useState } from 'react';
import type { LockReason } from '../../../shared/contract/main';
import type { Session, SiteStatus } from '../../../shared/contract/site';
import { Welcome } from '../../app/welcome';
import { LockReasonBanner } from './lock-reason';
import './lock.css';
import { RecoverForm } from './recover-form';
import { SampleSignIns } from './sample-sign-ins';
import { SignInForm } from './sign-in-form';

export type LockedStatus = Extract<SiteStatus, { state: 'locked' }>;

interface LockScreenProps {
  readonly status: LockedStatus;
  /** When the status was heard of, by the monotonic clock: its wait counts from there. */
  readonly since: number;
  readonly lockReason: LockReason | null;
  /** @param passphrase what was signed in with; a one-time one has to be replaced */
  readonly onSignedIn: (session: Session, passphrase: string) => void;
  /** @param passphrase the new one, chosen after the recovery code was accepted */
  readonly onRecovered: (session: Session, passphrase: string) => void;
  /** Leads to the backups. */
  readonly onRestore: () => void;
  /** Signing in found the database damaged: asks the vault where things stand. */
  readonly onDamaged: () => Promise<void>;
}

/** Nobody is signed in. Says nothing about anybody: not who works here, not whom the site serves. */
export function LockScreen({ status, since, lockReason, onSignedIn, onRecovered, ...more }: LockScreenProps) {
  const [isRecovering, setRecovering] = useState(false);
  const [signInName, setSignInName] = useState<string | null>(null);
  return (
    <Welcome>
      {isRecovering ? (
        <RecoverForm
          onRecovered={onRecovered}
          onBack={() => setRecovering(false)}
          onDamaged={more.onDamaged}
        />
      ) : (
        <>
          <LockReasonBanner reason={lockReason} />
          <SignInForm
            // Choosing a sample person starts the form anew with their name.
            key={signInName}
            earlierWait={{ milliseconds: status.waitMilliseconds, startedAt: since }}
            start={
              signInName === null || status.sample === null
                ? null
                : { signInName, passphrase: status.sample.passphrase }
            }
            onSignedIn={onSignedIn}
            onRecover={() => setRecovering(true)}
            {...more}
          />
          {status.sample !== null && <SampleSignIns sample={status.sample} onChoose={setSignInName} />}
        </>
      )}
    </Welcome>
  );
}
