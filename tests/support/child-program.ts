import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';

import { build } from 'vite';

const ROOT = join(import.meta.dirname, '..', '..');

/** A program of `tests/fault/children`, built so that plain Node runs it: it can be killed without hurting the test. */
export interface ChildProgram {
  start(options: StartOptions): Child;
  remove(): void;
}

interface StartOptions {
  readonly arguments: readonly string[];
  /** The largest size any file may grow to: a disk that is full, without a disk. */
  readonly fileBytesMax?: number;
}

/** A running program. */
export interface Child {
  readonly process: ChildProcessWithoutNullStreams;
  /** The lines it has printed so far; the last one may be cut off by a kill and then isn't part. */
  lines(): readonly string[];
  /** Waits until it has printed so many lines or has ended. */
  printed(lineCount: number): Promise<void>;
  /** Waits until it has ended; answers how. */
  ended(): Promise<{ readonly code: number | null; readonly signal: string | null; readonly errors: string }>;
}

/** Builds a program; native packages stay outside. */
export async function childProgram(name: string): Promise<ChildProgram> {
  // Inside the project, so that the native packages are found from there.
  const folder = join(ROOT, 'node_modules', '.cache', 'waystation-fault', `${name}-${String(process.pid)}`);
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(ROOT, 'tests', 'fault', 'children', `${name}.ts`),
      outDir: folder,
      emptyOutDir: true,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'program.mjs' } },
    },
    ssr: { noExternal: true, external: ['@signalapp/sqlcipher', '@node-rs/argon2'] },
  });
  return {
    start: (options) => start(join(folder, 'program.mjs'), options),
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function start(path: string, options: StartOptions): Child {
  const command = [process.execPath, path, ...options.arguments];
  const limited =
    options.fileBytesMax === undefined
      ? command
      : ['prlimit', `--fsize=${String(options.fileBytesMax)}`, ...command];
  const [executable = process.execPath, ...rest] = limited;
  const child = spawn(executable, rest, { cwd: ROOT, stdio: 'pipe' });
  let output = '';
  let errors = '';
  let wake: () => void = () => undefined;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    wake();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const end = new Promise<{ code: number | null; signal: string | null; errors: string }>((resolve) => {
    child.on('close', (code, signal) => {
      resolve({ code, signal, errors });
      wake();
    });
  });
  const lines = (): readonly string[] => output.split('\n').slice(0, -1);
  return {
    process: child,
    lines,
    printed: async (lineCount) => {
      const woken = (): Promise<void> =>
        new Promise((resolve) => {
          wake = resolve;
        });
      const isRunning = (): boolean => child.exitCode === null && child.signalCode === null;
      while (lines().length < lineCount && isRunning()) await woken();
    },
    ended: () => end,
  };
}
