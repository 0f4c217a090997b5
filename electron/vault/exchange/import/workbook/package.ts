import type { Entry, ZipFile } from 'yauzl';
import { openPromise } from 'yauzl';

import { ClinicFailure } from '../../../../../shared/errors';
import { WORKBOOK_PART_LIMIT_BYTES } from '../../../../../shared/exchange/import-limits';

/** A workbook has a part per sheet and a few more; thousands are no workbook. */
const MOST_PARTS = 5_000;

/** The parts of an opened workbook file, read one at a time and never as a whole. */
export class WorkbookPackage {
  readonly #zip: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;

  private constructor(zip: ZipFile, entries: ReadonlyMap<string, Entry>) {
    this.#zip = zip;
    this.#entries = entries;
  }

  /**
   * Opens the archive and lists its parts; nothing is unpacked. Close it afterwards.
   * @throws ClinicFailure `FILE_WORKBOOK_DAMAGED`
   */
  static async open(path: string): Promise<WorkbookPackage> {
    // A lying size is found out while unpacking: the sizes are checked against the bytes that come.
    const zip = await openPromise(path, {
      lazyEntries: true,
      autoClose: false,
      validateEntrySizes: true,
    }).catch(damaged);
    try {
      const entries = new Map<string, Entry>();
      for await (const entry of zip.eachEntry()) {
        const name = partName(entry.fileName);
        // Two parts of one name: programs differ in which they show.
        if (entries.has(name) || entries.size >= MOST_PARTS) throw new ClinicFailure('FILE_WORKBOOK_DAMAGED');
        entries.set(name, entry);
      }
      return new WorkbookPackage(zip, entries);
    } catch (error) {
      zip.close();
      return damaged(error);
    }
  }

  has(name: string): boolean {
    return this.#entries.has(partName(name));
  }

  /**
   * Unpacks one part, piece by piece.
   * @throws ClinicFailure `FILE_WORKBOOK_DAMAGED`, `FILE_WORKBOOK_TOO_LARGE` (by what it says, or what comes).
   */
  async *read(name: string): AsyncGenerator<Buffer> {
    const entry = this.#entries.get(partName(name));
    if (entry === undefined || entry.isEncrypted()) throw new ClinicFailure('FILE_WORKBOOK_DAMAGED');
    if (entry.uncompressedSize > WORKBOOK_PART_LIMIT_BYTES)
      throw new ClinicFailure('FILE_WORKBOOK_TOO_LARGE');
    let byteCount = 0;
    const stream = await this.#zip.openReadStreamPromise(entry).catch(damaged);
    try {
      for await (const chunk of stream) {
        if (!Buffer.isBuffer(chunk)) throw new ClinicFailure('INTERNAL');
        byteCount += chunk.length;
        if (byteCount > WORKBOOK_PART_LIMIT_BYTES) throw new ClinicFailure('FILE_WORKBOOK_TOO_LARGE');
        yield chunk;
      }
    } catch (error) {
      damaged(error);
    } finally {
      stream.destroy();
    }
  }

  close(): void {
    this.#zip.close();
  }
}

/** Parts are named without regard to case and without the first slash (ECMA-376 part 2). */
function partName(name: string): string {
  return name.replace(/^\/+/, '').toLowerCase();
}

function damaged(error: unknown): never {
  if (error instanceof ClinicFailure) throw error;
  throw new ClinicFailure('FILE_WORKBOOK_DAMAGED');
}
