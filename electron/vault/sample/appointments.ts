import type { Appointment, Values } from '../../../shared/model';

/** An appointment of today at the sample site, for whoever tries the app to check somebody in. */
export interface SampleAppointment {
  readonly worker: 'peer_worker' | 'supervisor';
  readonly startTime: string;
  readonly minutes: number;
  readonly purpose: Values<typeof Appointment>['purpose'];
}

/** None at the same time as a group of the same worker. */
export const SAMPLE_APPOINTMENTS: readonly SampleAppointment[] = [
  { worker: 'peer_worker', startTime: '10:00', minutes: 45, purpose: 'one_to_one' },
  { worker: 'supervisor', startTime: '10:30', minutes: 30, purpose: 'check_in' },
  { worker: 'peer_worker', startTime: '11:30', minutes: 60, purpose: 'navigation' },
  { worker: 'supervisor', startTime: '13:00', minutes: 45, purpose: 'plan' },
  { worker: 'peer_worker', startTime: '15:45', minutes: 30, purpose: 'paperwork' },
];
