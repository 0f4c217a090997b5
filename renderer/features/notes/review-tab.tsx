import { BadgeCheck } from 'lucide-react';
import { useState } from 'react';
import { COSIGN_RULE, ENCOUNTER_KIND } from '../../../shared/codes';
import type { CosignPolicyView } from '../../../shared/contract/supervision';
import type { LocalDate } from '../../../shared/time';
import { useErrorMessage } from '../../app/error-message';
import { useNavigate } from '../../app/navigation';
import {
  Banner,
  Button,
  DateField,
  Dialog,
  EmptyState,
  Form,
  FormActions,
  RadioGroup,
  SkeletonLines,
  TextField,
  useForm,
} from '../../components';
import { useClock, useFormat, useLabel, useTranslation } from '../../i18n';
import { useCommand, useVaultQuery } from '../../vault';
import { Card } from '../support/card';
import { useCodeChoices } from '../support/code-choices';
import { problemsByPath, useProblemText } from '../support/problem-text';
import '../support/plain-table.css';

/** Notes that wait for the supervisor, the longest first, and whose notes come here at all. */
export function ReviewTab() {
  const { t } = useTranslation('notes');
  const errorMessage = useErrorMessage();
  const label = useLabel();
  const format = useFormat();
  const { clock } = useClock();
  const navigate = useNavigate();
  const { value, error, isLoading } = useVaultQuery(
    'review.queue',
    {},
    { entities: ['note', 'noteReview', 'client'] },
  );
  return (
    <div className="notes__panel">
      {error !== null && <Banner tone="danger">{errorMessage(error)}</Banner>}
      {isLoading && <SkeletonLines lines={6} />}
      {value?.total === 0 && (
        <EmptyState icon={BadgeCheck} title={t('review.empty')}>
          <p>{t('review.emptyExplain')}</p>
        </EmptyState>
      )}
      {value !== undefined && value.total > 0 && (
        <Card title={t('review.queue', { count: value.total })}>
          <ul className="card-list">
            {value.items.map((item) => (
              <li key={item.noteId}>
                <span className="card-list__main">
                  <strong className="card-list__title">{item.clientDisplayName}</strong>
                  <span className="card-list__detail notes__block">
                    {[
                      item.authorName,
                      item.groupName ?? label(ENCOUNTER_KIND.codes[item.encounterKind]),
                      format.date(item.serviceDate),
                      t('review.signed', { when: format.relativeTime(item.signedAt, clock.now()) }),
                    ].join(' · ')}
                  </span>
                </span>
                <Button
                  aria-label={t('review.openOf', {
                    name: item.clientDisplayName,
                    date: format.date(item.serviceDate),
                  })}
                  onPress={() => navigate({ name: 'note', noteId: item.noteId })}
                >
                  {t('review.open')}
                </Button>
              </li>
            ))}
          </ul>
          {value.items.length < value.total && (
            <p className="text-muted">{t('review.more', { count: value.total - value.items.length })}</p>
          )}
        </Card>
      )}
      <Policies />
    </div>
  );
}

function Policies() {
  const { t } = useTranslation('notes');
  const format = useFormat();
  const label = useLabel();
  const { value } = useVaultQuery(
    'cosignPolicy.list',
    {},
    { entities: ['cosignPolicy', 'user', 'note', 'noteReview'] },
  );
  const [edited, setEdited] = useState<CosignPolicyView | null>(null);
  const ruleText = ({ rule, samplePercent, untilOn }: CosignPolicyView) => {
    if (rule === 'sample') return t('policy.sample', { percent: samplePercent ?? 0 });
    if (rule === 'until_date' && untilOn !== null) return t('policy.until', { date: format.date(untilOn) });
    return label(COSIGN_RULE.codes[rule]);
  };
  return (
    <Card title={t('policy.title')} hint={t('policy.hint')}>
      <div className="plain-table-frame">
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('policy.worker')}</th>
              <th scope="col">{t('policy.rule')}</th>
              <th scope="col" className="plain-table__number">
                {t('policy.waiting')}
              </th>
              <th scope="col">{t('policy.change')}</th>
            </tr>
          </thead>
          <tbody>
            {(value?.policies ?? []).map((policy) => (
              <tr key={policy.workerId}>
                <th scope="row">{policy.workerName}</th>
                <td>{ruleText(policy)}</td>
                <td className="plain-table__number figures">{format.number(policy.waitingCount)}</td>
                <td>
                  <Button
                    size="small"
                    aria-label={t('policy.changeOf', { name: policy.workerName })}
                    onPress={() => setEdited(policy)}
                  >
                    {t('policy.change')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {edited !== null && <PolicyDialog policy={edited} onClose={() => setEdited(null)} />}
    </Card>
  );
}

function PolicyDialog({
  policy,
  onClose,
}: {
  readonly policy: CosignPolicyView;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('notes');
  const errorMessage = useErrorMessage();
  const problemText = useProblemText();
  const choices = useCodeChoices(COSIGN_RULE);
  const command = useCommand('cosignPolicy.set');
  const form = useForm<{
    readonly rule: CosignPolicyView['rule'];
    readonly samplePercent: string;
    readonly untilOn: LocalDate | null;
  }>({
    initialValues: {
      rule: policy.rule,
      samplePercent: policy.samplePercent?.toString() ?? '',
      untilOn: policy.untilOn,
    },
    validate: ({ rule, samplePercent, untilOn }) => ({
      ...(rule === 'sample' && !/^(?:[1-9]\d?|100)$/.test(samplePercent.trim())
        ? { samplePercent: problemText('share_missing') }
        : {}),
      ...(rule === 'until_date' && untilOn === null ? { untilOn: problemText('until_missing') } : {}),
    }),
  });
  const { rule } = form.values;
  const save = async (values: typeof form.values) => {
    const result = await command.run({
      workerId: policy.workerId,
      rule: values.rule,
      samplePercent: values.rule === 'sample' ? Number(values.samplePercent) : null,
      untilOn: values.rule === 'until_date' ? values.untilOn : null,
    });
    if (result.ok) {
      onClose();
      return;
    }
    const [problem] = problemsByPath(result.error).values();
    form.fail({}, problem === undefined ? errorMessage(result.error) : problemText(problem));
  };
  const title = t('policy.dialog', { name: policy.workerName });
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <Form aria-label={title} {...form.bind(save)}>
        <RadioGroup
          label={t('policy.rule')}
          name="rule"
          choices={choices}
          value={rule}
          onChange={(chosen) => form.set('rule', chosen)}
        />
        {rule === 'sample' && (
          <TextField
            label={t('policy.percent')}
            inputMode="numeric"
            width="narrow"
            {...form.field('samplePercent')}
          />
        )}
        {rule === 'until_date' && <DateField label={t('policy.untilOn')} {...form.field('untilOn')} />}
        <FormActions>
          <Button type="submit" variant="primary" isPending={form.isSubmitting}>
            {t('policy.save')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
