import { Banner, Button, Dialog, Form, FormActions, TextArea, useForm } from '../../components';
import { useTranslation } from '../../i18n';

export interface CorrectionDialogProps {
  readonly isPending: boolean;
  /** Why the vault refused the reason. */
  readonly problem: string | undefined;
  readonly onCorrect: (reason: string) => void;
  readonly onClose: () => void;
}

const REASON_LIMIT = 500;

/** Asks why a roll call is corrected whose notes are signed: each of them gets the reason as an addendum. */
export function CorrectionDialog({ isPending, problem, onCorrect, onClose }: CorrectionDialogProps) {
  const { t } = useTranslation(['groups', 'common']);
  const form = useForm({
    initialValues: { reason: '' },
    validate: ({ reason }) => (reason.trim() === '' ? { reason: t('correction.missing') } : {}),
  });
  return (
    <Dialog title={t('correction.title')} isOpen onClose={onClose}>
      <Form
        aria-label={t('correction.title')}
        {...form.bind(({ reason }) => {
          onCorrect(reason.trim());
        })}
      >
        {problem !== undefined && (
          <Banner tone="danger" isLive>
            {problem}
          </Banner>
        )}
        <p>{t('correction.explain')}</p>
        <TextArea
          label={t('correction.reason')}
          hint={t('correction.hint')}
          rows={2}
          width="full"
          characterLimit={REASON_LIMIT}
          autoFocus
          {...form.field('reason')}
        />
        <FormActions>
          <Button type="submit" variant="primary" isPending={isPending}>
            {t('correction.confirm')}
          </Button>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
