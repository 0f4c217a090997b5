import { FileLock2 } from 'lucide-react';
import { useRef, useState } from 'react';
import type { EndOfDayReview } from '../../../shared/contract/exchange';
import { LEGAL_BASIS } from '../../../shared/codes';
import type { ClinicError } from '../../../shared/errors';
import { useErrorMessage } from '../../app/error-message';
import { useNavigate } from '../../app/navigation';
import { useMayCall } from '../../app/session';
import { Banner, Button, Progress, RadioGroup } from '../../components';
import { useLabel, useTranslation } from '../../i18n';
import { useCommand, useJobProgress, useVault } from '../../vault';
import { Card } from '../support/card';
import { WrittenFile, type WrittenFileFacts } from './written-file';

type ReviewedRecipient = EndOfDayReview['recipients'][number];

/** Whether a file may be written for this office at all; the vault checks again when it writes. */
function isReady(recipient: ReviewedRecipient): boolean {
  return recipient.isVerified && !recipient.agreementExpired;
}

/** Choosing the office and the folder, writing with progress and Cancel, and what came of it. */
export function WriteCard({ review }: { readonly review: EndOfDayReview }) {
  const { t } = useTranslation('endOfDay');
  const label = useLabel();
  const vault = useVault();
  const mayCall = useMayCall();
  const navigate = useNavigate();
  const explain = useExportError();
  const command = useCommand('endOfDay.export');
  const { progress, onProgress } = useJobProgress();
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [error, setError] = useState<ClinicError | null>(null);
  const [written, setWritten] = useState<WrittenFileFacts | null>(null);
  const [isCanceling, setCanceling] = useState(false);
  const abort = useRef<AbortController | null>(null);

  const { recipients } = review;
  const recipient = recipients.find(({ recipientId }) => recipientId === chosenId) ?? recipients[0];

  const write = async ({ recipientId }: ReviewedRecipient) => {
    setError(null);
    setWritten(null);
    const folder = await vault.call('file.chooseFolder', { purpose: 'end_of_day_export' });
    if (!folder.ok) {
      setError(folder.error);
      return;
    }
    if (folder.value.chosen === null) return;
    const { token, displayName } = folder.value.chosen;
    abort.current = new AbortController();
    setCanceling(false);
    const result = await command.run(
      { recipientId, folderToken: token },
      { signal: abort.current.signal, onProgress },
    );
    if (result.ok) setWritten({ ...result.value, folderName: displayName });
    else setError(result.error);
  };

  return (
    <Card title={t('write.title')}>
      <p>
        {review.unsentChangeCount === 0
          ? t('write.unsentNone')
          : t('write.unsent', { count: review.unsentChangeCount })}
      </p>
      {recipient === undefined ? (
        <Banner
          tone="info"
          actions={
            mayCall('recipient.save') && (
              <Button onPress={() => navigate({ name: 'settings', section: 'office' })}>
                {t('write.setUp')}
              </Button>
            )
          }
        >
          {t('write.noRecipient')} {!mayCall('recipient.save') && t('write.askAdministrator')}
        </Banner>
      ) : (
        <>
          <RadioGroup
            label={t('write.recipient')}
            choices={recipients.map((choice) => ({
              id: choice.recipientId,
              label: choice.name,
              description: label(LEGAL_BASIS.codes[choice.legalBasis]),
            }))}
            value={recipient.recipientId}
            onChange={setChosenId}
          />
          {!recipient.isVerified && (
            <Banner tone="warning">{t('write.unverified', { name: recipient.name })}</Banner>
          )}
          {recipient.agreementExpired && (
            <Banner tone="warning">{t('write.agreementExpired', { name: recipient.name })}</Banner>
          )}
          {recipient.withoutConsentCount > 0 && (
            <Banner tone="info">{t('write.withoutConsent', { count: recipient.withoutConsentCount })}</Banner>
          )}
          {command.isRunning ? (
            <Progress
              label={t(`write.step.${progress?.step ?? 'preparing'}`)}
              done={progress?.done ?? 0}
              total={progress?.total}
              isCanceling={isCanceling}
              onCancel={() => {
                setCanceling(true);
                abort.current?.abort();
              }}
            />
          ) : (
            <div className="stack stack--tight">
              <div>
                <Button
                  variant="primary"
                  icon={FileLock2}
                  isDisabled={!isReady(recipient) || review.unsentChangeCount === 0}
                  onPress={() => void write(recipient)}
                >
                  {t('write.button')}
                </Button>
              </div>
              <p className="text-muted text-small">{t('write.hint')}</p>
            </div>
          )}
        </>
      )}
      {error !== null && (
        <Banner tone={error.code === 'CANCELLED' ? 'info' : 'danger'} isLive>
          {explain(error)}
        </Banner>
      )}
      {written !== null && <WrittenFile file={written} />}
    </Card>
  );
}

/** Errors that mean something else for a file on a stick than for a record being saved. */
function useExportError(): (error: ClinicError) => string {
  const { t } = useTranslation('endOfDay');
  const errorMessage = useErrorMessage();
  return (error) => {
    switch (error.code) {
      case 'DISK_FULL':
      case 'DISK_READ_ONLY':
      case 'CANCELLED':
        return t(`errors.${error.code}`);
      default:
        return errorMessage(error);
    }
  };
}
