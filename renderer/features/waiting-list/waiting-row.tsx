import { INTERIM_SERVICE } from '../../../shared/codes';
import type { WaitingPerson } from '../../../shared/contract/waiting-list';
import { clockStateAt, type ClockState } from '../../../shared/rules/waiting-list';
import { localDateAt, type InstantMs } from '../../../shared/time';
import { Button, Chip, LinkButton, MenuButton, type Tone } from '../../components';
import { useFormat, useLabel, useTranslation } from '../../i18n';
import { PersonLabel, usePersonName } from '../support/person-label';
import { actionsFor, type WaitingAction } from './waiting-actions';

const TONE_OF_CLOCK: Readonly<Record<ClockState, Tone>> = {
  running: 'info',
  soon: 'warning',
  overdue: 'danger',
  met: 'success',
  met_late: 'warning',
};

interface WaitingRowProps {
  readonly person: WaitingPerson;
  readonly place: number;
  readonly now: InstantMs;
  readonly onAction: (action: WaitingAction) => void;
  readonly onOpen: () => void;
}

/** One person: their place, why it is theirs, their clocks, and what is next. */
export function WaitingRow({ person, place, now, onAction, onOpen }: WaitingRowProps) {
  const { t } = useTranslation('waiting');
  const format = useFormat();
  const label = useLabel();
  const name = usePersonName()(person);
  const { next, others } = actionsFor(person);
  const why =
    person.priorityClass !== null
      ? t(`why.${person.priorityClass}`)
      : person.isPriority
        ? t('why.priority')
        : t(person.isAsked ? 'why.none' : 'why.notAsked');
  const details = [
    t('row.asked', { when: format.dateTime(person.requestedAt) }),
    ...(person.daysWaited === 0 ? [] : [t('row.waits', { count: person.daysWaited })]),
    t('row.firstContact', { date: format.date(person.firstContactOn) }),
  ];
  const given = person.interimKinds?.map((kind) => label(INTERIM_SERVICE.codes[kind])) ?? [];
  return (
    <li className="waiting__row">
      <span className="waiting__place figures" aria-hidden>
        {format.number(place)}
      </span>
      <span className="waiting__who">
        <LinkButton onPress={onOpen}>
          <PersonLabel person={person} />
        </LinkButton>
        <span className={person.isPriority ? 'waiting__why text-strong' : 'waiting__why'}>{why}</span>
        <span className="card-list__detail">{details.join(' · ')}</span>
        {given.length > 0 && <span className="card-list__detail">{given.join(' · ')}</span>}
        {!person.mayChange && <span className="card-list__detail">{t('row.notYours')}</span>}
      </span>
      <span className="waiting__chips">
        {person.clocks.map((clock) => {
          const state = clockStateAt(clock, now);
          return (
            <Chip
              key={clock.kind}
              tone={TONE_OF_CLOCK[state]}
              text={t(`clock.${clock.kind}.${state}`, {
                when: format.dateTime(clock.runsOutAt),
                date: format.date(clock.dueOn),
              })}
            />
          );
        })}
        {person.clocks.length === 0 && person.interimGivenAt !== null && (
          <Chip
            tone="neutral"
            text={t('chip.interim', {
              date: format.date(localDateAt(person.interimGivenAt, format.timeZone)),
            })}
          />
        )}
        {person.offeredFor !== null && (
          <Chip tone="accent" text={t('chip.offered', { date: format.date(person.offeredFor) })} />
        )}
      </span>
      <span className="waiting__actions">
        {next !== null && (
          <Button
            size="small"
            variant="primary"
            aria-label={t('row.doOf', { what: t(`actions.${next}`), name })}
            onPress={() => onAction(next)}
          >
            {t(`actions.${next}`)}
          </Button>
        )}
        {others.length > 0 && (
          <MenuButton
            isIconOnly
            size="small"
            label={t('row.more', { name })}
            entries={others.map((id) => ({ id, label: t(`actions.${id}`), isDanger: id === 'remove' }))}
            onAction={onAction}
          />
        )}
      </span>
    </li>
  );
}
