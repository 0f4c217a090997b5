import { CalendarPlus, ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { BoardAppointment } from '../../../shared/contract/appointments';
import type { MethodOutput } from '../../../shared/contract';
import { BOARD_STAGES, type BoardStage } from '../../../shared/rules/appointments';
import { addDays, type LocalDate } from '../../../shared/time';
import { useErrorMessage } from '../../app/error-message';
import { useNavigate } from '../../app/navigation';
import { useMayCall, useSession } from '../../app/session';
import { Banner, Button, IconButton, LinkButton, SkeletonLines } from '../../components';
import { useFormat, useTranslation } from '../../i18n';
import { useVaultQuery } from '../../vault';
import { RECORD_TAB } from '../chart/record-draft';
import { Card } from '../support/card';
import { useNow } from '../support/use-now';
import { useScreenKeys } from '../support/use-screen-keys';
import { AppointmentDialog } from './appointment-dialog';
import { NEW_APPOINTMENT } from './appointment-form';
import { ArrivalBox } from './arrival-box';
import { BOARD_ACTIONS, nextAction, otherActions, type BoardActionId } from './board-actions';
import { AppointmentRow, GroupRow } from './board-row';
import { CancelDialog } from './cancel-dialog';
import { useMark } from './use-mark';
import { WalkInDialog, type WalkIn } from './walk-in-dialog';
import './appointments.css';

type Day = MethodOutput<'appointment.day'>;

/** The form that is in front of the board. */
type Open =
  | { readonly form: 'move'; readonly appointment: BoardAppointment }
  | { readonly form: 'cancel'; readonly appointment: BoardAppointment }
  | { readonly form: 'walkIn'; readonly walkIn: WalkIn };

export interface BoardCardProps {
  /** The appointment whose form is in front, or `new`; part of the place, so that a lock or a resumed draft comes back to it. */
  readonly opens: string | undefined;
  readonly onOpens: (opens: string | null) => void;
}

/** The arrival board: who is expected, here, in session and done, appointments and groups together. */
export function BoardCard({ opens, onOpens }: BoardCardProps) {
  const { t } = useTranslation('appointments');
  const { today } = useSession();
  const errorMessage = useErrorMessage();
  const [chosenDay, setDay] = useState<LocalDate | null>(null);
  const [open, setOpen] = useState<Open | null>(null);
  const day = chosenDay ?? today;
  const board = useVaultQuery(
    'appointment.day',
    { day },
    {
      entities: ['appointment', 'client', 'groupSeries', 'groupSession', 'groupMember', 'attendance', 'user'],
      keepPrevious: true,
    },
  );
  const { reopen } = useMark();
  const close = () => setOpen(null);
  const openForm = (wanted: Open) => {
    setOpen(wanted);
    if (wanted.form === 'move') onOpens(wanted.appointment.id);
  };
  const mayPlan = useMayCall()('appointment.plan');

  return (
    <div className="board-card">
      <Card
        title={t(day === today ? 'title' : 'titleOfDay')}
        actions={
          <>
            <DayStepper day={day} onDay={setDay} />
            {mayPlan && (
              <Button icon={CalendarPlus} onPress={() => onOpens(NEW_APPOINTMENT)}>
                {t('newAppointment')}
              </Button>
            )}
          </>
        }
      >
        {board.error !== null && <Banner tone="danger">{errorMessage(board.error)}</Banner>}
        {board.value === undefined ? (
          board.isLoading && <SkeletonLines lines={4} />
        ) : (
          <Board value={board.value} isToday={day === today} onDay={setDay} onOpen={openForm} />
        )}
        {opens !== undefined && (
          <AppointmentDialog
            key={opens}
            date={day < today ? today : day}
            appointment={open?.form === 'move' ? open.appointment : undefined}
            movedId={opens === NEW_APPOINTMENT ? undefined : opens}
            onClose={() => {
              close();
              onOpens(null);
            }}
          />
        )}
        {open?.form === 'cancel' && (
          <CancelDialog
            appointment={open.appointment}
            onClose={close}
            onUndo={(id, revision) => void reopen(id, revision)}
          />
        )}
        {open?.form === 'walkIn' && <WalkInDialog walkIn={open.walkIn} onClose={close} />}
      </Card>
    </div>
  );
}

function DayStepper({
  day,
  onDay,
}: {
  readonly day: LocalDate;
  readonly onDay: (day: LocalDate | null) => void;
}) {
  const { t } = useTranslation('appointments');
  const format = useFormat();
  const { today } = useSession();
  return (
    <span className="board__day">
      <IconButton label={t('dayBefore')} icon={ChevronLeft} onPress={() => onDay(addDays(day, -1))} />
      <span className="board__date figures" role="status">
        {format.date(day, 'day')}
      </span>
      <IconButton label={t('dayAfter')} icon={ChevronRight} onPress={() => onDay(addDays(day, 1))} />
      {day !== today && (
        <Button variant="quiet" size="small" onPress={() => onDay(null)}>
          {t('backToToday')}
        </Button>
      )}
    </span>
  );
}

interface BoardProps {
  readonly value: Day;
  readonly isToday: boolean;
  readonly onDay: (day: LocalDate | null) => void;
  readonly onOpen: (open: Open) => void;
}

/** The rows' buttons, in the order they are on screen. */
function rowButtons(list: HTMLElement | null): HTMLElement[] {
  const rows = [...(list?.querySelectorAll('[data-board-row]') ?? [])];
  return rows.flatMap((row) => {
    const button = row.querySelector<HTMLElement>('.board__actions button');
    return button === null ? [] : [button];
  });
}

function Board({ value, isToday, onDay, onOpen }: BoardProps) {
  const { t } = useTranslation('appointments');
  const format = useFormat();
  const { user, today } = useSession();
  const mayCall = useMayCall();
  const navigate = useNavigate();
  const now = useNow(isToday);
  const { mark } = useMark();
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  // A row that was marked goes to another list: the focus goes on to the one after it.
  const nextFocus = useRef<string | null>(null);
  useEffect(() => {
    const wanted = nextFocus.current;
    if (wanted === null || document.activeElement !== document.body) return;
    nextFocus.current = null;
    const button = list.current?.querySelector<HTMLElement>(
      `[data-board-row="${wanted}"] .board__actions button`,
    );
    (button ?? rowButtons(list.current)[0] ?? input.current)?.focus();
  }, [value]);

  const step = (by: 1 | -1): boolean => {
    const buttons = rowButtons(list.current);
    const row = document.activeElement?.closest('[data-board-row]');
    const place = buttons.findIndex((button) => row?.contains(button) === true);
    const wanted = buttons[place === -1 ? 0 : place + by];
    wanted?.focus();
    return wanted !== undefined;
  };
  const onKeyDown = (press: KeyboardEvent) => {
    if (press.key !== 'ArrowDown' && press.key !== 'ArrowUp') return;
    if (!(press.target instanceof HTMLElement) || press.target.closest('[aria-expanded="true"]') !== null)
      return;
    if (step(press.key === 'ArrowDown' ? 1 : -1)) press.preventDefault();
    else if (press.key === 'ArrowUp') input.current?.focus();
  };
  useScreenKeys(({ key }) => {
    if (key === '/' && input.current !== null) {
      input.current.focus();
      return true;
    }
    // From the top of the page into the list: arrow down and Enter check in whoever is next.
    const isIdle = document.activeElement === document.body || document.activeElement?.tagName === 'H1';
    return key === 'ArrowDown' && isIdle && step(1);
  });

  const isOwn = (appointment: BoardAppointment) =>
    appointment.workerId === user.id && mayCall('encounter.record');
  const record = (appointment: BoardAppointment) =>
    navigate({ name: 'chart', clientId: appointment.clientId, tab: RECORD_TAB });
  const act = async (appointment: BoardAppointment, id: BoardActionId) => {
    const action = BOARD_ACTIONS[id];
    switch (action.does) {
      case 'mark': {
        const rows = value.appointments.filter(({ stage }) => stage === appointment.stage);
        const place = rows.findIndex((row) => row.id === appointment.id);
        nextFocus.current = (rows[place + 1] ?? rows[place - 1] ?? appointment).id;
        await mark(appointment, action.status);
        break;
      }
      case 'start':
        if (await mark(appointment, 'in_session')) record(appointment);
        break;
      case 'record':
        record(appointment);
        break;
      case 'move':
        onOpen({ form: 'move', appointment });
        break;
      case 'cancel':
        onOpen({ form: 'cancel', appointment });
    }
  };
  const rowOf = (appointment: BoardAppointment) => {
    const situation = { day: value.day, today, now, isOwn: isOwn(appointment) };
    return (
      <AppointmentRow
        key={appointment.id}
        appointment={appointment}
        isLate={isToday && appointment.status === 'planned' && appointment.startAt < now}
        showsWorker={value.isEverybody}
        next={nextAction(appointment, situation)}
        others={otherActions(appointment, situation)}
        onAction={(id) => void act(appointment, id)}
        onOpen={() => navigate({ name: 'chart', clientId: appointment.clientId })}
      />
    );
  };
  const mayTakeRoll = mayCall('session.open') && value.day <= today;
  const lists = BOARD_STAGES.map((stage) => ({
    stage,
    appointments: value.appointments.filter((row) => row.stage === stage),
    groups: value.groups.filter((row) => row.stage === stage),
  })).filter(({ appointments, groups }) => appointments.length + groups.length > 0);

  return (
    <>
      {isToday && mayCall('appointment.walkIn') && (
        <div className="board__find">
          <ArrivalBox
            appointments={value.appointments}
            inputRef={input}
            onCheckIn={(appointment) => void mark(appointment, 'arrived')}
            onShow={({ id }) =>
              list.current
                ?.querySelector<HTMLElement>(
                  `[data-board-row="${id}"] button, [data-board-row="${id}"] [role="link"]`,
                )
                ?.focus()
            }
            onWalkIn={(walkIn) => onOpen({ form: 'walkIn', walkIn })}
            onDown={() => step(1)}
          />
        </div>
      )}
      {isToday && value.openSince !== null && (
        <p className="text-small">
          {t('openSince', { date: format.date(value.openSince, 'day') })}{' '}
          <LinkButton onPress={() => onDay(value.openSince)}>{t('openSinceSee')}</LinkButton>
        </p>
      )}
      <div ref={list} className="board" onKeyDown={onKeyDown}>
        {lists.map(({ stage, appointments, groups }) => (
          <section key={stage} aria-label={t(`stages.${stage}`)} className="board__stage">
            <StageHeading stage={stage} count={appointments.length + groups.length} />
            <ul className="board__list">
              {groups.map((group) => (
                <GroupRow
                  key={group.groupId}
                  group={group}
                  onOpen={
                    mayTakeRoll
                      ? () => navigate({ name: 'groupSession', groupId: group.groupId, heldOn: value.day })
                      : undefined
                  }
                />
              ))}
              {appointments.map(rowOf)}
            </ul>
          </section>
        ))}
        {lists.length === 0 && (
          <p className="text-muted">{t(value.isEverybody ? 'empty.everybody' : 'empty.own')}</p>
        )}
      </div>
    </>
  );
}

function StageHeading({ stage, count }: { readonly stage: BoardStage; readonly count: number }) {
  const { t } = useTranslation('appointments');
  const format = useFormat();
  return (
    <h3 className="board__heading">
      {t(`stages.${stage}`)} <span className="board__count figures">{format.number(count)}</span>
    </h3>
  );
}
