import { useCallback, useRef, useState, type Dispatch, type KeyboardEvent, type RefObject } from 'react';
import { ATTENDANCE_MARK } from '../../../shared/codes';
import type { AttendanceWay } from '../../../shared/rules/attendance-way';
import { EmptyState, useAnnounce } from '../../components';
import { useClock, useFormat, useLabel, useTranslation } from '../../i18n';
import { isKeyTaken, useScreenKeys } from '../support/use-screen-keys';
import { usePersonName } from '../support/person-label';
import { commandOfKey, type RollCallCommand } from './roll-call-keys';
import { RollCallRow, rowElementId } from './roll-call-row';
import { reduceRollCall, type Mark, type RollCallAction, type RollCallState } from './roll-call-state';
import { instantDuring } from './session-time';

export interface RollCallGridProps {
  readonly state: RollCallState;
  readonly dispatch: Dispatch<RollCallAction>;
  readonly groupName: string;
  readonly problemOf: (clientId: string) => string | undefined;
  readonly findInput: RefObject<HTMLInputElement | null>;
}

/** Puts the focus on somebody's row: at once when it is on screen, so that no key goes elsewhere, else when it is. */
export function focusRow(clientId: string | null): void {
  if (clientId === null) return;
  const focus = (): boolean => {
    const row = document.getElementById(rowElementId(clientId));
    row?.focus();
    row?.scrollIntoView({ block: 'nearest' });
    return row !== null;
  };
  if (!focus()) requestAnimationFrame(focus);
}

/** Everybody on the roll call as an ARIA grid of rows; one key marks a person and goes on to the next. */
export function RollCallGrid({ state, dispatch, groupName, problemOf, findInput }: RollCallGridProps) {
  const { t } = useTranslation('groups');
  const label = useLabel();
  const { clock } = useClock();
  const { timeZone } = useFormat();
  const personName = usePersonName();
  const announce = useAnnounce();
  const grid = useRef<HTMLDivElement>(null);
  const [openTimes, setOpenTimes] = useState<ReadonlySet<string>>(new Set());
  const { content, focusedId, heldOn } = state;

  /** Does it, says it, and puts the focus where the next key belongs. */
  const act = (action: RollCallAction) => {
    const next = reduceRollCall(state, action);
    dispatch(action);
    if (next.focusedId !== null) focusRow(next.focusedId);
    const change = next.lastChange;
    if (next === state || change === null) return;
    const nameOf = (clientId: string) => {
      const person = next.content.people.find((candidate) => candidate.clientId === clientId);
      return person === undefined ? '' : personName(person);
    };
    switch (change.kind) {
      case 'marked':
        announce(
          change.mark === null
            ? t('rollCall.said.cleared', { name: nameOf(change.clientId) })
            : t('rollCall.said.marked', {
                name: nameOf(change.clientId),
                mark: label(ATTENDANCE_MARK.codes[change.mark]),
              }),
        );
        return;
      case 'all_present':
        announce(t('rollCall.said.allPresent', { count: change.count }));
        return;
      case 'undone':
        announce(t('rollCall.said.undone'));
        return;
      case 'added':
    }
  };

  const openTimesOf = useCallback((clientId: string) => {
    setOpenTimes((open) => new Set(open).add(clientId));
    requestAnimationFrame(() => {
      document.getElementById(rowElementId(clientId))?.querySelector('input')?.focus();
    });
  }, []);

  const run = (command: RollCallCommand) => {
    switch (command.kind) {
      case 'mark': {
        act({ type: 'mark', mark: command.mark, now: clock.now() });
        return;
      }
      case 'move': {
        act({ type: 'move', by: command.by });
        return;
      }
      case 'edge': {
        act({ type: 'moveToEdge', edge: command.edge });
        return;
      }
      case 'all_present': {
        act({ type: 'markAllPresent' });
        return;
      }
      case 'undo': {
        act({ type: 'undo' });
        return;
      }
      case 'find':
        return findInput.current?.focus();
      case 'edit_times':
        if (focusedId !== null) openTimesOf(focusedId);
    }
  };

  // Anywhere on this screen, not only in the grid: after a click on a button the next key still marks.
  useScreenKeys((press) => {
    const isHere =
      press.target instanceof Element && (press.target === document.body || press.target.closest('#main'));
    const command = isHere ? commandOfKey(press) : null;
    if (command === null) return false;
    run(command);
    return true;
  });

  /** Inside a time: Enter and Esc go back to the row, everything else is typing. */
  const leaveTimes = (press: KeyboardEvent) => {
    if (!isKeyTaken(press.target) || (press.key !== 'Escape' && press.key !== 'Enter')) return;
    if (press.ctrlKey || press.metaKey) return;
    press.preventDefault();
    focusRow(focusedId);
  };

  const onMark = useCallback(
    (clientId: string, mark: Mark) => {
      dispatch({ type: 'mark', mark, clientId, now: clock.now() });
      focusRow(clientId);
    },
    [dispatch, clock],
  );
  const onFocus = useCallback((clientId: string) => dispatch({ type: 'focus', clientId }), [dispatch]);
  const onTakeOff = useCallback(
    (clientId: string) => dispatch({ type: 'removePerson', clientId }),
    [dispatch],
  );
  const onWay = useCallback(
    (clientId: string, way: AttendanceWay | null) => dispatch({ type: 'setWay', clientId, way }),
    [dispatch],
  );
  const { startAt } = content;
  const onTimes = useCallback(
    (clientId: string, { inTime, outTime }: { inTime: string | null; outTime: string | null }) => {
      const instant = (time: string | null) =>
        time === null ? null : instantDuring(heldOn, time, timeZone, startAt);
      dispatch({ type: 'setTimes', clientId, inAt: instant(inTime), outAt: instant(outTime) });
    },
    [dispatch, heldOn, timeZone, startAt],
  );

  if (content.people.length === 0) {
    return (
      <EmptyState title={t('rollCall.empty.title')}>
        <p>{t('rollCall.empty.text')}</p>
      </EmptyState>
    );
  }
  const savedIds = new Set(state.saved.people.map((person) => person.clientId));
  return (
    <div
      ref={grid}
      role="grid"
      className="roll-call__grid"
      aria-label={t('rollCall.label', { group: groupName })}
      aria-rowcount={content.people.length + 1}
      onKeyDown={leaveTimes}
    >
      <div role="row" className="roll-call__header" aria-rowindex={1}>
        <span role="columnheader">{t('rollCall.person')}</span>
        <span role="columnheader">{t('rollCall.mark')}</span>
        <span role="columnheader">{t('rollCall.times')}</span>
      </div>
      {content.people.map((person, index) => (
        <RollCallRow
          key={person.clientId}
          person={person}
          index={index}
          isFocused={person.clientId === focusedId}
          areTimesOpen={openTimes.has(person.clientId)}
          canTakeOff={!person.isMember && !savedIds.has(person.clientId)}
          problem={problemOf(person.clientId)}
          session={content}
          onMark={onMark}
          onFocus={onFocus}
          onOpenTimes={openTimesOf}
          onTimes={onTimes}
          onWay={onWay}
          onTakeOff={onTakeOff}
        />
      ))}
    </div>
  );
}
