import { IMPORT_LINE_LIMIT_BYTES } from '../../../../shared/exchange/import-limits';
import { readChunks } from './chunk-reader';
import type { FileFacts } from './chunk-reader';

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** A line of a file, counted from 1, without its line end. */
export interface FileLine {
  readonly lineNumber: number;
  /** `undefined` when the line is longer than the limit. */
  readonly bytes: Buffer | undefined;
  /** A line end follows; without one the file may have been cut off here. */
  readonly isEnded: boolean;
}

interface ReadOptions {
  /** Called between reads: gives other work a turn, throws when the import was cancelled. */
  readonly turn: (byteCount: number, totalBytes: number) => Promise<void>;
  /** Called with every line; what it throws ends the reading. */
  readonly onLine: (line: FileLine) => void;
}

/**
 * Reads a file line by line; memory stays the same whatever is in it.
 * @throws ClinicFailure `FILE_UNREADABLE`, `FILE_EMPTY`, `FILE_TOO_LARGE` (before anything is read).
 */
export async function readLines(path: string, { turn, onLine }: ReadOptions): Promise<FileFacts> {
  const line = new LineCollector();
  let lineNumber = 1;
  const facts = await readChunks(path, {
    turn,
    onChunk: (chunk) => {
      let start = 0;
      for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, start)) {
        line.add(chunk.subarray(start, end));
        onLine({ lineNumber, bytes: line.take(), isEnded: true });
        lineNumber += 1;
        start = end + 1;
      }
      line.add(chunk.subarray(start));
    },
  });
  if (!line.isEmpty) onLine({ lineNumber, bytes: line.take(), isEnded: false });
  return facts;
}

/** Puts a line together from parts, keeping no more than a line may hold. */
class LineCollector {
  #parts: Buffer[] = [];
  #byteCount = 0;

  get isEmpty(): boolean {
    return this.#byteCount === 0;
  }

  add(part: Buffer): void {
    this.#byteCount += part.length;
    // The part lives in the read buffer, which is used again.
    if (this.#byteCount <= IMPORT_LINE_LIMIT_BYTES) this.#parts.push(Buffer.from(part));
    else this.#parts = [];
  }

  take(): Buffer | undefined {
    const isTooLong = this.#byteCount > IMPORT_LINE_LIMIT_BYTES;
    const line = isTooLong ? undefined : Buffer.concat(this.#parts);
    this.#parts = [];
    this.#byteCount = 0;
    return line?.at(-1) === CARRIAGE_RETURN ? line.subarray(0, -1) : line;
  }
}
