import { DAYS_WITHOUT_CONTACT } from '../../../shared/rules/caseload-needs';
import { useErrorMessage } from '../../app/error-message';
import { useSession } from '../../app/session';
import { Button, Form, FormActions, SelectField, useForm, useNotify } from '../../components';
import { useTranslation } from '../../i18n';
import { useCommand } from '../../vault';
import { Card } from '../support/card';

/** What sites choose, from daily check-ins to a season; one set elsewhere is offered with them. */
const USUAL_DAYS: readonly number[] = [2, 3, 5, DAYS_WITHOUT_CONTACT, 10, 14, 21, 30, 45, 60, 90];

/** After how many days without a contact the caseload asks for one. */
export function CaseloadSection() {
  const { t } = useTranslation('settings');
  const { site } = useSession();
  const errorMessage = useErrorMessage();
  const notify = useNotify();
  const command = useCommand('site.setDaysWithoutContact');
  const form = useForm({ initialValues: { days: String(site.daysWithoutContact) }, validate: () => ({}) });
  const choices = [...new Set([...USUAL_DAYS, site.daysWithoutContact])]
    .sort((one, other) => one - other)
    .map((count) => ({ id: String(count), label: t('caseload.days', { count }) }));
  const save = async ({ days }: { readonly days: string }) => {
    const result = await command.run({ days: Number(days) });
    if (result.ok) notify({ tone: 'success', message: t('caseload.saved') });
    else form.fail({}, errorMessage(result.error));
  };
  return (
    <Card title={t('caseload.title')} hint={t('caseload.hint')}>
      <Form aria-label={t('caseload.title')} {...form.bind(save)}>
        <SelectField label={t('caseload.noContact')} choices={choices} {...form.field('days')} />
        <FormActions>
          <Button variant="primary" type="submit" isPending={form.isSubmitting}>
            {t('caseload.save')}
          </Button>
        </FormActions>
      </Form>
    </Card>
  );
}
