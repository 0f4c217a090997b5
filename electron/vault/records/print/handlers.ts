import type { Handlers } from '../context';

/** Leave to print: the dispatcher has checked the right to it, and the command's log entry is all there is to do. */
export const printHandlers: Handlers<
  'print.note' | 'print.signInSheet' | 'print.consent' | 'print.recoveryCode'
> = {
  'print.note': { run: 'write', handle: () => ({}) },
  'print.signInSheet': { run: 'write', handle: () => ({}) },
  'print.consent': { run: 'write', handle: () => ({}) },
  'print.recoveryCode': { run: 'write', handle: () => ({}) },
};
