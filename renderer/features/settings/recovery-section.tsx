import { KeyRound, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { localDateAt, type InstantMs } from '../../../shared/time';
import { useErrorMessage } from '../../app/error-message';
import { useSession } from '../../app/session';
import { Banner, Button, Form, FormActions, PassphraseField, useForm } from '../../components';
import { useFormat, useTranslation } from '../../i18n';
import { useCommand } from '../../vault';
import { RecoveryCodeSteps } from '../recovery-code/recovery-code-steps';
import { Card } from '../support/card';
import { TestRecovery } from './test-recovery';

type Stage =
  | { readonly name: 'rest' }
  | { readonly name: 'ask' }
  | { readonly name: 'test' }
  | { readonly name: 'show'; readonly code: string };

/** Whether the recovery code is known to be on paper, and making a new one. */
export function RecoverySection() {
  const { t } = useTranslation('settings');
  const { site } = useSession();
  const [stage, setStage] = useState<Stage>({ name: 'rest' });
  const [isConfirmed, setConfirmed] = useState(site.recoveryCodeConfirmed);

  return (
    <Card title={t('recovery.title')} hint={t('recovery.explain')}>
      {stage.name !== 'show' && (
        <Banner tone={isConfirmed ? 'success' : 'warning'}>
          {t(isConfirmed ? 'recovery.confirmed' : 'recovery.unconfirmed')}
        </Banner>
      )}
      {stage.name === 'rest' && (
        <>
          {isConfirmed && <LastTest testedAt={site.recoveryCodeTestedAt} />}
          <div className="row">
            <Button icon={ShieldCheck} onPress={() => setStage({ name: 'test' })}>
              {t('recovery.test.title')}
            </Button>
            <Button icon={KeyRound} onPress={() => setStage({ name: 'ask' })}>
              {t('recovery.renew')}
            </Button>
          </div>
        </>
      )}
      {stage.name === 'test' && (
        <TestRecovery onClose={() => setStage({ name: 'rest' })} onWorks={() => setConfirmed(true)} />
      )}
      {stage.name === 'ask' && (
        <RenewForm
          onRenewed={(code) => {
            setConfirmed(false);
            setStage({ name: 'show', code });
          }}
        />
      )}
      {stage.name === 'show' && (
        <RecoveryCodeSteps
          code={stage.code}
          onConfirmed={() => {
            setConfirmed(true);
            setStage({ name: 'rest' });
          }}
        />
      )}
    </Card>
  );
}

function LastTest({ testedAt }: { readonly testedAt: InstantMs | null }) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  return (
    <p className="text-muted">
      {testedAt === null
        ? t('recovery.test.never')
        : t('recovery.test.last', { date: format.date(localDateAt(testedAt, format.timeZone)) })}
    </p>
  );
}

function RenewForm({ onRenewed }: { readonly onRenewed: (code: string) => void }) {
  const { t } = useTranslation('settings');
  const errorMessage = useErrorMessage();
  const command = useCommand('recovery.renew');
  const form = useForm({
    initialValues: { passphrase: '' },
    validate: ({ passphrase }) => (passphrase === '' ? { passphrase: t('recovery.passphraseMissing') } : {}),
  });
  const renew = async ({ passphrase }: { readonly passphrase: string }) => {
    const result = await command.run({ passphrase });
    if (result.ok) onRenewed(result.value.recoveryCode);
    else if (result.error.code === 'WRONG_PASSPHRASE')
      form.fail({ passphrase: t('passphrase.wrongCurrent') });
    else form.fail({}, errorMessage(result.error));
  };
  return (
    <Form aria-label={t('recovery.renew')} {...form.bind(renew)}>
      <p>{t('recovery.renewExplain')}</p>
      <PassphraseField label={t('recovery.passphrase')} autoFocus {...form.field('passphrase')} />
      <FormActions>
        <Button variant="primary" type="submit" isPending={form.isSubmitting}>
          {t('recovery.make')}
        </Button>
      </FormActions>
    </Form>
  );
}
