import { ListFilter } from 'lucide-react';
import { useState } from 'react';
import { Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { AUDIT_KINDS, AUDIT_KIND_LABELS } from '../../../shared/audit-kinds';
import type { AuditFilter } from '../../../shared/contract/audit';
import { useMayCall } from '../../app/session';
import {
  Button,
  CheckboxGroup,
  ComboBoxField,
  DateField,
  FilterChip,
  FormRow,
  type Choice,
} from '../../components';
import { useFormat, useLabel, useTranslation } from '../../i18n';
import { usePeopleSearch } from '../support/people-search';
import { useStaff } from '../support/use-staff';

export const NO_FILTER: AuditFilter = { actorId: null, clientId: null, kinds: [], from: null, through: null };

/** A filter with the words for the ids in it. */
export interface ShownFilter {
  readonly filter: AuditFilter;
  readonly actor: Choice | null;
  readonly person: Choice | null;
}

export const NOTHING_FILTERED: ShownFilter = { filter: NO_FILTER, actor: null, person: null };

export interface AuditFilterProps {
  readonly shown: ShownFilter;
  readonly onChange: (shown: ShownFilter) => void;
}

/** Who, whose chart, what, and when; takes effect at once. */
export function AuditFilterMenu({ shown, onChange }: AuditFilterProps) {
  const { t } = useTranslation('oversight');
  const label = useLabel();
  const mayCall = useMayCall();
  const searchPeople = usePeopleSearch();
  const staff = useStaff();
  const [isOpen, setIsOpen] = useState(false);
  const { filter } = shown;
  const change = (part: Partial<AuditFilter>) => onChange({ ...shown, filter: { ...filter, ...part } });
  const searchStaff = async (text: string): Promise<readonly Choice[]> => {
    const typed = text.trim().toLowerCase();
    return staff
      .filter(({ displayName }) => displayName.toLowerCase().includes(typed))
      .map(({ id, displayName }) => ({ id, label: displayName }));
  };
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setIsOpen}>
      <Button icon={ListFilter} aria-expanded={isOpen}>
        {t('filter.open')}
      </Button>
      <Popover className="choice-popover oversight-filter" placement="bottom end" offset={4}>
        <Dialog className="oversight-filter__dialog" aria-label={t('filter.title')}>
          <ComboBoxField
            label={t('filter.actor')}
            value={shown.actor}
            search={searchStaff}
            onChange={(actor) =>
              onChange({ ...shown, actor, filter: { ...filter, actorId: actor?.id ?? null } })
            }
          />
          {mayCall('client.list') && (
            <ComboBoxField
              label={t('filter.person')}
              value={shown.person}
              minimumLength={1}
              search={searchPeople}
              onChange={(person) =>
                onChange({ ...shown, person, filter: { ...filter, clientId: person?.id ?? null } })
              }
            />
          )}
          <FormRow>
            <DateField
              label={t('filter.from')}
              value={filter.from}
              maximum={filter.through ?? undefined}
              onChange={(from) => change({ from })}
            />
            <DateField
              label={t('filter.through')}
              value={filter.through}
              minimum={filter.from ?? undefined}
              onChange={(through) => change({ through })}
            />
          </FormRow>
          <CheckboxGroup
            label={t('filter.kinds')}
            choices={AUDIT_KINDS.map((kind) => ({ id: kind, label: label(AUDIT_KIND_LABELS[kind]) }))}
            value={filter.kinds}
            onChange={(kinds) => change({ kinds })}
          />
          <div className="row row--apart">
            <Button size="small" variant="quiet" onPress={() => onChange(NOTHING_FILTERED)}>
              {t('filter.clear')}
            </Button>
            <Button size="small" onPress={() => setIsOpen(false)}>
              {t('filter.done')}
            </Button>
          </div>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

/** Every filter that is on, each with a cross; nothing when none is. */
export function AuditFilterChips({ shown, onChange }: AuditFilterProps) {
  const { t } = useTranslation('oversight');
  const label = useLabel();
  const format = useFormat();
  const { filter, actor, person } = shown;
  return (
    <>
      {actor !== null && (
        <FilterChip
          text={t('filter.actorChip', { name: actor.label })}
          onRemove={() => onChange({ ...shown, actor: null, filter: { ...filter, actorId: null } })}
        />
      )}
      {person !== null && (
        <FilterChip
          text={t('filter.personChip', { name: person.label })}
          onRemove={() => onChange({ ...shown, person: null, filter: { ...filter, clientId: null } })}
        />
      )}
      {filter.from !== null && (
        <FilterChip
          text={t('filter.fromChip', { date: format.date(filter.from) })}
          onRemove={() => onChange({ ...shown, filter: { ...filter, from: null } })}
        />
      )}
      {filter.through !== null && (
        <FilterChip
          text={t('filter.throughChip', { date: format.date(filter.through) })}
          onRemove={() => onChange({ ...shown, filter: { ...filter, through: null } })}
        />
      )}
      {filter.kinds.map((kind) => (
        <FilterChip
          key={kind}
          text={label(AUDIT_KIND_LABELS[kind])}
          onRemove={() =>
            onChange({
              ...shown,
              filter: { ...filter, kinds: filter.kinds.filter((other) => other !== kind) },
            })
          }
        />
      ))}
    </>
  );
}

/** Whether anything is left out. */
export function isFiltering({ filter }: ShownFilter): boolean {
  const { actorId, clientId, kinds, from, through } = filter;
  return actorId !== null || clientId !== null || kinds.length > 0 || from !== null || through !== null;
}
