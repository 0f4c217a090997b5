import { useErrorMessage } from '../../app/error-message';
import { Banner, PageHeader, SkeletonLines } from '../../components';
import { useTranslation } from '../../i18n';
import { useVaultQuery } from '../../vault';
import './end-of-day.css';
import { OpenCard } from './open-card';
import { PastFilesCard } from './past-files-card';
import { RecordedCard } from './recorded-card';
import { WriteCard } from './write-card';

/** Everything the review counts; a change of any of them counts again. */
const REVIEWED_ENTITIES = [
  'client',
  'encounter',
  'groupSession',
  'attendance',
  'note',
  'draft',
  'recipient',
  'consent',
  'bundle',
];

/** Review of the day, the file for the central office, and the files written before. */
export function EndOfDayScreen() {
  const { t } = useTranslation('endOfDay');
  const errorMessage = useErrorMessage();
  const review = useVaultQuery('endOfDay.review', {}, { entities: REVIEWED_ENTITIES });

  return (
    <div className="end-of-day">
      <PageHeader title={t('title')} description={t('description')} takesFocus />
      {review.error !== null && <Banner tone="danger">{errorMessage(review.error)}</Banner>}
      {review.value === undefined ? (
        review.isLoading && <SkeletonLines lines={8} />
      ) : (
        <div className="end-of-day__columns">
          <div className="end-of-day__column">
            <RecordedCard counts={review.value.counts} />
            <OpenCard review={review.value} />
          </div>
          <div className="end-of-day__column">
            <WriteCard review={review.value} />
          </div>
        </div>
      )}
      <PastFilesCard />
    </div>
  );
}
