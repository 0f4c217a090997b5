import type { Copy } from '../store/copy';
import { openCopy } from '../store/copy';
import type { Reader } from '../store/connection';
import type { StoreLocation } from '../store/database-file';

/**
 * A damaged database, read as far as it goes. After one page that isn't as it was written SQLCipher answers nothing more
 * on that connection (every later read says SQLITE_NOTADB), so it is opened anew after each failure.
 */
export class DamagedDatabase {
  readonly #location: StoreLocation;
  #copy: Copy | undefined;

  /** @throws ClinicFailure as `openCopy`. */
  constructor(location: StoreLocation) {
    this.#location = location;
    this.#copy = openCopy(location, 'inUse');
  }

  /** Reads; the next read is not the worse for one that fails. Throws what the work throws. */
  read<Value>(work: (reader: Reader) => Value): Value {
    const copy = (this.#copy ??= openCopy(this.#location, 'inUse'));
    try {
      return work(copy.reader);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  close(): void {
    this.#copy?.close();
    this.#copy = undefined;
  }
}
