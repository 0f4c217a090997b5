import type { Handlers } from '../context';
import { listPayers, savePayerRule } from './rules';
import { saveCoverage } from './save-coverage';

/** How payers count units, and who pays for a person. */
export const payerHandlers: Handlers<'payer.list' | 'payer.saveRule' | 'coverage.save'> = {
  'payer.list': { run: 'read', handle: listPayers },
  'payer.saveRule': { run: 'write', handle: savePayerRule },
  'coverage.save': { run: 'write', handle: saveCoverage },
};
