import { NotebookPen } from 'lucide-react';
import { useNavigate } from '../../app/navigation';
import { Button } from '../../components';
import { useTranslation } from '../../i18n';
import { Card } from '../support/card';

export interface NotesCardProps {
  readonly toWrite: number;
  readonly toSign: number;
  readonly returned: number;
  readonly rollCallsToSave: number;
  readonly followUps: number;
  /** Supervisors only. */
  readonly toReview: number;
}

/** The person's own notes that are still open. */
export function NotesCard({
  toWrite,
  toSign,
  returned,
  rollCallsToSave,
  followUps,
  toReview,
}: NotesCardProps) {
  const { t } = useTranslation('today');
  const navigate = useNavigate();
  const isDone = toWrite + toSign + returned + rollCallsToSave + followUps + toReview === 0;
  return (
    <Card
      title={t('notes.title')}
      actions={
        <Button icon={NotebookPen} onPress={() => navigate({ name: 'notes' })}>
          {t('notes.open')}
        </Button>
      }
    >
      {isDone ? (
        <p className="text-muted">{t('notes.allDone')}</p>
      ) : (
        <ul className="stack stack--tight">
          {returned > 0 && <li>{t('notes.returned', { count: returned })}</li>}
          {toWrite > 0 && <li>{t('notes.toWrite', { count: toWrite })}</li>}
          {toSign > 0 && <li>{t('notes.toSign', { count: toSign })}</li>}
          {rollCallsToSave > 0 && <li>{t('notes.rollCallsToSave', { count: rollCallsToSave })}</li>}
          {followUps > 0 && <li>{t('notes.followUps', { count: followUps })}</li>}
          {toReview > 0 && <li>{t('notes.toReview', { count: toReview })}</li>}
        </ul>
      )}
    </Card>
  );
}
