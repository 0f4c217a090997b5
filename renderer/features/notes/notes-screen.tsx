import type { ReactNode } from 'react';
import type { MethodName } from '../../../shared/contract';
import { useNavigate } from '../../app/navigation';
import type { RouteOf } from '../../app/routes';
import { useMayCall } from '../../app/session';
import { PageHeader, Tabs } from '../../components';
import { useTranslation } from '../../i18n';
import { useVaultQuery } from '../../vault';
import { FormatsTab } from './formats-tab';
import './notes.css';
import { notesDueCount } from './notes-due-count';
import { ReviewTab } from './review-tab';
import { SearchTab } from './search-tab';
import { SupervisionTab } from './supervision-tab';
import { WorkTab } from './work-tab';

interface NotesTab {
  readonly id: 'work' | 'review' | 'search' | 'supervision' | 'formats';
  /** A role that may not call it doesn't see the tab. */
  readonly needs: MethodName;
  readonly content: ReactNode;
}

const TABS: readonly NotesTab[] = [
  { id: 'work', needs: 'note.workQueue', content: <WorkTab /> },
  { id: 'review', needs: 'review.queue', content: <ReviewTab /> },
  { id: 'search', needs: 'note.search', content: <SearchTab /> },
  { id: 'supervision', needs: 'supervision.list', content: <SupervisionTab /> },
  { id: 'formats', needs: 'noteFormat.save', content: <FormatsTab /> },
];

/** Everything about notes: what is open, what waits for a supervisor, looking for words, supervision, formats. */
export function NotesScreen({ route }: { readonly route: RouteOf<'notes'> }) {
  const { t } = useTranslation('notes');
  const navigate = useNavigate();
  const mayCall = useMayCall();
  const tabs = TABS.filter(({ needs }) => mayCall(needs));
  const selectedId = tabs.find(({ id }) => id === route.tab)?.id ?? 'work';
  const work = useVaultQuery(
    'note.workQueue',
    {},
    { entities: ['note', 'encounter', 'client', 'attendance'] },
  );
  const review = useVaultQuery('review.queue', mayCall('review.queue') ? {} : null, {
    entities: ['note', 'noteReview'],
  });
  const counts = {
    work: work.value === undefined ? 0 : notesDueCount(work.value.counts),
    review: review.value?.total ?? 0,
  };
  return (
    <div className="notes">
      <PageHeader title={t('title')} description={t('description')} takesFocus />
      <Tabs
        label={t('title')}
        tabs={tabs.map(({ id, content }) => ({
          id,
          label: t(`tab.${id}`),
          content,
          ...(id === 'work' || id === 'review'
            ? { badge: { count: counts[id], label: t('tab.open', { count: counts[id] }) } }
            : {}),
        }))}
        selectedId={selectedId}
        onSelect={(tab) => navigate({ name: 'notes', tab }, { replace: true })}
      />
    </div>
  );
}
