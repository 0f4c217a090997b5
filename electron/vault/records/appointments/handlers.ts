import type { Handlers } from '../context';
import { appointmentsOfDay } from './day';
import { markAppointment } from './mark';
import { findOverlaps } from './overlaps';
import { cancelAppointment, moveAppointment, planAppointment } from './plan';
import { addNewWalkIn, addWalkInOfClient } from './walk-in';

/** Appointments and the arrival board. */
export const appointmentHandlers: Handlers<
  | 'appointment.day'
  | 'appointment.findOverlaps'
  | 'appointment.plan'
  | 'appointment.move'
  | 'appointment.cancel'
  | 'appointment.mark'
  | 'appointment.walkIn'
  | 'appointment.newWalkIn'
> = {
  'appointment.day': { run: 'read', handle: appointmentsOfDay },
  'appointment.findOverlaps': { run: 'read', handle: findOverlaps },
  'appointment.plan': { run: 'write', handle: planAppointment },
  'appointment.move': { run: 'write', handle: moveAppointment },
  'appointment.cancel': { run: 'write', handle: cancelAppointment },
  'appointment.mark': { run: 'write', handle: markAppointment },
  'appointment.walkIn': { run: 'write', handle: addWalkInOfClient },
  'appointment.newWalkIn': { run: 'write', handle: addNewWalkIn },
};
