import { ClinicFailure } from '../../../../shared/errors';
import { passphraseProblem } from '../../../../shared/rules/passphrase';

/**
 * Refuses a new passphrase that breaks the rules.
 * @param names what anybody would try for this person here: theirs and the site's
 * @throws ClinicFailure `PASSPHRASE_TOO_SHORT`, `PASSPHRASE_TOO_LONG`, `PASSPHRASE_COMMON`.
 */
export function assertPassphrase(passphrase: string, names: readonly string[]): void {
  const problem = passphraseProblem(passphrase, {
    blocklist: new Set(),
    names: [...PRODUCT_NAMES, ...names],
  });
  if (problem !== undefined) throw new ClinicFailure(problem);
}

const PRODUCT_NAMES = ['Waystation'];
