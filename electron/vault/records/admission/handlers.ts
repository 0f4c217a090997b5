import type { Handlers } from '../context';
import { saveHealth, saveSituation } from './save-answers';

/** What the full intake asks about a person's admission. */
export const admissionHandlers: Handlers<'admission.saveSituation' | 'admission.saveHealth'> = {
  'admission.saveSituation': { run: 'write', handle: saveSituation },
  'admission.saveHealth': { run: 'write', handle: saveHealth },
};
