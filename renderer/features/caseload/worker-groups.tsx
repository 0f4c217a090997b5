import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { MethodInput } from '../../../shared/contract';
import { useFormat, useTranslation } from '../../i18n';
import { useVaultQuery } from '../../vault';

export interface WorkerGroupsProps {
  readonly filter: MethodInput<'client.list'>['filter'];
  /** Whose people are shown; undefined for everybody's, one worker after the other. */
  readonly open: string | null | undefined;
  readonly onOpen: (workerId: string | null | undefined) => void;
}

const EVERYBODY = 'everybody';
const NOBODY = 'nobody';

/** How many people each worker has under the filters, and the way to one worker's group of them. */
export function WorkerGroups({ filter, open, onOpen }: WorkerGroupsProps) {
  const { t } = useTranslation('caseload');
  const format = useFormat();
  const answer = useVaultQuery('client.countByWorker', { filter }, { entities: ['client', 'user', 'site'] });
  const groups = answer.value?.groups ?? [];
  const all = groups.reduce((sum, { clientCount }) => sum + clientCount, 0);
  const choices = [
    { id: EVERYBODY, workerId: undefined, name: t('groups.all'), count: all },
    ...groups.map(({ workerId, workerName, clientCount }) => ({
      id: workerId ?? NOBODY,
      workerId,
      name: workerName ?? t('nobodyAssigned'),
      count: clientCount,
    })),
  ];
  return (
    <ToggleButtonGroup
      aria-label={t('groups.label')}
      className="caseload__groups"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[open === undefined ? EVERYBODY : (open ?? NOBODY)]}
      onSelectionChange={(keys) => {
        const chosen = choices.find(({ id }) => keys.has(id));
        if (chosen !== undefined) onOpen(chosen.workerId);
      }}
    >
      {choices.map(({ id, name, count }) => (
        <ToggleButton key={id} id={id} className="caseload__group">
          <span>{name}</span>
          <span className="caseload__group-count figures">{format.number(count)}</span>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
