import { CheckCheck } from 'lucide-react';
import { useState } from 'react';
import { OPENING_REASON } from '../../../shared/codes';
import { useErrorMessage } from '../../app/error-message';
import { useNavigate } from '../../app/navigation';
import {
  Banner,
  Button,
  CheckboxField,
  EmptyState,
  LinkButton,
  SkeletonLines,
  useNotify,
} from '../../components';
import { useFormat, useLabel, useTranslation } from '../../i18n';
import { useCommand, useVaultQuery } from '../../vault';
import '../support/plain-table.css';

/** One screenful; the rest comes when it is asked for. */
const WINDOW = 50;
const LARGEST_WINDOW = 200;

/** Charts staff opened that aren't theirs, each to be looked at by a supervisor (R-ROL-02). */
export function Openings() {
  const { t } = useTranslation('oversight');
  const format = useFormat();
  const label = useLabel();
  const navigate = useNavigate();
  const notify = useNotify();
  const errorMessage = useErrorMessage();
  const review = useCommand('opening.markReviewed');
  const [showsAll, setShowsAll] = useState(false);
  const [limit, setLimit] = useState(WINDOW);
  const { value, error } = useVaultQuery(
    'opening.list',
    { onlyUnreviewed: !showsAll, offset: 0, limit },
    { entities: ['chartOpening', 'client', 'user'], keepPrevious: true },
  );

  const markReviewed = async (openingIds: string[]) => {
    const result = await review.run({ openingIds });
    if (result.ok) notify({ tone: 'success', message: t('openings.marked', { count: openingIds.length }) });
    else notify({ tone: 'warning', message: errorMessage(result.error) });
  };

  if (error !== null) return <Banner tone="danger">{errorMessage(error)}</Banner>;
  if (value === undefined) return <SkeletonLines lines={6} />;
  const waiting = value.rows.filter(({ reviewedAt }) => reviewedAt === null);
  return (
    <div className="stack">
      <div className="row row--apart">
        <CheckboxField label={t('openings.showAll')} isSelected={showsAll} onChange={setShowsAll} />
        {waiting.length > 1 && (
          <Button
            icon={CheckCheck}
            isPending={review.isRunning}
            onPress={() => void markReviewed(waiting.map(({ id }) => id))}
          >
            {t('openings.markAll', { count: waiting.length })}
          </Button>
        )}
      </div>
      {value.rows.length === 0 ? (
        <EmptyState icon={CheckCheck} title={t('openings.none')}>
          <p>{t('openings.noneText')}</p>
        </EmptyState>
      ) : (
        <div className="plain-table-frame">
          <table className="plain-table" aria-label={t('openings.label')}>
            <thead>
              <tr>
                <th scope="col">{t('openings.when')}</th>
                <th scope="col">{t('openings.who')}</th>
                <th scope="col">{t('openings.whose')}</th>
                <th scope="col">{t('openings.why')}</th>
                <th scope="col">{t('openings.state')}</th>
              </tr>
            </thead>
            <tbody>
              {value.rows.map((row) => (
                <tr key={row.id}>
                  <td className="figures">{format.dateTime(row.openedAt)}</td>
                  <th scope="row">{row.userName}</th>
                  <td>
                    <LinkButton onPress={() => navigate({ name: 'chart', clientId: row.clientId })}>
                      {row.displayName}
                    </LinkButton>
                  </td>
                  <td>
                    {label(OPENING_REASON.codes[row.reason])}
                    {row.details !== null && <div className="text-muted">{row.details}</div>}
                  </td>
                  <td>
                    {row.reviewedAt === null ? (
                      <Button
                        size="small"
                        aria-label={t('openings.markOf', { name: row.userName, person: row.displayName })}
                        onPress={() => void markReviewed([row.id])}
                      >
                        {t('openings.mark')}
                      </Button>
                    ) : (
                      t('openings.reviewed', {
                        name: row.reviewedByName ?? '',
                        when: format.dateTime(row.reviewedAt),
                      })
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {value.rows.length < value.total && limit < LARGEST_WINDOW && (
        <div>
          <Button onPress={() => setLimit(Math.min(limit + WINDOW, LARGEST_WINDOW))}>
            {t('openings.more')}
          </Button>
        </div>
      )}
    </div>
  );
}
