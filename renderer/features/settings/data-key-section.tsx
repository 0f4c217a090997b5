import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import type { MethodOutput } from '../../../shared/contract';
import { useErrorMessage } from '../../app/error-message';
import { useNavigate } from '../../app/navigation';
import {
  Banner,
  Button,
  Form,
  FormActions,
  KeyValueList,
  PassphraseField,
  Progress,
  useForm,
} from '../../components';
import { useFormat, useTranslation } from '../../i18n';
import { useCommand, useJobProgress, useVaultQuery } from '../../vault';
import type { JobProgress } from '../../vault';
import { Card } from '../support/card';

type Status = MethodOutput<'dataKey.status'>;

/** Which key everything is encrypted with, since when, and changing it. */
export function DataKeySection() {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const { value: status, refresh } = useVaultQuery('dataKey.status', {}, { entities: ['user', 'site'] });
  const [stage, setStage] = useState<'rest' | 'ask' | 'done'>('rest');
  if (status === undefined) return null;
  return (
    <Card title={t('dataKey.title')} hint={t('dataKey.hint')}>
      <KeyValueList
        items={[
          {
            key: t('dataKey.changedAt'),
            value: status.changedAt === null ? t('dataKey.never') : format.dateTime(status.changedAt),
          },
        ]}
      />
      {stage === 'done' && (
        <Banner tone="success" title={t('dataKey.changed')} isLive>
          {t('dataKey.changedExplain')}
        </Banner>
      )}
      {stage === 'ask' ? (
        <ChangeForm
          status={status}
          onCancel={() => setStage('rest')}
          onChanged={() => {
            setStage('done');
            refresh();
          }}
        />
      ) : (
        <Start status={status} onStart={() => setStage('ask')} />
      )}
    </Card>
  );
}

function Start({ status, onStart }: { readonly status: Status; readonly onStart: () => void }) {
  const { t } = useTranslation('settings');
  const navigate = useNavigate();
  if (!status.recoveryCodeMoves) {
    return (
      <Banner
        tone="warning"
        title={t('dataKey.codeFirst')}
        actions={
          <Button onPress={() => navigate({ name: 'settings', section: 'recovery' })}>
            {t('dataKey.toCode')}
          </Button>
        }
      >
        {t('dataKey.codeFirstExplain')}
      </Banner>
    );
  }
  return (
    <div>
      <Button icon={KeyRound} onPress={onStart}>
        {t('dataKey.change')}
      </Button>
    </div>
  );
}

/** The steps that have words here. */
function stepOf(step: JobProgress['step']): 'preparing' | 'writing' | 'checking' | 'verifying' {
  return step === 'writing' || step === 'checking' || step === 'verifying' ? step : 'preparing';
}

interface ChangeFormProps {
  readonly status: Status;
  readonly onCancel: () => void;
  readonly onChanged: () => void;
}

function ChangeForm({ status, onCancel, onChanged }: ChangeFormProps) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const errorMessage = useErrorMessage();
  const command = useCommand('dataKey.change');
  const { progress, onProgress } = useJobProgress();
  const [isCanceling, setCanceling] = useState(false);
  const [abort, setAbort] = useState<AbortController | null>(null);
  const form = useForm({
    initialValues: { passphrase: '' },
    validate: ({ passphrase }) => (passphrase === '' ? { passphrase: t('dataKey.passphraseMissing') } : {}),
  });
  const change = async ({ passphrase }: { readonly passphrase: string }) => {
    const controller = new AbortController();
    setAbort(controller);
    setCanceling(false);
    const result = await command.run({ passphrase }, { signal: controller.signal, onProgress });
    if (result.ok) onChanged();
    else if (result.error.code === 'WRONG_PASSPHRASE') {
      form.fail({ passphrase: t('passphrase.wrongCurrent') });
    } else if (result.error.code === 'CANCELLED') form.fail({}, t('dataKey.stopped'));
    else if (result.error.code === 'DISK_FULL') form.fail({}, t('dataKey.diskFull'));
    else form.fail({}, errorMessage(result.error));
  };
  const step = progress === null ? 'preparing' : stepOf(progress.step);
  return (
    <Form aria-label={t('dataKey.change')} {...form.bind(change)}>
      <p>{t('dataKey.explain')}</p>
      <p>{t('dataKey.wait')}</p>
      <p className="text-muted">{t('dataKey.before')}</p>
      {status.stayingNames.length > 0 && (
        <Banner tone="warning" title={t('dataKey.staying', { count: status.stayingNames.length })}>
          {t('dataKey.stayingExplain', { names: format.list(status.stayingNames) })}
        </Banner>
      )}
      {form.isSubmitting ? (
        <Progress
          label={t(`dataKey.step.${step}`)}
          done={progress?.done ?? 0}
          total={progress?.total}
          text={
            step === 'writing' && progress !== null
              ? t('dataKey.written', {
                  done: format.fileSize(progress.done),
                  total: format.fileSize(progress.total),
                })
              : undefined
          }
          isCanceling={isCanceling}
          onCancel={() => {
            setCanceling(true);
            abort?.abort();
          }}
        />
      ) : (
        <>
          <PassphraseField label={t('dataKey.passphrase')} autoFocus {...form.field('passphrase')} />
          <FormActions>
            <Button variant="primary" type="submit">
              {t('dataKey.start')}
            </Button>
            <Button onPress={onCancel}>{t('dataKey.cancel')}</Button>
          </FormActions>
        </>
      )}
    </Form>
  );
}
