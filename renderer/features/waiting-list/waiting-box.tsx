import { useState, type Ref } from 'react';
import { CLIENT_STATUS } from '../../../shared/codes';
import type { WaitingPerson } from '../../../shared/contract/waiting-list';
import { useErrorMessage } from '../../app/error-message';
import { useLabel, useTranslation } from '../../i18n';
import { useVaultQuery } from '../../vault';
import { FIND_LETTERS, FindField, type FindOption } from '../support/find-field';
import { usePersonChoice } from '../support/people-search';
import { usePersonName } from '../support/person-label';
import type { Asking } from './add-dialog';

interface WaitingBoxProps {
  readonly people: readonly WaitingPerson[];
  readonly inputRef: Ref<HTMLInputElement>;
  readonly onAdd: (asking: Asking) => void;
  readonly onOpen: (clientId: string) => void;
}

const MOST_RESULTS = 6;

/** Who asks for treatment? Known people first, so that nobody is on record twice; a name nobody knows begins a record. */
export function WaitingBox({ people, inputRef, onAdd, onOpen }: WaitingBoxProps) {
  const { t } = useTranslation('waiting');
  const label = useLabel();
  const errorMessage = useErrorMessage();
  const personName = usePersonName();
  const toChoice = usePersonChoice();
  const [text, setText] = useState('');
  const wanted = text.trim();
  const isSearched = wanted.length >= FIND_LETTERS;
  const answer = useVaultQuery(
    'client.list',
    isSearched
      ? {
          filter: {
            text: wanted,
            statuses: ['inquiry', 'waitlist', 'active', 'inactive', 'discharged'],
            workerIds: [],
          },
          sort: [],
          offset: 0,
          limit: MOST_RESULTS,
        }
      : null,
    { entities: ['client'], keepPrevious: true },
  );
  const onList = new Set(people.map(({ clientId }) => clientId));
  const found: FindOption[] = (isSearched ? (answer.value?.rows ?? []) : []).map((person) => {
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
  const unknown: FindOption[] =
    !isSearched || answer.value === undefined
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
      isLoading={answer.isLoading}
      error={answer.error === null ? null : errorMessage(answer.error)}
      inputRef={inputRef}
      onLeave={() => setText('')}
    />
  );
}
