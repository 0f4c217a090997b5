import { APPOINTMENT_CANCEL_REASON, APPOINTMENT_PURPOSE } from '../../../shared/codes';
import type { BoardAppointment, BoardGroup } from '../../../shared/contract/appointments';
import { Button, Chip, LinkButton, MenuButton } from '../../components';
import { useFormat, useLabel, useTranslation } from '../../i18n';
import { PersonLabel, usePersonName } from '../support/person-label';
import type { BoardActionId } from './board-actions';

interface AppointmentRowProps {
  readonly appointment: BoardAppointment;
  /** The day shown isn't over and the time has come without the person. */
  readonly isLate: boolean;
  /** Whose worker it is, is said on everybody's board. */
  readonly showsWorker: boolean;
  readonly next: BoardActionId | null;
  readonly others: readonly BoardActionId[];
  readonly onAction: (action: BoardActionId) => void;
  readonly onOpen: () => void;
}

/** One appointment: when, who, with whom, since when they wait, and what is next. */
export function AppointmentRow({
  appointment,
  isLate,
  showsWorker,
  next,
  others,
  onAction,
  onOpen,
}: AppointmentRowProps) {
  const { t } = useTranslation('appointments');
  const format = useFormat();
  const label = useLabel();
  const name = usePersonName()(appointment);
  const { status, arrivedAt, beganAt, cancelReason, isWalkIn } = appointment;
  const since =
    status === 'arrived' && arrivedAt !== null
      ? t('row.hereSince', { time: format.time(arrivedAt) })
      : status === 'in_session' && beganAt !== null
        ? t('row.beganAt', { time: format.time(beganAt) })
        : null;
  const details = [
    showsWorker ? t('row.with', { name: appointment.workerName }) : null,
    label(APPOINTMENT_PURPOSE.codes[appointment.purpose]),
    isWalkIn ? null : format.duration(appointment.minutes),
  ].filter((part) => part !== null);
  return (
    <li className="board__row" data-board-row={appointment.id}>
      <span className="board__time figures">{format.time(appointment.startAt)}</span>
      <span className="board__who">
        <LinkButton onPress={onOpen}>
          <PersonLabel person={appointment} />
        </LinkButton>
        <span className="card-list__detail">{details.join(' · ')}</span>
      </span>
      <span className="board__state">
        {since !== null && <span className="text-small figures">{since}</span>}
        {isLate && <Chip text={t('row.late')} tone="warning" />}
        {isWalkIn && <Chip text={t('row.walkIn')} />}
        {status === 'no_show' && <Chip text={t('row.noShow')} tone="warning" />}
        {status === 'cancelled' && (
          <Chip
            text={
              cancelReason === null
                ? t('row.cancelled')
                : label(APPOINTMENT_CANCEL_REASON.codes[cancelReason])
            }
          />
        )}
        {appointment.hasContact && <Chip text={t('row.recorded')} tone="success" />}
      </span>
      <span className="board__actions">
        {next !== null && (
          <Button
            size="small"
            variant={next === 'checkIn' || next === 'start' || next === 'record' ? 'primary' : 'secondary'}
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
            entries={others.map((id) => ({ id, label: t(`actions.${id}`), isDanger: id === 'cancel' }))}
            onAction={onAction}
          />
        )}
      </span>
    </li>
  );
}

interface GroupRowProps {
  readonly group: BoardGroup;
  /** Opens the roll call; absent for whoever takes none. */
  readonly onOpen: (() => void) | undefined;
}

/** One group's session of the day. */
export function GroupRow({ group, onOpen }: GroupRowProps) {
  const { t } = useTranslation(['appointments', 'today']);
  const format = useFormat();
  const details = [
    t('row.with', { name: group.facilitatorName }),
    group.place,
    group.sessionStatus === 'held'
      ? t('today:groups.held', { count: group.presentCount })
      : t('today:groups.people', { count: group.memberCount }),
  ].filter((part) => part !== null);
  return (
    <li className="board__row">
      <span className="board__time figures">{format.time(group.startAt)}</span>
      <span className="board__who">
        {onOpen === undefined ? (
          <span className="text-strong">{group.name}</span>
        ) : (
          <LinkButton onPress={onOpen}>{group.name}</LinkButton>
        )}
        <span className="card-list__detail">{details.join(' · ')}</span>
      </span>
      <span className="board__state">
        <Chip text={t('row.group')} tone="accent" />
        {group.sessionStatus === 'cancelled' && <Chip text={t('row.cancelled')} />}
      </span>
    </li>
  );
}
