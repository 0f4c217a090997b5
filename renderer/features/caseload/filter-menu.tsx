import { ListFilter } from 'lucide-react';
import { useState } from 'react';
import { Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { CLIENT_STATUS, SUPPORT_PHASE } from '../../../shared/codes';
import { CASELOAD_FLAGS } from '../../../shared/rules/caseload-needs';
import { CONSENT_STATES } from '../../../shared/rules/consent';
import { Button, CheckboxField, CheckboxGroup } from '../../components';
import { useTranslation } from '../../i18n';
import { useCodeChoices } from '../support/code-choices';
import { useWorkerChoices } from '../support/use-staff';
import { EVERYONE, filterCount, type CaseloadScope } from './caseload-view';

export interface FilterMenuProps {
  readonly scope: CaseloadScope;
  /** Whether the role may filter by what is clinical. */
  readonly readsClinical: boolean;
  readonly onChange: (scope: CaseloadScope) => void;
}

/** Stands for "nobody assigned" among the ids of workers. */
const NOBODY = 'nobody';

/** Whom to show; kinds of filter narrow each other, and each takes effect with every tick. */
export function FilterMenu({ scope, readsClinical, onChange }: FilterMenuProps) {
  const { t } = useTranslation('caseload');
  const [isOpen, setIsOpen] = useState(false);
  const statuses = useCodeChoices(CLIENT_STATUS).filter(({ id }) => id !== 'merged');
  const phases = useCodeChoices(SUPPORT_PHASE);
  const workers = [{ id: NOBODY, label: t('filters.nobody') }, ...useWorkerChoices()];
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setIsOpen}>
      <Button icon={ListFilter} aria-expanded={isOpen}>
        {t('filters.open')}
      </Button>
      <Popover className="choice-popover filter-menu" placement="bottom end" offset={4}>
        <Dialog className="filter-menu__dialog" aria-label={t('filters.title')}>
          <CheckboxField
            label={t('filters.needsContact')}
            hint={t('filters.needsContactHint')}
            isSelected={scope.needsContact}
            onChange={(needsContact) => onChange({ ...scope, needsContact })}
          />
          <div className="filter-menu__groups">
            <CheckboxGroup
              label={t('filters.status')}
              choices={statuses}
              value={scope.statuses}
              onChange={(chosen) => onChange({ ...scope, statuses: chosen })}
            />
            <CheckboxGroup
              label={t('filters.worker')}
              choices={workers}
              value={scope.workerIds.map((id) => id ?? NOBODY)}
              onChange={(chosen) =>
                onChange({ ...scope, workerIds: chosen.map((id) => (id === NOBODY ? null : id)) })
              }
            />
            <CheckboxGroup
              label={t('filters.consent')}
              choices={CONSENT_STATES.map((id) => ({ id, label: t(`consentStates.${id}`) }))}
              value={scope.consentStates}
              onChange={(chosen) => onChange({ ...scope, consentStates: chosen })}
            />
            <CheckboxGroup
              label={t('filters.flags')}
              choices={CASELOAD_FLAGS.map((id) => ({ id, label: t(`flags.${id}`) }))}
              value={scope.flags}
              onChange={(chosen) => onChange({ ...scope, flags: chosen })}
            />
            {readsClinical && (
              <CheckboxGroup
                label={t('filters.phase')}
                choices={phases}
                value={scope.phases}
                onChange={(chosen) => onChange({ ...scope, phases: chosen })}
              />
            )}
          </div>
          <div className="row row--apart">
            <Button
              size="small"
              variant="quiet"
              isDisabled={filterCount(scope) === 0}
              onPress={() => onChange(EVERYONE)}
            >
              {t('filters.clear')}
            </Button>
            <Button size="small" onPress={() => setIsOpen(false)}>
              {t('filters.done')}
            </Button>
          </div>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
