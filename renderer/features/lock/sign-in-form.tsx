import { useState } from 'react';
import type { Session } from '../../../shared/contract/site';
import { useErrorMessage, useWaitInWords } from '../../app/error-message';
import {
  Banner,
  Button,
  Form,
  LinkButton,
  PassphraseField,
  TextField,
  useForm,
  type FieldErrors,
} from '../../components';
import { useClock, useTranslation } from '../../i18n';
import { useCommand, useVault } from '../../vault';
import { useCountdown, type Wait } from './use-countdown';

interface Values {
  readonly signInName: string;
  readonly passphrase: string;
}

interface SignInFormProps {
  /** Wrong tries before a restart still count; known only when the vault has started. */
  readonly earlierWait: Wait;
  /** Filled in already, at a sample site. */
  readonly start: Values | null;
  readonly onSignedIn: (session: Session, passphrase: string) => void;
  readonly onRecover: () => void;
  readonly onRestore: () => void;
  readonly onDamaged: () => Promise<void>;
}

/** Sign-in name and passphrase. */
export function SignInForm({
  earlierWait,
  start,
  onSignedIn,
  onRecover,
  onRestore,
  onDamaged,
}: SignInFormProps) {
  const { t } = useTranslation('lock');
  const { clock } = useClock();
  const errorMessage = useErrorMessage();
  const waitInWords = useWaitInWords();
  const client = useVault();
  const unlock = useCommand('session.unlock');
  const [ownWait, setWait] = useState<Wait | null>(null);
  const wait = ownWait ?? (earlierWait.milliseconds > 0 ? earlierWait : null);
  const leftMilliseconds = useCountdown(wait);
  const form = useForm<Values>({
    initialValues: start ?? { signInName: '', passphrase: '' },
    validate: (values) => {
      const errors: FieldErrors<Values> = {};
      if (values.signInName.trim() === '') errors.signInName = t('enterSignInName');
      if (values.passphrase === '') errors.passphrase = t('enterPassphrase');
      return errors;
    },
  });

  const signIn = async ({ signInName, passphrase }: Values) => {
    // The names are kept in small letters; nobody should have to know.
    const result = await unlock.run({ signInName: signInName.trim().toLowerCase(), passphrase });
    if (result.ok) {
      onSignedIn(result.value, passphrase);
      return;
    }
    if (result.error.code === 'DATABASE_DAMAGED') {
      await onDamaged();
      return;
    }
    if (result.error.code !== 'WAIT_BEFORE_RETRY') form.fail({}, errorMessage(result.error));
    // A wrong try may have made the next one wait; better said now than after the next try.
    const status = await client.call('site.status', {});
    const milliseconds = status.ok && status.value.state === 'locked' ? status.value.waitMilliseconds : 0;
    if (milliseconds > 0) setWait({ milliseconds, startedAt: clock.monotonicMilliseconds() });
  };

  return (
    <section className="welcome__card">
      <h1>{t('title')}</h1>
      {wait !== null && (
        <Banner
          tone={leftMilliseconds > 0 ? 'warning' : 'info'}
          {...(leftMilliseconds > 0
            ? { title: t('wait.title', { wait: waitInWords(leftMilliseconds) }) }
            : {})}
        >
          {leftMilliseconds > 0 ? t('wait.body') : t('wait.over')}
        </Banner>
      )}
      <Form aria-label={t('title')} {...form.bind(signIn)}>
        <TextField
          label={t('signInName')}
          width="wide"
          autoFocus={start === null}
          {...form.field('signInName')}
        />
        <PassphraseField
          label={t('passphrase')}
          width="wide"
          autoFocus={start !== null}
          {...form.field('passphrase')}
        />
        <div className="row lock__actions">
          <Button
            type="submit"
            variant="primary"
            isPending={form.isSubmitting}
            isDisabled={leftMilliseconds > 0}
          >
            {form.isSubmitting ? t('unlocking') : t('unlock')}
          </Button>
          <LinkButton onPress={onRecover}>{t('useRecoveryCode')}</LinkButton>
          <LinkButton onPress={onRestore}>{t('restore')}</LinkButton>
        </div>
      </Form>
      <p className="lock__footnote">{t('nothingSent')}</p>
    </section>
  );
}
