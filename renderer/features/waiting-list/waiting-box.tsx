import { useState, type Ref } from 'react';
import { CLIENT_STATUS } from '../../../shared/codes';
import type { WaitingPerson } from '../../../shared/contract/waiting-list';
import { useErrorMessage } from '../../app/error-message';
import { useLabel, useTranslation } from '../../i18n';
import { FindField, type FindOption } from '../support/find-field';
import { useFoundPeople, usePersonChoice } from '../support/people-search';
import { usePersonName } from '../support/person-label';
import type { Asking } from './add-dialog';

interface WaitingBoxProps {
  readonly people: readonly WaitingPerson[];
  readonly inputRef: Ref<HTMLInputElement>;
  readonly onAdd: (asking: Asking) => void;
  readonly onOpen: (clientId: string) => void;
}

const MAY_BE_MEANT = ['inquiry', 'waitlist', 'active', 'inactive', 'discharged'] as const;

/** Who asks for treatment? Known people first, so that nobody is on record twice; a name nobody knows begins a record. */
export function WaitingBox({ people, inputRef, onAdd, onOpen }: WaitingBoxProps) {
  const { t } = useTranslation('waiting');
  const label = useLabel();
  const errorMessage = useErrorMessage();
  const personName = usePersonName();
  const toChoice = usePersonChoice();
  const [text, setText] = useState('');
  const { wanted, people: known, isAnswered, isLoading, error } = useFoundPeople(text, MAY_BE_MEANT);
  const onList = new Set(people.map(({ clientId }) => clientId));
  const found: FindOption[] = known.map((person) => {
    const canWait = person.status !== 'active' && !onList.has(person.clientId);
    return {
      id: person.clientId,
      label: personName(person),
      detail: toChoice(person).description ?? '',
      what: canWait
        ? t('box.add')
        : onList.has(person.clientId)
          ? t('box.onList')
          : label(CLIENT_STATUS.codes[person.status]),
      adds: canWait,
      onChoose: () =>
        canWait
          ? onAdd({
              clientId: person.clientId,
              name: personName(person),
              firstContactOn: person.firstContactOn,
            })
          : onOpen(person.clientId),
    };
  });
  const unknown: FindOption[] = !isAnswered
    ? []
    : [
        {
          id: 'unknown',
          label: wanted,
          detail: t('box.addNewHint'),
          what: t('box.addNew'),
          adds: true,
          onChoose: () => onAdd({ clientId: null, name: wanted, firstContactOn: null }),
        },
      ];
  return (
    <FindField
      label={t('box.label')}
      text={text}
      onText={setText}
      options={[...found, ...unknown]}
      moreText={t('box.more')}
      noneText={t('box.none')}
      isLoading={isLoading}
      error={error === null ? null : errorMessage(error)}
      inputRef={inputRef}
      onLeave={() => setText('')}
    />
  );
}
