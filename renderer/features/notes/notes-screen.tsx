import { NotebookPen } from 'lucide-react';
import type { MethodOutput } from '../../../shared/contract';
import { useErrorMessage } from '../../app/error-message';
import { useNavigate } from '../../app/navigation';
import { useMayCall } from '../../app/session';
import { Banner, Button, EmptyState, PageHeader, SkeletonLines } from '../../components';
import { useTranslation } from '../../i18n';
import { useVaultQuery } from '../../vault';
import { Card } from '../support/card';
import { QueueItem } from './queue-item';
import './notes.css';

type Item = MethodOutput<'note.workQueue'>['items'][number];

/** What the signed-in person still has to write and to sign. */
export function NotesScreen() {
  const { t } = useTranslation('notes');
  const errorMessage = useErrorMessage();
  const { value, error, isLoading } = useVaultQuery(
    'note.workQueue',
    {},
    { entities: ['note', 'encounter', 'client'] },
  );
  return (
    <div className="notes">
      <PageHeader title={t('title')} description={t('description')} takesFocus />
      {error !== null && <Banner tone="danger">{errorMessage(error)}</Banner>}
      {isLoading && <SkeletonLines lines={6} />}
      {value !== undefined && (value.items.length === 0 ? <NothingToDo /> : <Queue items={value.items} />)}
    </div>
  );
}

function Queue({ items }: { readonly items: readonly Item[] }) {
  const { t } = useTranslation('notes');
  const toSign = items.filter(({ kind }) => kind === 'note_to_sign');
  const toWrite = items.filter(({ kind }) => kind === 'note_to_write');
  return (
    <>
      <Card title={t('queue.toSign')}>
        {toSign.length === 0 && <p className="text-muted">{t('queue.toSignNone')}</p>}
        <ul className="card-list">
          {toSign.map((item) => (
            <QueueItem key={item.encounterId} item={item} />
          ))}
        </ul>
      </Card>
      <Card title={t('queue.toWrite')}>
        {toWrite.length === 0 && <p className="text-muted">{t('queue.toWriteNone')}</p>}
        <ul className="card-list">
          {toWrite.map((item) => (
            <QueueItem key={item.encounterId} item={item} />
          ))}
        </ul>
      </Card>
    </>
  );
}

function NothingToDo() {
  const { t } = useTranslation('notes');
  const navigate = useNavigate();
  const mayCall = useMayCall();
  return (
    <EmptyState
      icon={NotebookPen}
      title={t('queue.empty')}
      actions={
        <>
          <Button onPress={() => navigate({ name: 'groups' })}>{t('queue.toGroups')}</Button>
          {mayCall('client.list') && (
            <Button onPress={() => navigate({ name: 'caseload' })}>{t('queue.toCaseload')}</Button>
          )}
        </>
      }
    >
      <p>{t('queue.emptyExplain')}</p>
    </EmptyState>
  );
}
