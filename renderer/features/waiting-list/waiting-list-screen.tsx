import { Hourglass } from 'lucide-react';
import { useRef, useState } from 'react';
import type { WaitingPerson } from '../../../shared/contract/waiting-list';
import { useErrorMessage } from '../../app/error-message';
import { useNavigate } from '../../app/navigation';
import { Banner, Button, EmptyState, PageHeader, SkeletonLines } from '../../components';
import { useTranslation } from '../../i18n';
import { Card } from '../support/card';
import { useNow } from '../support/use-now';
import { useScreenKeys } from '../support/use-screen-keys';
import { AddDialog, type Asking } from './add-dialog';
import { AdmitDialog } from './admit-dialog';
import { AnswersDialog } from './answers-dialog';
import { CapacityBanner } from './capacity-banner';
import type { WaitingDialogProps } from './dialog-props';
import { InterimDialog } from './interim-dialog';
import { OfferDialog } from './offer-dialog';
import { RemoveDialog } from './remove-dialog';
import { useWaitingList } from './use-waiting-list';
import type { WaitingAction } from './waiting-actions';
import { WaitingBox } from './waiting-box';
import { WaitingRow } from './waiting-row';
import './waiting-list.css';

const DIALOG_OF_ACTION: Readonly<Record<WaitingAction, (props: WaitingDialogProps) => React.ReactElement>> = {
  ask: AnswersDialog,
  changeAnswers: AnswersDialog,
  offer: OfferDialog,
  changeOffer: OfferDialog,
  admit: AdmitDialog,
  interim: InterimDialog,
  remove: RemoveDialog,
};

interface Open {
  readonly action: WaitingAction;
  readonly entryId: string;
}

/** Who waits for a place, the next first, with the clocks of the law and what can be done for them. */
export function WaitingListScreen() {
  const { t } = useTranslation('waiting');
  const errorMessage = useErrorMessage();
  const navigate = useNavigate();
  const list = useWaitingList();
  const now = useNow(true);
  const [asking, setAsking] = useState<Asking | null>(null);
  const [open, setOpen] = useState<Open | null>(null);
  const box = useRef<HTMLInputElement>(null);
  useScreenKeys(({ key }) => {
    if (key !== '/') return false;
    box.current?.focus();
    return true;
  });
  const { value } = list;
  const people = value?.people ?? [];
  const chosen = people.find(({ entryId }) => entryId === open?.entryId);
  const openChart = (clientId: string) => navigate({ name: 'chart', clientId });

  return (
    <div className="waiting">
      <PageHeader title={t('title')} description={t('description')} takesFocus />
      {list.error !== null && <Banner tone="danger">{errorMessage(list.error)}</Banner>}
      {value === undefined ? (
        list.isLoading && <SkeletonLines lines={6} />
      ) : (
        <>
          <CapacityBanner capacity={value.capacity} />
          <WaitingBox people={people} inputRef={box} onAdd={setAsking} onOpen={openChart} />
          {people.length === 0 ? (
            <EmptyState icon={Hourglass} title={t('none')}>
              <p>{t('noneText')}</p>
            </EmptyState>
          ) : (
            <ol className="waiting__list" aria-label={t('listLabel')}>
              {people.map((person: WaitingPerson, index) => (
                <WaitingRow
                  key={person.entryId}
                  person={person}
                  place={index + 1}
                  now={now}
                  onAction={(action) => setOpen({ action, entryId: person.entryId })}
                  onOpen={() => openChart(person.clientId)}
                />
              ))}
            </ol>
          )}
          {value.hasMore && <p className="text-muted">{t('hasMore')}</p>}
          {value.withoutPlace.length > 0 && (
            <Card title={t('withoutPlace.title')} hint={t('withoutPlace.hint')}>
              <ul className="card-list">
                {value.withoutPlace.map(({ clientId, displayName, firstContactOn }) => (
                  <li key={clientId}>
                    <span className="card-list__main">{displayName}</span>
                    <Button
                      size="small"
                      aria-label={t('withoutPlace.addOf', { name: displayName })}
                      onPress={() => setAsking({ clientId, name: displayName, firstContactOn })}
                    >
                      {t('add.save')}
                    </Button>
                  </li>
                ))}
              </ul>
            </Card>
          )}
        </>
      )}
      {asking !== null && <AddDialog asking={asking} onClose={() => setAsking(null)} />}
      {open !== null && chosen !== undefined && (
        <OpenDialog action={open.action} person={chosen} onClose={() => setOpen(null)} />
      )}
    </div>
  );
}

function OpenDialog({ action, ...props }: WaitingDialogProps & { readonly action: WaitingAction }) {
  const Chosen = DIALOG_OF_ACTION[action];
  return <Chosen {...props} />;
}
