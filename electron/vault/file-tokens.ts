import { ClinicFailure } from '../../shared/errors';

/** What a person chose in a native dialog, as main tells it. */
export interface ChosenFile {
  readonly path: string;
  readonly use: 'read' | 'folder';
}

/** More than a person chooses between two locks. */
const KEPT_TOKENS = 50;

/**
 * Paths a person chose in a native dialog, each under a token that works once. The page holds tokens only, so it
 * can reach no file nobody chose.
 */
export class FileTokens {
  readonly #chosen = new Map<string, ChosenFile>();

  /** Keeps a path under its token; the oldest tokens are forgotten when many were never used. */
  add(token: string, chosen: ChosenFile): void {
    this.#chosen.set(token, chosen);
    for (const oldest of this.#chosen.keys()) {
      if (this.#chosen.size <= KEPT_TOKENS) break;
      this.#chosen.delete(oldest);
    }
  }

  /**
   * Gives the path and forgets the token.
   * @throws ClinicFailure `FILE_TOKEN_UNKNOWN`
   */
  take(token: string): ChosenFile {
    const chosen = this.look(token);
    this.#chosen.delete(token);
    return chosen;
  }

  /**
   * Gives the path and keeps the token.
   * @throws ClinicFailure `FILE_TOKEN_UNKNOWN`
   */
  look(token: string): ChosenFile {
    const chosen = this.#chosen.get(token);
    if (chosen === undefined) throw new ClinicFailure('FILE_TOKEN_UNKNOWN');
    return chosen;
  }

  /** Forgets all of them, as locking does. */
  clear(): void {
    this.#chosen.clear();
  }
}
