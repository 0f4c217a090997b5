import { useState, type Ref } from 'react';
import type { CaseloadRow } from '../../../shared/contract/clients';
import type { RosterRow } from '../../../shared/contract/groups';
import { useErrorMessage } from '../../app/error-message';
import { useTranslation } from '../../i18n';
import { useVaultQuery } from '../../vault';
import { FIND_LETTERS, FindField, type FindOption } from '../support/find-field';
import { usePersonChoice } from '../support/people-search';
import { usePersonName } from '../support/person-label';
import { findAllOnRoster } from './roll-call-state';

export interface FindBoxProps {
  readonly people: readonly RosterRow[];
  readonly inputRef: Ref<HTMLInputElement>;
  readonly onFound: (clientId: string) => void;
  readonly onWalkIn: (person: CaseloadRow) => void;
  /** Somebody nobody knows yet, by the name that was typed; absent where no walk-in may come. */
  readonly onUnknown: ((name: string) => void) | undefined;
  /** Esc: back to the list. */
  readonly onLeave: () => void;
}

const MOST_RESULTS = 8;

/**
 * One box for both: jumps to somebody on the list, or adds somebody who isn't. The first result is always ready, so
 * that a walk-in takes `/`, the name, Enter.
 */
export function FindBox({ people, inputRef, onFound, onWalkIn, onUnknown, onLeave }: FindBoxProps) {
  const { t } = useTranslation('groups');
  const personName = usePersonName();
  const errorMessage = useErrorMessage();
  const toChoice = usePersonChoice();
  const [text, setText] = useState('');
  const wanted = text.trim();
  const isSearched = wanted.length >= FIND_LETTERS;
  const answer = useVaultQuery(
    'client.list',
    isSearched
      ? {
          filter: { text: wanted, statuses: [], workerIds: [] },
          sort: [],
          offset: 0,
          limit: MOST_RESULTS + people.length > 200 ? 200 : MOST_RESULTS + people.length,
        }
      : null,
    { entities: ['client'], keepPrevious: true },
  );

  const known = new Set(people.map((person) => person.clientId));
  const onList = findAllOnRoster(people, wanted).map((person) => ({
    id: person.clientId,
    label: personName(person),
    detail: person.chartNumber,
    what: t('rollCall.find.onList'),
    adds: false,
    onChoose: () => onFound(person.clientId),
  }));
  const walkIns = (isSearched ? (answer.value?.rows ?? []) : [])
    .filter((person) => !known.has(person.clientId))
    .slice(0, MOST_RESULTS)
    .map((person) => ({
      id: person.clientId,
      label: personName(person),
      detail: toChoice(person).description ?? '',
      what: t('rollCall.find.add'),
      adds: true,
      onChoose: () => onWalkIn(person),
    }));
  // Last, so that Enter takes somebody who is here before it makes anybody new.
  const unknown: FindOption[] =
    onUnknown === undefined || !isSearched || answer.value === undefined
      ? []
      : [
          {
            id: 'unknown',
            label: wanted,
            detail: t('rollCall.find.unknownHint'),
            what: t('rollCall.find.addUnknown'),
            adds: true,
            onChoose: () => onUnknown(wanted),
          },
        ];

  return (
    <FindField
      label={t('rollCall.find.label')}
      text={text}
      onText={setText}
      options={[...onList, ...walkIns, ...unknown]}
      moreText={t('rollCall.find.more')}
      noneText={t('rollCall.find.none')}
      isLoading={answer.isLoading}
      error={answer.error === null ? null : errorMessage(answer.error)}
      inputRef={inputRef}
      onLeave={onLeave}
    />
  );
}
