import { IDLE_MINUTES_MAX } from '../../../shared/model/site';
import { useErrorMessage } from '../../app/error-message';
import { useSession } from '../../app/session';
import { Banner, Button, Form, FormActions, SelectField, useForm, useNotify } from '../../components';
import { useTranslation } from '../../i18n';
import { useCommand } from '../../vault';
import { Card } from '../support/card';

const MINUTES: readonly number[] = Array.from({ length: IDLE_MINUTES_MAX }, (_, index) => index + 1);

/** How long an untouched window stays open, for the front desk and for everybody else. */
export function LockSection() {
  const { t } = useTranslation('settings');
  const { site } = useSession();
  const errorMessage = useErrorMessage();
  const notify = useNotify();
  const command = useCommand('site.setIdleMinutes');
  const form = useForm({
    initialValues: { frontDesk: String(site.idleMinutes.frontDesk), others: String(site.idleMinutes.others) },
    validate: () => ({}),
  });
  const choices = MINUTES.map((count) => ({ id: String(count), label: t('lock.minutes', { count }) }));
  const save = async ({ frontDesk, others }: { readonly frontDesk: string; readonly others: string }) => {
    const result = await command.run({ frontDesk: Number(frontDesk), others: Number(others) });
    if (result.ok) notify({ tone: 'success', message: t('lock.saved') });
    else form.fail({}, errorMessage(result.error));
  };
  return (
    <Card title={t('lock.title')} hint={t('lock.hint')}>
      <Form aria-label={t('lock.title')} {...form.bind(save)}>
        <SelectField label={t('lock.frontDesk')} choices={choices} {...form.field('frontDesk')} />
        <SelectField label={t('lock.others')} choices={choices} {...form.field('others')} />
        <Banner tone="info">{t('lock.always')}</Banner>
        <FormActions>
          <Button variant="primary" type="submit" isPending={form.isSubmitting}>
            {t('lock.save')}
          </Button>
        </FormActions>
      </Form>
    </Card>
  );
}
