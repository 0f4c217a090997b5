import { BadgeCheck } from 'lucide-react';
import { COSIGN_RULE, ENCOUNTER_KIND } from '../../../shared/codes';
import type { CosignPolicyView } from '../../../shared/contract/supervision';
import { useErrorMessage } from '../../app/error-message';
import { useNavigate, useRoute } from '../../app/navigation';
import { Banner, Button, EmptyState, SkeletonLines } from '../../components';
import { useClock, useFormat, useLabel, useTranslation } from '../../i18n';
import { useVaultQuery } from '../../vault';
import { Card } from '../support/card';
import '../support/plain-table.css';
import { PolicyDialog } from './policy-dialog';

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
  const route = useRoute();
  const navigate = useNavigate();
  // Part of the place, so that a lock or a resumed draft comes back to the open form.
  const opens = route.name === 'notes' ? route.opens : undefined;
  const setOpen = (workerId?: string) =>
    navigate(
      { name: 'notes', tab: 'review', ...(workerId === undefined ? {} : { opens: workerId }) },
      { replace: true },
    );
  const edited = value?.policies.find(({ workerId }) => workerId === opens);
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
                    onPress={() => setOpen(policy.workerId)}
                  >
                    {t('policy.change')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {edited !== undefined && (
        <PolicyDialog key={edited.workerId} policy={edited} onClose={() => setOpen()} />
      )}
    </Card>
  );
}
