import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

import type { Clock } from '../../shared/clock';
import {
  MAIN_WORDS,
  formatLogLine,
  type LogCode,
  type LogEntry,
  type LogLevel,
  type LogReason,
} from './log-line';

/** One file of this size and one before it: enough for weeks, small enough to read out on the phone. */
const FILE_SIZE_LIMIT_BYTES = 256 * 1024;

export type { LogReason } from './log-line';

type LogDetails = Pick<LogEntry, 'reference' | 'milliseconds' | 'count'>;

/** The app's only log, `<userData>/logs/waystation.log`. */
export interface Log {
  /** `also` says more about the code, such as the reason of a lock. */
  write(level: LogLevel, code: LogCode, details?: LogDetails & { readonly also?: LogReason }): void;
  /** A line of somebody else's; its words are checked like any other, against the closed list given. */
  writeEntry(entry: LogEntry, words: ReadonlySet<string>): void;
}

/**
 * Opens the log. A log that can't be written (a full disk) never keeps anybody from working.
 *
 * @param options.echo also to the terminal, while developing
 */
export function openLog(options: {
  readonly folder: string;
  readonly clock: Clock;
  readonly echo: boolean;
}): Log {
  const { folder, clock, echo } = options;
  const path = join(folder, 'waystation.log');

  function writeEntry(entry: LogEntry, words: ReadonlySet<string>): void {
    const line = formatLogLine(clock.now(), entry, words);
    if (echo) console.log(line.trimEnd());
    try {
      mkdirSync(folder, { recursive: true });
      const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
      if (size + line.length > FILE_SIZE_LIMIT_BYTES)
        renameSync(path, join(folder, 'waystation.previous.log'));
      appendFileSync(path, line, { mode: 0o600 });
    } catch {
      // Nothing more can be done about it here, and the records don't depend on it.
    }
  }

  return {
    write: (level, code, { also, ...details } = {}) =>
      writeEntry({ level, code: also === undefined ? code : `${code} ${also}`, ...details }, MAIN_WORDS),
    writeEntry,
  };
}
