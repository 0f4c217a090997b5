import { ACCESS } from '../../shared/access';
import { ERROR_CODES } from '../../shared/errors';
import { MAIN_WORDS } from './log-line';

/** What the vault may say in the log, a closed list like main's own. */
export const VAULT_WORDS: ReadonlySet<string> = new Set<string>([
  ...MAIN_WORDS,
  ...ERROR_CODES,
  // Every method has its line in the table of who may call it.
  ...Object.keys(ACCESS),
  'unknown',
  // How the vault names an unforeseen error: its class, never its message.
  'Error',
  'TypeError',
  'RangeError',
  'SyntaxError',
  'ReferenceError',
  'ZodError',
  'ClinicFailure',
]);
