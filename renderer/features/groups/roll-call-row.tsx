import { Clock, UserMinus } from 'lucide-react';
import { memo } from 'react';
import { ATTENDANCE_MARK, ATTENDANCE_WAY } from '../../../shared/codes';
import type { RosterRow } from '../../../shared/contract/groups';
import { minutesInRoom, wasThere } from '../../../shared/rules/attendance';
import type { AttendanceWay } from '../../../shared/rules/attendance-way';
import { localTimeAt, type InstantMs } from '../../../shared/time';
import { Chip, Icon, IconButton, SelectField, TimeField, classNames } from '../../components';
import { useFormat, useLabel, useTranslation } from '../../i18n';
import { useCodeChoices } from '../support/code-choices';
import { useMilestoneText } from '../support/milestone-text';
import { PersonLabel, usePersonName } from '../support/person-label';
import { MARKS, MARK_KEYS } from './roll-call-keys';
import type { Mark } from './roll-call-state';

export interface RollCallRowProps {
  readonly person: RosterRow;
  readonly index: number;
  readonly isFocused: boolean;
  readonly areTimesOpen: boolean;
  readonly canTakeOff: boolean;
  /** What is wrong with this line, in words. */
  readonly problem: string | undefined;
  readonly session: {
    readonly startAt: InstantMs;
    readonly endAt: InstantMs;
    readonly way: AttendanceWay;
  };
  readonly onMark: (clientId: string, mark: Mark) => void;
  readonly onFocus: (clientId: string) => void;
  readonly onOpenTimes: (clientId: string) => void;
  /** Wall-clock times as typed; `null` for "as the session". */
  readonly onTimes: (clientId: string, times: { inTime: string | null; outTime: string | null }) => void;
  /** How the person took part; `null` is as everybody. */
  readonly onWay: (clientId: string, way: AttendanceWay | null) => void;
  readonly onTakeOff: (clientId: string) => void;
}

/** The id of a person's row in the page, to put the focus there. */
export function rowElementId(clientId: string): string {
  return `roll-call-${clientId}`;
}

/** One person of the roll call: five marks, and their own times where they have some. */
export const RollCallRow = memo(function RollCallRow({
  person,
  index,
  isFocused,
  areTimesOpen,
  canTakeOff,
  problem,
  session,
  onMark,
  onFocus,
  onOpenTimes,
  onTimes,
  onWay,
  onTakeOff,
}: RollCallRowProps) {
  const { t } = useTranslation(['groups', 'recovery']);
  const label = useLabel();
  const format = useFormat();
  const milestoneText = useMilestoneText();
  const name = usePersonName()(person);
  const { clientId, mark, inAt, outAt } = person;
  const ways = useCodeChoices(ATTENDANCE_WAY);
  const isThere = mark !== null && wasThere(mark);
  const hasTimes = isThere && (areTimesOpen || inAt !== null || outAt !== null);
  const timeOf = (instant: InstantMs | null) =>
    instant === null ? null : localTimeAt(instant, format.timeZone);
  const inTime = timeOf(inAt);
  const outTime = timeOf(outAt);

  return (
    <div
      role="row"
      id={rowElementId(clientId)}
      aria-rowindex={index + 2}
      tabIndex={isFocused ? 0 : -1}
      className={classNames('roll-call__row', mark !== null && 'roll-call__row--marked')}
      onFocus={(focus) => {
        if (focus.target === focus.currentTarget) onFocus(clientId);
      }}
    >
      <div role="gridcell" className="roll-call__person">
        <PersonLabel person={person} />
        <span className="roll-call__facts">
          <span className="figures">{person.chartNumber}</span>
          {!person.isMember && <Chip text={t('rollCall.walkIn')} tone="info" />}
          {person.isBirthday && <span>{t('rollCall.birthday')}</span>}
          {person.milestoneDays !== null && (
            <span>{t('rollCall.milestone', { count: person.milestoneDays })}</span>
          )}
          {person.recoveryMilestone !== null && (
            <span>{t('recovery:reachedToday', { milestone: milestoneText(person.recoveryMilestone) })}</span>
          )}
          {person.way !== null && <Chip text={label(ATTENDANCE_WAY.codes[person.way])} tone="info" />}
          {person.cameLastTime && mark === null && <span>{t('rollCall.cameLastTime')}</span>}
          {canTakeOff && (
            <IconButton
              size="small"
              icon={UserMinus}
              label={t('rollCall.takeOff', { name })}
              onPress={() => onTakeOff(clientId)}
            />
          )}
        </span>
        {problem !== undefined && (
          <span className="roll-call__problem" id={`${rowElementId(clientId)}-problem`}>
            {problem}
          </span>
        )}
      </div>
      <div role="gridcell" className="roll-call__marks">
        {MARKS.map((candidate) => {
          const word = label(ATTENDANCE_MARK.codes[candidate]);
          return (
            <button
              key={candidate}
              type="button"
              tabIndex={-1}
              className={classNames('roll-call__mark', `roll-call__mark--${candidate}`)}
              aria-pressed={mark === candidate}
              aria-label={t('rollCall.markOf', { mark: word, name })}
              onClick={() => onMark(clientId, candidate)}
            >
              <span className="roll-call__key">{MARK_KEYS[candidate]}</span>
              <span className="roll-call__word">{word}</span>
            </button>
          );
        })}
      </div>
      <div role="gridcell" className="roll-call__times">
        {hasTimes ? (
          <>
            {(mark !== 'left_early' || inAt !== null || areTimesOpen) && (
              <TimeCell
                shortLabel={t('rollCall.inAt')}
                label={t('rollCall.inAtOf', { name })}
                value={inTime}
                onChange={(time) => onTimes(clientId, { inTime: time, outTime })}
              />
            )}
            {(mark !== 'late' || outAt !== null || areTimesOpen) && (
              <TimeCell
                shortLabel={t('rollCall.outAt')}
                label={t('rollCall.outAtOf', { name })}
                value={outTime}
                onChange={(time) => onTimes(clientId, { inTime, outTime: time })}
              />
            )}
            <span className="roll-call__minutes figures">
              {t('rollCall.minutes', { count: minutesInRoom({ mark, inAt, outAt }, session) })}
            </span>
            {areTimesOpen && (
              <SelectField
                label={t('rollCall.wayOf', { name })}
                isLabelHidden
                width="full"
                choices={ways}
                value={person.way ?? session.way}
                onChange={(way) => onWay(clientId, way === session.way ? null : way)}
              />
            )}
          </>
        ) : (
          isThere && (
            <button
              type="button"
              tabIndex={-1}
              className="roll-call__edit-times"
              aria-label={t('rollCall.editTimesOf', { name })}
              onClick={() => onOpenTimes(clientId)}
            >
              <Icon icon={Clock} size="small" />
              {t('rollCall.minutes', { count: minutesInRoom({ mark, inAt, outAt }, session) })}
            </button>
          )
        )}
      </div>
    </div>
  );
});

interface TimeCellProps {
  readonly shortLabel: string;
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (time: string | null) => void;
}

function TimeCell({ shortLabel, label, value, onChange }: TimeCellProps) {
  return (
    <span className="roll-call__time">
      <span className="text-muted text-small" aria-hidden="true">
        {shortLabel}
      </span>
      <TimeField label={label} isLabelHidden hint={false} width="full" value={value} onChange={onChange} />
    </span>
  );
}
