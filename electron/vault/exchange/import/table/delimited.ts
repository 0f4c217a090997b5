import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { Options } from 'csv-parse';
import { parse as parseAtOnce } from 'csv-parse/sync';

import { ClinicFailure } from '../../../../../shared/errors';
import { DELIMITERS, DELIMITER_CHARACTERS } from '../../../../../shared/exchange/table-format';
import type { DelimiterName, TextEncodingName } from '../../../../../shared/exchange/table-format';
import { IMPORT_LINE_LIMIT_BYTES } from '../../../../../shared/exchange/import-limits';
import { readChunks, rethrowAsUnreadable } from '../chunk-reader';
import { RowCollector } from './rows';
import type { TableRow } from './rows';
import { EncodingDetector } from './text-encoding';

const SAMPLE_LETTERS = 65_536;
const SAMPLE_ROWS = 50;
const ROWS_PER_TURN = 500;

/** How a text file is to be read; what isn't said is found out. */
export interface DelimitedOptions {
  readonly encoding?: TextEncodingName | undefined;
  readonly delimiter?: DelimiterName | undefined;
}

/** A text file with cells in rows. */
export interface DelimitedFile {
  readonly encoding: TextEncodingName;
  readonly delimiter: DelimiterName;
  readonly sha256: string;
  readonly rows: readonly TableRow[];
}

type Turn = (byteCount: number, totalBytes: number) => Promise<void>;

/**
 * Reads a file of cells between commas, semicolons, tabs or bars (RFC 4180 and what people make of it).
 * @throws ClinicFailure `FILE_UNREADABLE`, `FILE_EMPTY`, `FILE_TOO_LARGE`, `FILE_TOO_MANY_ROWS`,
 *   `FILE_TOO_MANY_COLUMNS`, `FILE_NOT_PEOPLE`, `FILE_QUOTE_OPEN` (with the row where the quotation mark may be).
 */
export async function readDelimited(
  path: string,
  options: DelimitedOptions,
  turn: Turn,
): Promise<DelimitedFile> {
  const detector = new EncodingDetector();
  const { sha256, byteCount } = await readChunks(path, {
    turn,
    onChunk: (chunk) => {
      detector.add(chunk);
    },
  });
  const encoding = options.encoding ?? detector.finish();
  const sample = await firstLetters(path, encoding);
  // No text has it; with another encoding chosen by hand it may be two bytes that belong together.
  if (sample.includes('\0')) throw new ClinicFailure('FILE_NOT_PEOPLE');
  const delimiter = options.delimiter ?? likelyDelimiter(sample);
  const rows = await readRows(
    path,
    { encoding, delimiter, hasSeparatorLine: SEPARATOR_LINE.test(sample) },
    () => turn(byteCount, byteCount),
  );
  if (rows.length === 0) throw new ClinicFailure('FILE_EMPTY');
  return { encoding, delimiter, sha256, rows };
}

/** Spreadsheet programs understand a first line that names the delimiter: `sep=;`. */
const SEPARATOR_LINE = /^sep=(.)\r?\n/iu;

interface ReadingRows {
  readonly encoding: TextEncodingName;
  readonly delimiter: DelimiterName;
  readonly hasSeparatorLine: boolean;
}

async function readRows(
  path: string,
  { encoding, delimiter, hasSeparatorLine }: ReadingRows,
  turn: () => Promise<void>,
): Promise<readonly TableRow[]> {
  const collected = new RowCollector();
  const source = Readable.from(decodedParts(path, encoding));
  const parser = parse(parseOptions(delimiter));
  source.on('error', (error) => parser.destroy(error));
  let rowNumber = 0;
  try {
    for await (const record of source.pipe(parser)) {
      rowNumber += 1;
      if (rowNumber % ROWS_PER_TURN === 0) await turn();
      if (rowNumber > 1 || !hasSeparatorLine) collected.add(rowNumber, cellsOf(record));
    }
  } catch (error) {
    if (error instanceof CsvError) throw new ClinicFailure('FILE_QUOTE_OPEN', { lineNumber: rowNumber + 1 });
    return rethrowAsUnreadable(error);
  } finally {
    source.destroy();
    parser.destroy();
  }
  return collected.rows;
}

function parseOptions(delimiter: DelimiterName): Options {
  return {
    delimiter: DELIMITER_CHARACTERS[delimiter],
    // All three in one file happens when lists are put together.
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: IMPORT_LINE_LIMIT_BYTES,
  };
}

function cellsOf(record: unknown): readonly string[] {
  return Array.isArray(record) ? record.map(String) : [];
}

async function* decodedParts(path: string, encoding: TextEncodingName): AsyncGenerator<string> {
  // Bytes that are no letters become U+FFFD, which is told as a problem of the cell.
  const decoder = new TextDecoder(encoding);
  for await (const chunk of createReadStream(path, { highWaterMark: SAMPLE_LETTERS })) {
    const text = decoder.decode(chunk as Buffer, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}

async function firstLetters(path: string, encoding: TextEncodingName): Promise<string> {
  try {
    for await (const text of decodedParts(path, encoding)) return text.slice(0, SAMPLE_LETTERS);
  } catch (error) {
    rethrowAsUnreadable(error);
  }
  return '';
}

/** The delimiter by which most of the first rows fall into the same number of cells, more than one. */
function likelyDelimiter(sample: string): DelimiterName {
  const named = SEPARATOR_LINE.exec(sample)?.[1];
  const told = DELIMITERS.find((name) => DELIMITER_CHARACTERS[name] === named);
  if (told !== undefined) return told;
  let best: DelimiterName = 'comma';
  let bestScore = 0;
  for (const name of DELIMITERS) {
    const score = regularity(sample, name);
    if (score > bestScore) [best, bestScore] = [name, score];
  }
  return best;
}

/** How many of the rows have as many cells as most have, weighed by how many those are; 0 for a single column. */
function regularity(sample: string, delimiter: DelimiterName): number {
  // The last line may be cut off.
  const text = sample.length < SAMPLE_LETTERS ? sample : sample.slice(0, sample.lastIndexOf('\n') + 1);
  let records: readonly unknown[];
  try {
    records = parseAtOnce(text, { ...parseOptions(delimiter), to: SAMPLE_ROWS });
  } catch {
    return 0;
  }
  const widths = records.map((record) => cellsOf(record).length).filter((width) => width > 1);
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  const [width, count] = [...counts].toSorted((left, right) => right[1] - left[1])[0] ?? [0, 0];
  return records.length === 0 ? 0 : (count / records.length) * Math.log2(width + 1);
}
