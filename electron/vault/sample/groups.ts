import type { GroupSeries, Label, Values } from '../../../shared/model';

/** A group of the sample site. */
export interface SampleGroup {
  readonly name: Label;
  readonly place: Label;
  readonly topic: Values<typeof GroupSeries>['topic'];
  readonly usualStartTime: string;
  readonly usualMinutes: number;
  readonly memberCount: number;
  /** Days between its weekday and today's; 0 meets today. */
  readonly daysAgo: number;
  readonly facilitator: 'peer_worker' | 'supervisor';
}

export const SAMPLE_GROUPS: readonly SampleGroup[] = [
  {
    name: { en: 'Staying well together', es: 'Seguir bien en compañía' },
    place: { en: 'Big room', es: 'Sala grande' },
    topic: 'staying_well',
    usualStartTime: '17:30',
    usualMinutes: 90,
    memberCount: 12,
    daysAgo: 0,
    facilitator: 'peer_worker',
  },
  {
    name: { en: 'Morning coffee circle', es: 'Círculo del café' },
    place: { en: 'Kitchen', es: 'Cocina' },
    topic: 'recovery_meeting',
    usualStartTime: '09:00',
    usualMinutes: 60,
    memberCount: 9,
    daysAgo: 1,
    facilitator: 'supervisor',
  },
  {
    name: { en: 'Day by day', es: 'Día a día' },
    place: { en: 'Garden room', es: 'Sala del jardín' },
    topic: 'coping',
    usualStartTime: '14:00',
    usualMinutes: 75,
    memberCount: 10,
    daysAgo: 2,
    facilitator: 'peer_worker',
  },
];
