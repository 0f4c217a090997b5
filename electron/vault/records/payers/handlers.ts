import type { Handlers } from '../context';
import { listPayers, savePayerRule } from './rules';

/** How payers count units. */
export const payerHandlers: Handlers<'payer.list' | 'payer.saveRule'> = {
  'payer.list': { run: 'read', handle: listPayers },
  'payer.saveRule': { run: 'write', handle: savePayerRule },
};
