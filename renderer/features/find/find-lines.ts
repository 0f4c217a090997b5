import { UserRound } from 'lucide-react';
import { CLIENT_STATUS } from '../../../shared/codes';
import type { FoundPerson } from '../../../shared/contract/find';
import type { LucideIcon } from '../../components';
import { useFormat, useLabel, useTranslation } from '../../i18n';
import { usePersonName, usePronouns } from '../support/person-label';
import { useAppActions, type FrameActs } from './app-actions';
import { PERSON_ACTIONS, usePersonActions, type PersonActionId } from './person-actions';
import { matchesWords, readWish } from './typed-words';
import type { FindAnswer } from './use-find';

/** Things to do that are shown at a time; typing finds the others. */
const MOST_ACTIONS = 6;
/** People opened last that leave room for things to do. */
const MOST_RECENT = 6;

/** One line of the list, and what choosing it does. */
export interface FindLine {
  readonly id: string;
  readonly icon: LucideIcon;
  readonly name: string;
  readonly aside: string;
  readonly detail: string;
  /** States in a word: "Discharged", "Restricted". */
  readonly marks: readonly string[];
  /** By what the person was found, or what exactly happens. */
  readonly note: string;
  /** What Enter does, when it isn't opening. */
  readonly what: string;
  readonly shortcut: string | undefined;
  /** Whose line it is, who then has things to do of their own. */
  readonly person: FoundPerson | null;
  readonly act: () => void;
}

export interface FindSection {
  readonly id: 'people' | 'toDo' | 'forPerson';
  readonly title: string;
  readonly lines: readonly FindLine[];
}

/** What somebody typed, apart: a wish such as "new note for", and whom to look for. */
export function useWish(): (text: string) => { readonly wish: PersonActionId; readonly rest: string } | null {
  const { t } = useTranslation('find');
  return (text) => {
    const found = readWish(
      text,
      PERSON_ACTIONS.map((id) => [id, t(`phrases.${id}`)] as const),
    );
    return found === null ? null : { wish: found.id, rest: found.rest };
  };
}

/** The lines of people; with a wish, choosing one does it. People for whom the role can't are left out. */
export function usePeopleLines(): (
  people: readonly FoundPerson[],
  wish: PersonActionId | null,
) => readonly FindLine[] {
  const { t } = useTranslation('find');
  const format = useFormat();
  const label = useLabel();
  const personName = usePersonName();
  const pronouns = usePronouns();
  const actionsFor = usePersonActions();
  return (people, wish) =>
    people.flatMap((person) => {
      const action = actionsFor(person).find(({ id }) => id === (wish ?? 'open'));
      if (action === undefined) return [];
      const born =
        person.birthDate === null ? t('noBirthDate') : t('born', { date: format.date(person.birthDate) });
      return [
        {
          id: person.clientId,
          icon: wish === null ? UserRound : action.icon,
          name: personName(person),
          aside: pronouns(person) ?? '',
          detail: [person.chartNumber, born, person.assignedWorkerName ?? t('noWorker')].join(' · '),
          marks: [
            ...(person.status === 'active' ? [] : [label(CLIENT_STATUS.codes[person.status])]),
            ...(person.isRestricted ? [t('restricted')] : []),
          ],
          note: person.foundBy === null ? '' : t(`foundBy.${person.foundBy}`),
          what: wish === null ? '' : action.label,
          shortcut: undefined,
          person,
          act: action.act,
        },
      ];
    });
}

/** What can be done for the person in front. */
export function usePersonSection(): (person: FoundPerson) => FindSection {
  const { t } = useTranslation('find');
  const personName = usePersonName();
  const actionsFor = usePersonActions();
  return (person) => ({
    id: 'forPerson',
    title: t('forPerson', { name: personName(person) }),
    lines: actionsFor(person).map(({ id, icon, label, detail, act }) => ({
      id: `for-${id}`,
      icon,
      name: label,
      aside: '',
      detail,
      marks: [],
      note: '',
      what: '',
      shortcut: undefined,
      person: null,
      act,
    })),
  });
}

export interface FoundSections {
  readonly sections: readonly FindSection[];
  /** Nothing that was typed is on the lines: what stands there is only offered. */
  readonly isOnlyOffer: boolean;
}

/** People and things to do for what was typed; with nothing typed, people opened last and what is done most. */
export function useFoundSections(
  acts: FrameActs,
): (text: string, wish: PersonActionId | null, answer: FindAnswer | null) => FoundSections {
  const { t } = useTranslation('find');
  const peopleLines = usePeopleLines();
  const appActions = useAppActions(acts);
  return (text, wish, answer) => {
    const isEmpty = text.trim() === '';
    const lines = peopleLines(answer?.people ?? [], wish);
    const people = isEmpty ? lines.slice(0, MOST_RECENT) : lines;
    const matching = appActions.filter(({ label, words }) => matchesWords(text, `${label} ${words}`));
    const isNobody = answer !== null && answer.error === null && people.length === 0;
    const isOnlyOffer = !isEmpty && isNobody && matching.length === 0;
    // Whoever isn't found is often new here.
    const offered = isOnlyOffer && wish === null ? appActions.filter(({ id }) => id === 'intake') : matching;
    const toDo = wish === null ? offered.slice(0, MOST_ACTIONS) : [];
    return {
      isOnlyOffer,
      sections: [
        ...(people.length === 0
          ? []
          : [{ id: 'people', title: t(isEmpty ? 'recent' : 'people'), lines: people } as const]),
        ...(toDo.length === 0
          ? []
          : [
              {
                id: 'toDo',
                title: t('toDo'),
                lines: toDo.map(({ id, icon, label, shortcut, act }) => ({
                  id: `do-${id}`,
                  icon,
                  name: label,
                  aside: '',
                  detail: '',
                  marks: [],
                  note: '',
                  what: '',
                  shortcut,
                  person: null,
                  act,
                })),
              } as const,
            ]),
      ],
    };
  };
}
