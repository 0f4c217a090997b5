import { OPENING_REASON } from '../../../shared/codes';
import { ChartOpening } from '../../../shared/model';
import { useErrorMessage } from '../../app/error-message';
import { Banner, Button, Form, FormActions, RadioGroup, TextArea, useForm } from '../../components';
import { useTranslation } from '../../i18n';
import { useCommand } from '../../vault';
import { useCodeChoices } from '../support/code-choices';
import { textOrNull } from '../support/text-or-null';

type Reason = keyof typeof OPENING_REASON.codes;

interface Values {
  readonly reason: Reason | null;
  readonly details: string;
}

/** The way into a chart that isn't one's own: say why, and it opens for an hour (R-ROL-02). */
export function OpenWithReason({
  clientId,
  onOpened,
}: {
  readonly clientId: string;
  readonly onOpened: () => void;
}) {
  const { t } = useTranslation('chart');
  const errorMessage = useErrorMessage();
  const command = useCommand('client.openWithReason');
  const reasons = useCodeChoices(OPENING_REASON);
  const form = useForm<Values>({
    initialValues: { reason: null, details: '' },
    validate: ({ reason, details }) => ({
      ...(reason === null ? { reason: t('reason.whyMissing') } : {}),
      ...(reason === 'other' && details.trim() === '' ? { details: t('reason.detailsMissing') } : {}),
    }),
  });
  const open = async ({ reason, details }: Values) => {
    if (reason === null) return;
    const result = await command.run({ clientId, reason, details: textOrNull(details) });
    if (result.ok) onOpened();
    else form.fail({}, errorMessage(result.error));
  };
  return (
    <div className="chart__single">
      <Banner tone="info">{t('reason.explain')}</Banner>
      <Form aria-label={t('reason.title')} {...form.bind(open)}>
        <RadioGroup label={t('reason.why')} choices={reasons} {...form.field('reason')} />
        <TextArea
          label={t('reason.details')}
          hint={t('reason.detailsHint')}
          isOptional={form.values.reason !== 'other'}
          rows={3}
          characterLimit={ChartOpening.fields.details.maxLength}
          {...form.field('details')}
        />
        <FormActions>
          <Button variant="primary" type="submit" isPending={form.isSubmitting}>
            {t('reason.open')}
          </Button>
        </FormActions>
      </Form>
    </div>
  );
}
