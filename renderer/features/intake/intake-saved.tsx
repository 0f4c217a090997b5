import { CircleCheckBig, FolderOpen, UserPlus } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useNavigate } from '../../app/navigation';
import { useMayCall, useSession } from '../../app/session';
import { Button, Icon } from '../../components';
import { useTranslation } from '../../i18n';

export interface SavedIntake {
  readonly clientId: string;
  readonly chartNumber: string;
  /** What the person likes to be called, if any name was given. */
  readonly name: string | null;
  readonly assignedWorkerId: string | null;
}

export interface IntakeSavedProps {
  readonly saved: SavedIntake;
  readonly onAddAnother: () => void;
}

/** The person is on disk: the chart number to write on paper, and where to go from here. */
export function IntakeSaved({ saved, onAddAnother }: IntakeSavedProps) {
  const { t } = useTranslation('intake');
  const navigate = useNavigate();
  const { user } = useSession();
  const mayCall = useMayCall();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  // A peer worker may open the charts of their own caseload only (R-ROL-02).
  const mayOpen =
    mayCall('client.open') && (user.role !== 'peer_worker' || saved.assignedWorkerId === user.id);
  return (
    <div className="intake-saved">
      <Icon icon={CircleCheckBig} size="large" className="intake-saved__icon" />
      <h1 ref={heading} tabIndex={-1}>
        {saved.name === null ? t('saved.titleUnnamed') : t('saved.title', { name: saved.name })}
      </h1>
      <p className="intake-saved__number">
        <span className="text-muted">{t('saved.chartNumber')}</span>
        <strong className="figures">{saved.chartNumber}</strong>
      </p>
      <p className="text-muted">{t('saved.text')}</p>
      <div className="row">
        {mayOpen && (
          <Button
            variant="primary"
            icon={FolderOpen}
            onPress={() => navigate({ name: 'chart', clientId: saved.clientId })}
          >
            {t('saved.openChart')}
          </Button>
        )}
        <Button icon={UserPlus} variant={mayOpen ? 'secondary' : 'primary'} onPress={onAddAnother}>
          {t('saved.addAnother')}
        </Button>
        <Button variant="quiet" onPress={() => navigate({ name: 'caseload' })}>
          {t('saved.toCaseload')}
        </Button>
      </div>
    </div>
  );
}
