import { useNavigate } from '../../app/navigation';
import type { RouteOf } from '../../app/routes';
import { useScreenFillsHeight } from '../../app/screen-frame';
import { useMayCall } from '../../app/session';
import { PageHeader, SegmentedControl } from '../../components';
import { useTranslation } from '../../i18n';
import { ActivityLog } from './activity-log';
import { Openings } from './openings';
import './oversight.css';

type Part = 'log' | 'openings';

/** What supervisors and administrators look after: who looked at what, and charts opened with a reason. */
export function OversightScreen({ route }: { readonly route: RouteOf<'oversight'> }) {
  const { t } = useTranslation('oversight');
  const navigate = useNavigate();
  const seesOpenings = useMayCall()('opening.list');
  const part: Part = route.tab === 'openings' && seesOpenings ? 'openings' : 'log';
  useScreenFillsHeight();
  const parts = seesOpenings ? (
    <SegmentedControl
      label={t('parts.label')}
      segments={[
        { id: 'log', label: t('parts.log') },
        { id: 'openings', label: t('parts.openings') },
      ]}
      value={part}
      onChange={(tab) => navigate({ name: 'oversight', tab }, { replace: true })}
    />
  ) : null;
  return (
    <div className="oversight">
      <PageHeader title={t('title')} description={t(`description.${part}`)} takesFocus />
      {part === 'log' ? (
        <ActivityLog toolbar={parts} />
      ) : (
        <div className="oversight__scroll">
          {parts}
          <Openings />
        </div>
      )}
    </div>
  );
}
