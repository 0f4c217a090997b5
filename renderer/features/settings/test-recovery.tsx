import { useState } from 'react';
import type { MethodOutput } from '../../../shared/contract';
import { useErrorMessage } from '../../app/error-message';
import { Banner, Button, Form, FormActions, TextField, useForm } from '../../components';
import { useTranslation } from '../../i18n';
import { useCommand } from '../../vault';

type Outcome = MethodOutput<'recovery.test'>;

/** The drill: the code from the paper is tried on copies, and the page says what it opened. */
export function TestRecovery({
  onClose,
  onWorks,
}: {
  readonly onClose: () => void;
  readonly onWorks: () => void;
}) {
  const { t } = useTranslation('settings');
  const errorMessage = useErrorMessage();
  const command = useCommand('recovery.test');
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const form = useForm({
    initialValues: { recoveryCode: '' },
    validate: ({ recoveryCode }) =>
      recoveryCode.trim() === '' ? { recoveryCode: t('recovery.test.codeMissing') } : {},
  });
  const test = async ({ recoveryCode }: { readonly recoveryCode: string }) => {
    const result = await command.run({ recoveryCode: recoveryCode.trim() });
    if (result.ok) {
      setOutcome(result.value);
      onWorks();
    } else if (result.error.code === 'WRONG_RECOVERY_CODE') {
      form.fail({ recoveryCode: t('recovery.test.wrong') });
    } else form.fail({}, errorMessage(result.error));
  };
  if (outcome !== null) {
    return (
      <>
        <Banner tone="success" title={t('recovery.test.works')} isLive>
          {t('recovery.test.opened', {
            people: t('recovery.test.people', { count: outcome.clientCount }),
            notes: t('recovery.test.notes', { count: outcome.noteCount }),
          })}
        </Banner>
        <div>
          <Button variant="primary" onPress={onClose} autoFocus>
            {t('recovery.test.done')}
          </Button>
        </div>
      </>
    );
  }
  return (
    <Form aria-label={t('recovery.test.title')} {...form.bind(test)}>
      <p>{t('recovery.test.explain')}</p>
      <TextField
        label={t('recovery.test.code')}
        hint={t('recovery.test.codeHint')}
        width="wide"
        autoFocus
        {...form.field('recoveryCode')}
      />
      <FormActions>
        <Button variant="primary" type="submit" isPending={form.isSubmitting}>
          {form.isSubmitting ? t('recovery.test.running') : t('recovery.test.submit')}
        </Button>
        <Button onPress={onClose} isDisabled={form.isSubmitting}>
          {t('recovery.test.cancel')}
        </Button>
      </FormActions>
    </Form>
  );
}
