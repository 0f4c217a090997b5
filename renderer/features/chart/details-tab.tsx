import { Pencil } from 'lucide-react';
import { useState } from 'react';
import type { ClientChart } from '../../../shared/contract/clients';
import { useMayCall } from '../../app/session';
import { Button, SkeletonLines } from '../../components';
import { useTranslation } from '../../i18n';
import { useDraft } from '../../vault';
import { ContactsCard } from './contacts-card';
import { CoverageCard } from './coverage-card';
import { DetailsCards } from './details-cards';
import { DetailsEditor } from './details-editor';
import { DetailsDraftSchema } from './details-form';
import { JoinedCard } from './joined-card';

export interface DetailsTabProps {
  readonly chart: ClientChart;
  readonly refresh: () => void;
}

/** Identity, ways to reach the person, service: read first, changed on purpose. */
export function DetailsTab({ chart, refresh }: DetailsTabProps) {
  const { t } = useTranslation('chart');
  const mayEdit = useMayCall()('client.update') && chart.joinedInto === null;
  const draft = useDraft('intake', chart.id, DetailsDraftSchema);
  const [isEditing, setIsEditing] = useState<boolean | null>(null);
  // Changes that were begun come up by themselves, so that nobody forgets them.
  const isOpen = mayEdit && (isEditing ?? draft.found !== null);

  if (draft.status === 'loading') return <SkeletonLines lines={8} />;
  if (isOpen) {
    return <DetailsEditor chart={chart} draft={draft} refresh={refresh} onDone={() => setIsEditing(false)} />;
  }
  return (
    <div className="chart__single">
      <DetailsCards
        chart={chart}
        between={
          <>
            <ContactsCard chart={chart} />
            <CoverageCard chart={chart} />
          </>
        }
        actions={
          mayEdit && (
            <Button icon={Pencil} autoFocus={isEditing === false} onPress={() => setIsEditing(true)}>
              {t('details.edit')}
            </Button>
          )
        }
      />
      {chart.joinedInto === null && <JoinedCard chart={chart} />}
    </div>
  );
}
