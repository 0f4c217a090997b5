import type { ConsentView } from '../../../shared/contract/consents';
import { Consent } from '../../../shared/model';
import type { Result } from '../../../shared/result';
import type { LocalDate } from '../../../shared/time';
import { useSession } from '../../app/session';
import { DateField, type FieldErrors, FormDialog, TextField, useForm, useNotify } from '../../components';
import { useTranslation } from '../../i18n';
import { useCommand } from '../../vault';
import { useProblemText } from '../support/problem-text';
import { textOrNull } from '../support/text-or-null';
import { useFailed } from '../support/use-failed';
import { useConsentWords } from './use-consent-words';

export interface EndDialogProps {
  readonly clientId: string;
  readonly consent: ConsentView;
  readonly onClose: () => void;
}

/** Takes a consent back; the person's written word has to be somewhere (R-CON-04). */
export function RevokeDialog({ clientId, consent, onClose }: EndDialogProps) {
  const { t } = useTranslation('consents');
  const command = useCommand('consent.revoke');
  return (
    <ReasonDialog
      title={t('revokeDialog.title')}
      text={t('revokeDialog.text')}
      label={t('revokeDialog.reference')}
      missing="revocation_reference_missing"
      confirm={t('revokeDialog.confirm')}
      done={t('revokeDialog.done')}
      maxLength={Consent.fields.revocationReference.maxLength}
      onClose={onClose}
      run={(revocationReference) =>
        command.run({
          clientId,
          consentId: consent.id,
          expectedRevision: consent.revision,
          revocationReference,
        })
      }
    />
  );
}

/** Marks a consent as recorded by mistake. */
export function MistakeDialog({ clientId, consent, onClose }: EndDialogProps) {
  const { t } = useTranslation('consents');
  const command = useCommand('consent.markInError');
  return (
    <ReasonDialog
      title={t('mistakeDialog.title')}
      text={t('mistakeDialog.text')}
      label={t('mistakeDialog.reason')}
      missing="reason_missing"
      confirm={t('mistakeDialog.confirm')}
      done={t('mistakeDialog.done')}
      maxLength={Consent.fields.errorReason.maxLength}
      onClose={onClose}
      run={(reason) =>
        command.run({ clientId, consentId: consent.id, expectedRevision: consent.revision, reason })
      }
    />
  );
}

interface ReasonDialogProps {
  readonly title: string;
  readonly text: string;
  readonly label: string;
  readonly missing: 'revocation_reference_missing' | 'reason_missing';
  readonly confirm: string;
  readonly done: string;
  readonly maxLength: number;
  readonly onClose: () => void;
  readonly run: (text: string) => Promise<Result<unknown>>;
}

interface ReasonForm {
  readonly text: string;
}

function ReasonDialog({
  title,
  text,
  label,
  missing,
  confirm,
  done,
  maxLength,
  onClose,
  run,
}: ReasonDialogProps) {
  const notify = useNotify();
  const failed = useFailed();
  const problemText = useProblemText();
  const form = useForm<ReasonForm>({
    initialValues: { text: '' },
    validate: (values): FieldErrors<ReasonForm> =>
      textOrNull(values.text) === null ? { text: problemText(missing) } : {},
  });
  const save = async (values: ReasonForm) => {
    const result = await run(values.text.trim());
    if (!result.ok) {
      failed(form, result.error);
      return;
    }
    notify({ message: done, tone: 'success' });
    onClose();
  };
  return (
    <FormDialog
      title={title}
      onClose={onClose}
      submitLabel={confirm}
      isSubmitting={form.isSubmitting}
      isDanger
      {...form.bind(save)}
    >
      <p>{text}</p>
      <TextField label={label} width="full" maxLength={maxLength} autoFocus {...form.field('text')} />
    </FormDialog>
  );
}

interface EndForm {
  readonly endedOn: LocalDate | null;
}

/** Says that the event came which a consent ends with (R-CON-03). */
export function EndDialog({ clientId, consent, onClose }: EndDialogProps) {
  const { t } = useTranslation(['consents', 'common']);
  const { today } = useSession();
  const { event } = useConsentWords();
  const notify = useNotify();
  const failed = useFailed();
  const problemText = useProblemText();
  const command = useCommand('consent.end');
  const form = useForm<EndForm>({
    initialValues: { endedOn: today },
    validate: (values): FieldErrors<EndForm> =>
      values.endedOn === null ? { endedOn: problemText('signed_on_missing') } : {},
  });
  const save = async ({ endedOn }: EndForm) => {
    if (endedOn === null) return;
    const result = await command.run({
      clientId,
      consentId: consent.id,
      expectedRevision: consent.revision,
      endedOn,
    });
    if (!result.ok) {
      failed(form, result.error);
      return;
    }
    notify({ message: t('endDialog.done'), tone: 'success' });
    onClose();
  };
  return (
    <FormDialog
      title={t('endDialog.title')}
      onClose={onClose}
      submitLabel={t('endDialog.confirm')}
      isSubmitting={form.isSubmitting}
      {...form.bind(save)}
    >
      <p>{t('endDialog.text', { event: event(consent) })}</p>
      <DateField
        label={t('endDialog.endedOn')}
        purpose="past"
        minimum={consent.signedOn}
        maximum={today}
        {...form.field('endedOn')}
      />
    </FormDialog>
  );
}
