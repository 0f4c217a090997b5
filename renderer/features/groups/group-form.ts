import type { MethodInput } from '../../../shared/contract';
import type { Choice } from '../../components';
import type { GroupSummary } from '../../../shared/contract/groups';
import { readWeeklyRule, weeklyRule, type Weekday } from '../../../shared/rules/schedule';
import type { LocalDate } from '../../../shared/time';
import { NO_CHOICE } from '../support/code-choices';
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
  readonly kind: NewGroup['kind'] | null;
  readonly coFacilitatorId: string;
  readonly curriculum: string;
  readonly days: readonly Weekday[];
  readonly everyWeeks: (typeof WEEK_STEPS)[number];
  readonly startsOn: LocalDate | null;
  readonly isClosed: boolean;
}

/** Every week up to every fourth. */
export const WEEK_STEPS = ['1', '2', '3', '4'] as const;

/** A blank group; recovery centers meet in their own rooms for an hour unless somebody says otherwise. */
export function emptyGroup(facilitatorId: string | null, today: LocalDate): GroupForm {
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
    kind: 'group',
    coFacilitatorId: NO_CHOICE,
    curriculum: '',
    days: [],
    everyWeeks: '1',
    startsOn: today,
    isClosed: false,
  };
}

/** The form of a group that is there; its people have their own dialog. */
export function groupToForm(group: GroupSummary, today: LocalDate): GroupForm {
  const schedule = group.scheduleRule === null ? null : readWeeklyRule(group.scheduleRule);
  return {
    name: group.name,
    topic: group.topic,
    facilitatorId: group.facilitatorId,
    placeOfService: group.placeOfService,
    place: group.place ?? '',
    usualStartTime: group.usualStartTime,
    usualMinutes: String(group.usualMinutes),
    capacity: group.capacity?.toString() ?? '',
    members: [],
    kind: group.kind,
    coFacilitatorId: group.coFacilitatorId ?? NO_CHOICE,
    curriculum: group.curriculum ?? '',
    days: schedule?.days ?? [],
    everyWeeks: WEEK_STEPS.find((step) => step === String(schedule?.everyWeeks)) ?? '1',
    startsOn: group.scheduleStartsOn ?? today,
    isClosed: group.isClosed,
  };
}

/** The whole number a text stands for, within bounds; `null` for anything else. */
export function wholeNumber(text: string, least: number, most: number): number | null {
  if (!/^\s*\d{1,6}\s*$/.test(text)) return null;
  const value = Number(text);
  return value >= least && value <= most ? value : null;
}

export type GroupProblem =
  | 'nameMissing'
  | 'topicMissing'
  | 'facilitatorMissing'
  | 'startMissing'
  | 'minutesRange'
  | 'capacityRange'
  | 'startsOnMissing';

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
    ...(form.days.length > 0 && form.startsOn === null ? { startsOn: 'startsOnMissing' } : {}),
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
    memberIds: form.kind === 'event' ? [] : form.members.map((member) => member.id),
    kind: form.kind ?? 'group',
    coFacilitatorId: form.coFacilitatorId === NO_CHOICE ? null : form.coFacilitatorId,
    curriculum: textOrNull(form.curriculum),
    scheduleRule: form.days.length === 0 ? null : weeklyRule(form.days, Number(form.everyWeeks)),
    scheduleStartsOn: form.days.length === 0 ? null : form.startsOn,
    isClosed: form.isClosed,
  };
}
