import { createHash, randomBytes } from 'node:crypto';

/** What the guard needs of Electron's clipboard. Reading became asynchronous between two versions of Electron. */
export interface ClipboardAccess {
  readText(): string | Promise<string>;
  clear(): void;
}

/** The part of Electron's clipboard that can name another buffer than the usual one. */
interface ClipboardWithSelection {
  readText(type: 'selection'): string | Promise<string>;
  clear(type: 'selection'): void;
}

/** Linux's second clipboard: what was last selected, whether or not it was copied. */
export function selectionClipboard(clipboard: ClipboardWithSelection): ClipboardAccess {
  return {
    readText: () => clipboard.readText('selection'),
    clear: () => clipboard.clear('selection'),
  };
}

/**
 * Clears the clipboard at lock when it still holds what was copied in this window (S24). Whatever got there
 * while the window had the focus was copied here; what another program put there is left alone. Only salted
 * hashes are kept, so the guard itself holds no copy.
 */
export class ClipboardGuard {
  readonly #clipboard: ClipboardAccess;
  readonly #salt = randomBytes(32);
  #before: string | null = null;
  #own: string | null = null;
  /** One look after the other, in the order they were asked for. */
  #queue: Promise<unknown> = Promise.resolve();

  constructor(clipboard: ClipboardAccess) {
    this.#clipboard = clipboard;
    void this.windowFocused();
  }

  /** The window gets the focus: what is there now came from elsewhere, unless it is still ours. */
  windowFocused(): Promise<void> {
    return this.#next(async () => {
      this.#before = await this.#fingerprint();
    });
  }

  /** The window loses the focus: what has changed since was copied here. */
  windowLeft(): Promise<void> {
    return this.#next(() => this.#noteOwn());
  }

  /** Empties the clipboard if it holds what was copied here. Says whether it did. */
  clearOwn(isWindowFocused: boolean): Promise<boolean> {
    return this.#next(async () => {
      if (isWindowFocused) await this.#noteOwn();
      const holdsOwn = this.#own !== null && (await this.#fingerprint()) === this.#own;
      this.#own = null;
      if (!holdsOwn) return false;
      this.#clipboard.clear();
      this.#before = await this.#fingerprint();
      return true;
    });
  }

  async #noteOwn(): Promise<void> {
    const now = await this.#fingerprint();
    if (now !== this.#before) this.#own = now;
    this.#before = now;
  }

  async #fingerprint(): Promise<string> {
    const text = await this.#clipboard.readText();
    return createHash('sha256').update(this.#salt).update(text).digest('base64');
  }

  #next<Value>(work: () => Promise<Value>): Promise<Value> {
    const outcome = this.#queue.then(work);
    this.#queue = outcome.catch(() => undefined);
    return outcome;
  }
}
