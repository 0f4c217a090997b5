import type { MethodInput } from '../../../shared/contract';
import type { Choice } from '../../components';
import { textOrNull } from '../support/text-or-null';

type NewGroup = Omit<MethodInput<'group.create'>, 'operationId'>;

/** A new group as its form holds it; numbers are texts until they are read. */
export interface GroupForm {
  readonly name: string;
  readonly topic: NewGroup['topic'] | null;
  readonly facilitatorId: string | null;
  readonly placeOfService: NewGroup['placeOfService'];
  readonly place: string;
  readonly usualStartTime: string | null;
  readonly usualMinutes: string;
  readonly capacity: string;
  readonly members: readonly Choice[];
}

/** A blank group; recovery centers meet in their own rooms for an hour unless somebody says otherwise. */
export function emptyGroup(facilitatorId: string | null): GroupForm {
  return {
    name: '',
    topic: null,
    facilitatorId,
    placeOfService: 'non_residential',
    place: '',
    usualStartTime: null,
    usualMinutes: '60',
    capacity: '',
    members: [],
  };
}

/** The whole number a text stands for, within bounds; `null` for anything else. */
export function wholeNumber(text: string, least: number, most: number): number | null {
  if (!/^\s*\d{1,6}\s*$/.test(text)) return null;
  const value = Number(text);
  return value >= least && value <= most ? value : null;
}

export type GroupProblem =
  'nameMissing' | 'topicMissing' | 'facilitatorMissing' | 'startMissing' | 'minutesRange' | 'capacityRange';

/** What keeps the group from being created, by field. */
export function groupProblems(form: GroupForm): Partial<Record<keyof GroupForm, GroupProblem>> {
  return {
    ...(textOrNull(form.name) === null ? { name: 'nameMissing' } : {}),
    ...(form.topic === null ? { topic: 'topicMissing' } : {}),
    ...(form.facilitatorId === null ? { facilitatorId: 'facilitatorMissing' } : {}),
    ...(form.usualStartTime === null ? { usualStartTime: 'startMissing' } : {}),
    ...(wholeNumber(form.usualMinutes, 5, 720) === null ? { usualMinutes: 'minutesRange' } : {}),
    ...(form.capacity.trim() !== '' && wholeNumber(form.capacity, 1, 500) === null
      ? { capacity: 'capacityRange' }
      : {}),
  };
}

/** The group as the vault takes it, or `null` while something is missing. */
export function toNewGroup(form: GroupForm): NewGroup | null {
  const name = textOrNull(form.name);
  const usualMinutes = wholeNumber(form.usualMinutes, 5, 720);
  const { topic, facilitatorId, usualStartTime } = form;
  if (name === null || topic === null || facilitatorId === null) return null;
  if (usualStartTime === null || usualMinutes === null) return null;
  return {
    name,
    topic,
    facilitatorId,
    placeOfService: form.placeOfService,
    place: textOrNull(form.place),
    usualStartTime,
    usualMinutes,
    capacity: wholeNumber(form.capacity, 1, 500),
    memberIds: form.members.map((member) => member.id),
  };
}
