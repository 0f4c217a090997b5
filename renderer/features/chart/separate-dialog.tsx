import type { ClientChart } from '../../../shared/contract/clients';
import { FormDialog, TextArea, useForm, useNotify } from '../../components';
import { useTranslation } from '../../i18n';
import { useCommand } from '../../vault';
import { useProblemText } from '../support/problem-text';
import { useFailed } from '../support/use-failed';

export interface SeparateDialogProps {
  readonly joined: ClientChart['joinedCharts'][number];
  readonly kept: ClientChart;
  readonly onClose: () => void;
}

/** Takes joining back, with a reason. */
export function SeparateDialog({ joined, kept, onClose }: SeparateDialogProps) {
  const { t } = useTranslation('chart');
  const failed = useFailed();
  const problemText = useProblemText();
  const notify = useNotify();
  const command = useCommand('client.separate');
  const form = useForm({
    initialValues: { reason: '' },
    validate: ({ reason }) => (reason.trim() === '' ? { reason: problemText('reason_missing') } : {}),
  });
  const title = t('joined.separateTitle', { number: joined.chartNumber });
  const separate = async ({ reason }: { readonly reason: string }) => {
    const result = await command.run({ clientId: joined.clientId, reason: reason.trim() });
    if (!result.ok) {
      failed(form, result.error);
      return;
    }
    notify({ tone: 'success', message: t('joined.separated', { number: joined.chartNumber }) });
    onClose();
  };
  return (
    <FormDialog
      title={title}
      onClose={onClose}
      submitLabel={t('joined.separate')}
      isSubmitting={form.isSubmitting}
      {...form.bind(separate)}
    >
      <ul className="stack">
        <li>{t('joined.separateBack', { number: joined.chartNumber })}</li>
        <li>{t('joined.separateStays', { number: kept.chartNumber })}</li>
      </ul>
      <TextArea label={t('joined.why')} {...form.field('reason')} />
    </FormDialog>
  );
}
