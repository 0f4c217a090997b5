import { ClinicFailure } from '../../../../shared/errors';
import { passphraseProblem } from '../../../../shared/rules/passphrase';
import { COMMON_PASSPHRASES } from '../../keys/common-passphrases';

const PRODUCT_NAMES = ['Waystation'];

/**
 * Refuses a new passphrase that breaks the rules.
 * @param names what anybody would try for this person here: theirs and the site's
 * @throws ClinicFailure `PASSPHRASE_TOO_SHORT`, `PASSPHRASE_TOO_LONG`, `PASSPHRASE_COMMON`.
 */
export function assertPassphrase(passphrase: string, names: readonly string[]): void {
  const context = { blocklist: COMMON_PASSPHRASES, names: [...PRODUCT_NAMES, ...names] };
  const problem = passphraseProblem(passphrase, context);
  if (problem !== undefined) throw new ClinicFailure(problem);
}
