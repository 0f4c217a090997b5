import type { CONTRACT, MethodName } from '../../shared/contract';
import { BEFORE_SIGN_IN } from '../../shared/contract/before-sign-in';

type Definitions = typeof CONTRACT;
type Definition = Definitions[MethodName];

/** Finds what the contract says of a method. */
export interface MethodDefinitions {
  /** Answers at once for every method once the whole contract has been loaded, and always for those of the lock screen. */
  find(method: MethodName): Definition | Promise<Definition>;
}

/**
 * The lock screen's methods are here from the start; the first call of another one loads the rest, whose schemas and
 * code lists are two thirds of what the page would have to run before its first paint.
 */
export function createMethodDefinitions(): MethodDefinitions {
  let all: Definitions | null = null;
  return {
    find(method) {
      if (all !== null) return all[method];
      if (isBeforeSignIn(method)) return BEFORE_SIGN_IN[method];
      return import('../../shared/contract').then((loaded) => {
        all = loaded.CONTRACT;
        return all[method];
      });
    },
  };
}

function isBeforeSignIn(method: MethodName): method is keyof typeof BEFORE_SIGN_IN {
  return Object.hasOwn(BEFORE_SIGN_IN, method);
}
