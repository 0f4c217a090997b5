import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';

import type { AppLaunch } from '../day/clinic-app';
import { benchEncryption } from './encryption';
import type { Comparison } from './measure';
import { benchSaveNote } from './save-note';
import { benchStart } from './start';
import { benchSwitchUser } from './switch-user';
import { benchUnlock } from './unlock';

export interface BenchOptions {
  readonly launch: AppLaunch & { readonly runtime: { readonly version: string } };
  readonly projectFolder: string;
  readonly resultsFolder: string;
}

/** `npm run bench`: every measurement beside its baseline of the same run; a ratio is what can be compared. */
export async function runBench(options: BenchOptions): Promise<void> {
  const comparisons: Comparison[] = [];
  for (const [name, bench] of [
    ['encryption', benchEncryption],
    ['save-note', benchSaveNote],
    ['start', () => benchStart(options)],
    ['unlock', () => benchUnlock(options)],
    ['switch-user', () => benchSwitchUser(options)],
  ] as const) {
    console.log(`… ${name}`);
    const found = await bench();
    comparisons.push(...found);
    write(options, name, found);
  }
  console.table(comparisons.map(tableRow));
}

function write(options: BenchOptions, name: string, comparisons: readonly Comparison[]): void {
  mkdirSync(options.resultsFolder, { recursive: true });
  const result = {
    name,
    electron: options.launch.runtime.version,
    node: process.versions.node,
    machine: { cores: cpus().length, gibibytes: Math.round(totalmem() / 2 ** 30) },
    comparisons,
  };
  writeFileSync(join(options.resultsFolder, `${name}.json`), `${JSON.stringify(result, null, 2)}\n`);
}

function tableRow({ name, baseline, subject, against, ratio, budgetRatio, note }: Comparison): object {
  return {
    what: name,
    baseline,
    'p50 ms': subject.p50Milliseconds.toFixed(2),
    'p95 ms': subject.p95Milliseconds.toFixed(2),
    'baseline p50 ms': against.p50Milliseconds.toFixed(2),
    ratio: `${ratio.toFixed(2)}×`,
    budget: budgetRatio === undefined ? (note ?? '') : `≤ ${String(budgetRatio)}×`,
  };
}
