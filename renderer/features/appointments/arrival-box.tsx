import { useState, type Ref } from 'react';
import type { BoardAppointment } from '../../../shared/contract/appointments';
import { nameWords } from '../../../shared/rules/names';
import { useErrorMessage } from '../../app/error-message';
import { useFormat, useTranslation } from '../../i18n';
import { FindField, type FindOption } from '../support/find-field';
import { useFoundPeople, usePersonChoice } from '../support/people-search';
import { usePersonName } from '../support/person-label';
import type { WalkIn } from './walk-in-dialog';

interface ArrivalBoxProps {
  readonly appointments: readonly BoardAppointment[];
  readonly inputRef: Ref<HTMLInputElement>;
  readonly onCheckIn: (appointment: BoardAppointment) => void;
  /** Jumps to somebody who isn't waited for any more. */
  readonly onShow: (appointment: BoardAppointment) => void;
  readonly onWalkIn: (walkIn: WalkIn) => void;
  /** Into the list. */
  readonly onDown: () => void;
}

const MAY_BE_MEANT = ['inquiry', 'waitlist', 'active', 'inactive'] as const;

/** Whether every word that was typed begins a word of the name. */
function fits(name: string, typed: string): boolean {
  const words = nameWords(name);
  const wanted = nameWords(typed);
  return wanted.length > 0 && wanted.every((word) => words.some((one) => one.startsWith(word)));
}

/** Who is at the desk? The name and Enter check in whoever is expected; anybody else is taken in as a walk-in. */
export function ArrivalBox({ appointments, inputRef, onCheckIn, onShow, onWalkIn, onDown }: ArrivalBoxProps) {
  const { t } = useTranslation('appointments');
  const format = useFormat();
  const errorMessage = useErrorMessage();
  const personName = usePersonName();
  const toChoice = usePersonChoice();
  const [text, setText] = useState('');
  const { wanted, people: known, isAnswered, isLoading, error } = useFoundPeople(text, MAY_BE_MEANT);

  const onBoard = appointments.filter((appointment) => fits(personName(appointment), wanted));
  const toOption = (appointment: BoardAppointment, isExpected: boolean): FindOption => ({
    id: appointment.id,
    label: personName(appointment),
    detail: t('box.detail', { time: format.time(appointment.startAt), worker: appointment.workerName }),
    what: isExpected ? t('actions.checkIn') : t(`stages.${appointment.stage}`),
    adds: false,
    onChoose: () => (isExpected ? onCheckIn(appointment) : onShow(appointment)),
  });
  const people: FindOption[] = known.map((person) => ({
    id: person.clientId,
    label: personName(person),
    detail: toChoice(person).description ?? '',
    what: t('box.walkIn'),
    adds: true,
    onChoose: () =>
      onWalkIn({
        clientId: person.clientId,
        name: personName(person),
        workerId: person.assignedWorkerId,
      }),
  }));
  const unknown: FindOption[] = !isAnswered
    ? []
    : [
        {
          id: 'unknown',
          label: wanted,
          detail: t('box.unknownHint'),
          what: t('box.unknown'),
          adds: true,
          onChoose: () => onWalkIn({ clientId: null, name: wanted, workerId: null }),
        },
      ];

  return (
    <FindField
      label={t('box.label')}
      text={text}
      onText={setText}
      options={[
        ...onBoard.filter(({ stage }) => stage === 'expected').map((one) => toOption(one, true)),
        ...onBoard.filter(({ stage }) => stage !== 'expected').map((one) => toOption(one, false)),
        ...people,
        ...unknown,
      ]}
      moreText={t('box.more')}
      noneText={t('box.none')}
      isLoading={isLoading}
      error={error === null ? null : errorMessage(error)}
      inputRef={inputRef}
      onLeave={onDown}
      onDown={onDown}
    />
  );
}
