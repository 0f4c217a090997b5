import { useState } from 'react';
import type { ClientChart } from '../../../shared/contract/clients';
import { useErrorMessage } from '../../app/error-message';
import { useNavigate } from '../../app/navigation';
import {
  Banner,
  Button,
  ComboBoxField,
  Dialog,
  Form,
  FormActions,
  RadioGroup,
  SkeletonLines,
  TextArea,
  useForm,
  useNotify,
  type Choice,
} from '../../components';
import { useTranslation } from '../../i18n';
import { useCommand, useVaultQuery } from '../../vault';
import { usePeopleSearch } from '../support/people-search';
import { usePersonName } from '../support/person-label';
import { useProblemText } from '../support/problem-text';
import { useFailed } from '../support/use-failed';
import { SideBySide } from './side-by-side';

/** Joins this chart with another one of the same person: first which, then both beside each other. */
export function JoinDialog({
  chart,
  onClose,
}: {
  readonly chart: ClientChart;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('chart');
  const errorMessage = useErrorMessage();
  const name = usePersonName()(chart);
  const searchPeople = usePeopleSearch();
  const [other, setOther] = useState<Choice | null>(null);
  const opened = useVaultQuery('client.open', other === null ? null : { clientId: other.id }, {
    entities: ['client', 'contactMethod', 'encounter', 'note'],
    clientId: other?.id ?? '',
  });
  const search = async (text: string, signal: AbortSignal) =>
    (await searchPeople(text, signal)).filter(({ id }) => id !== chart.id);
  return (
    <Dialog title={t('joined.joinTitle', { name })} isOpen onClose={onClose} size="wide">
      <div className="stack">
        <ComboBoxField
          label={t('joined.other')}
          hint={t('joined.otherHint')}
          search={search}
          minimumLength={2}
          value={other}
          onChange={setOther}
        />
        {opened.error !== null && <Banner tone="danger">{errorMessage(opened.error)}</Banner>}
        {other !== null && opened.value === undefined && opened.error === null && <SkeletonLines lines={6} />}
        {other !== null && opened.value?.id === other.id && (
          <JoinForm key={opened.value.id} chart={chart} other={opened.value} onClose={onClose} />
        )}
      </div>
    </Dialog>
  );
}

interface JoinFormProps {
  readonly chart: ClientChart;
  readonly other: ClientChart;
  readonly onClose: () => void;
}

function JoinForm({ chart, other, onClose }: JoinFormProps) {
  const { t } = useTranslation('chart');
  const failed = useFailed();
  const problemText = useProblemText();
  const personName = usePersonName();
  const notify = useNotify();
  const navigate = useNavigate();
  const command = useCommand('client.merge');
  const form = useForm({
    initialValues: { keptId: usualKept(chart, other), reason: '' },
    validate: ({ reason }) => (reason.trim() === '' ? { reason: problemText('reason_missing') } : {}),
  });
  const kept = form.values.keptId === chart.id ? chart : other;
  const joined = kept === chart ? other : chart;
  const join = async ({ reason }: { readonly reason: string }) => {
    const result = await command.run({
      clientId: kept.id,
      expectedRevision: kept.revision,
      joinedClientId: joined.id,
      joinedRevision: joined.revision,
      reason: reason.trim(),
    });
    if (!result.ok) {
      failed(form, result.error);
      return;
    }
    notify({
      tone: 'success',
      message: t('joined.done', { kept: kept.chartNumber, joined: joined.chartNumber }),
    });
    onClose();
    if (kept.id !== chart.id) navigate({ name: 'chart', clientId: kept.id, tab: 'details' });
  };
  return (
    <Form aria-label={t('joined.join')} {...form.bind(join)}>
      <SideBySide first={chart} second={other} />
      <RadioGroup
        label={t('joined.keep')}
        choices={[chart, other].map((one) => ({
          id: one.id,
          label: t('joined.chart', { number: one.chartNumber, name: personName(one) }),
        }))}
        {...form.field('keptId')}
      />
      <section aria-labelledby="what-goes-where">
        <h3 id="what-goes-where" className="text-strong">
          {t('joined.whatTitle')}
        </h3>
        <ul className="chart__join-effects">
          <li>{t('joined.whatKept', { kept: kept.chartNumber })}</li>
          <li>{t('joined.whatStays', { joined: joined.chartNumber })}</li>
          <li>{t('joined.whatGoes', { kept: kept.chartNumber })}</li>
          <li>{t('joined.whatFinds', { joined: joined.chartNumber })}</li>
          <li>{t('joined.whatBack')}</li>
        </ul>
      </section>
      <TextArea label={t('joined.why')} hint={t('joined.whyHint')} {...form.field('reason')} />
      <FormActions>
        <Button variant="primary" type="submit" isPending={form.isSubmitting}>
          {t('joined.submit')}
        </Button>
        <Button onPress={onClose}>{t('joined.cancel')}</Button>
      </FormActions>
    </Form>
  );
}

/** The active one, else the one with the lower number, which is on more papers. */
function usualKept(chart: ClientChart, other: ClientChart): string {
  const isActive = ({ status }: ClientChart) => status === 'active';
  if (isActive(chart) !== isActive(other)) return isActive(chart) ? chart.id : other.id;
  return chart.chartNumber <= other.chartNumber ? chart.id : other.id;
}
