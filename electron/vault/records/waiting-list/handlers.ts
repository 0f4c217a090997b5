import { capacityOf, markReported, setCapacity } from '../capacity/capacity';
import type { Handlers } from '../context';
import { addNewWaiting, addWaiting } from './add-waiting';
import { admitWaiting, removeWaiting, reopenWaiting } from './leave-list';
import { countWaiting, listWaiting } from './list-waiting';
import { offerPlace, recordInterim, saveWaitingAnswers, takeBackInterim } from './while-waiting';

/** People who asked for treatment and have no place yet, and how full the site is. */
export const waitingListHandlers: Handlers<
  | 'waiting.list'
  | 'waiting.counts'
  | 'waiting.add'
  | 'waiting.addNew'
  | 'waiting.saveAnswers'
  | 'waiting.offer'
  | 'waiting.recordInterim'
  | 'waiting.takeBackInterim'
  | 'waiting.admit'
  | 'waiting.remove'
  | 'waiting.reopen'
  | 'capacity.status'
  | 'capacity.set'
  | 'capacity.markReported'
> = {
  'waiting.list': { run: 'read', handle: listWaiting },
  'waiting.counts': { run: 'read', handle: countWaiting },
  'waiting.add': { run: 'write', handle: addWaiting },
  'waiting.addNew': { run: 'write', handle: addNewWaiting },
  'waiting.saveAnswers': { run: 'write', handle: saveWaitingAnswers },
  'waiting.offer': { run: 'write', handle: offerPlace },
  'waiting.recordInterim': { run: 'write', handle: recordInterim },
  'waiting.takeBackInterim': { run: 'write', handle: takeBackInterim },
  'waiting.admit': { run: 'write', handle: admitWaiting },
  'waiting.remove': { run: 'write', handle: removeWaiting },
  'waiting.reopen': { run: 'write', handle: reopenWaiting },
  'capacity.status': { run: 'read', handle: ({ reader }) => capacityOf(reader) },
  'capacity.set': { run: 'write', handle: setCapacity },
  'capacity.markReported': { run: 'write', handle: markReported },
};
