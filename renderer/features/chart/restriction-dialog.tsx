import { useState } from 'react';
import type { ClientChart } from '../../../shared/contract/clients';
import { useErrorMessage } from '../../app/error-message';
import { Banner, Button, CheckboxField, CheckboxGroup, Dialog, useNotify } from '../../components';
import { useTranslation } from '../../i18n';
import { useCommand } from '../../vault';
import { usePersonName } from '../support/person-label';
import { useStaff } from '../support/use-staff';

/** Restricts a chart to its worker, supervisors and the staff ticked here, or lifts the restriction (R-ROL-05). */
export function RestrictionDialog({
  chart,
  isOpen,
  onClose,
}: {
  readonly chart: ClientChart;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation(['chart', 'common']);
  const name = usePersonName()(chart);
  const errorMessage = useErrorMessage();
  const notify = useNotify();
  const command = useCommand('client.setRestriction');
  const staff = useStaff();
  const [isRestricted, setRestricted] = useState(true);
  const [namedIds, setNamedIds] = useState<string[]>((chart.namedStaff ?? []).map(({ id }) => id));
  // Supervisors see every restricted chart, and administrators none.
  const choices = staff
    .filter(({ isActive, role, id }) => {
      const mayBeNamed = role === 'front_desk' || role === 'peer_worker';
      return isActive && mayBeNamed && id !== chart.assignedWorkerId;
    })
    .map(({ id, displayName }) => ({ id, label: displayName }));

  const save = async () => {
    const result = await command.run({
      clientId: chart.id,
      expectedRevision: chart.revision,
      isRestricted,
      namedStaffIds: isRestricted ? namedIds.filter((id) => choices.some((choice) => choice.id === id)) : [],
    });
    if (!result.ok) return;
    notify({ tone: 'success', message: t(isRestricted ? 'access.savedRestricted' : 'access.savedOpen') });
    onClose();
  };

  return (
    <Dialog
      title={t('access.dialogTitle', { name })}
      isOpen={isOpen}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
          <Button variant="primary" isPending={command.isRunning} onPress={() => void save()}>
            {t(isRestricted ? 'access.save' : 'access.lift')}
          </Button>
        </>
      }
    >
      <div className="stack">
        {command.error !== null && <Banner tone="danger">{errorMessage(command.error)}</Banner>}
        <p>{t('access.explain')}</p>
        <CheckboxField label={t('access.isRestricted')} isSelected={isRestricted} onChange={setRestricted} />
        {isRestricted && choices.length > 0 && (
          <CheckboxGroup
            label={t('access.named')}
            hint={t('access.namedHint')}
            choices={choices}
            value={namedIds}
            onChange={setNamedIds}
          />
        )}
      </div>
    </Dialog>
  );
}
