import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';

import type { AppLaunch } from '../day/clinic-app';
import type { SeedSizeName } from '../seed/sizes';
import { CLINIC_SCALE, measureDuplicateQuality } from './duplicate-quality';
import { benchEncryption } from './encryption';
import { benchEndOfDay } from './end-of-day';
import { benchGroups } from './groups';
import type { Comparison } from './measure';
import { benchNoteEditor } from './note-editor';
import { benchNoteSearch } from './note-search';
import { benchPouchDb } from './pouchdb';
import { benchSaveNote } from './save-note';
import { benchScale } from './scale';
import { benchStart } from './start';
import { benchSwitchUser } from './switch-user';
import { benchUnlock } from './unlock';
import { benchVaultFiles } from './vault-files';
import { benchWrites } from './writes';

export interface BenchOptions {
  readonly launch: AppLaunch & { readonly runtime: { readonly version: string } };
  readonly projectFolder: string;
  readonly resultsFolder: string;
  /** The generated site the day's work is measured at. */
  readonly size: SeedSizeName;
  /** Only these, when any are named. */
  readonly names: readonly string[];
}

/** `npm run bench`: every measurement beside its baseline of the same run; a ratio is what can be compared. */
export async function runBench(options: BenchOptions): Promise<void> {
  const comparisons: Comparison[] = [];
  const site = { size: options.size, seedFolder: join(options.projectFolder, 'seed-out', options.size) };
  for (const [name, bench] of [
    ['encryption', benchEncryption],
    ['save-note', benchSaveNote],
    ['end-of-day', benchEndOfDay],
    ['vault-files', () => benchVaultFiles(options.projectFolder)],
    [`groups-${options.size}`, () => benchGroups(site)],
    ['writes', benchWrites],
    ['note-search', benchNoteSearch],
    ['start', () => benchStart(options)],
    ['note-editor', () => benchNoteEditor(options)],
    ['unlock', () => benchUnlock(options)],
    ['switch-user', () => benchSwitchUser(options)],
    ['pouchdb', () => benchPouchDb(options)],
    [`scale-${options.size}`, () => benchScale(site)],
  ] as const) {
    if (options.names.length > 0 && !options.names.includes(name)) continue;
    console.log(`… ${name}`);
    const found = await bench();
    comparisons.push(...found);
    write(options, name, found);
  }
  if (comparisons.length > 0) console.table(comparisons.map(tableRow));
  if (options.names.length === 0 || options.names.includes('duplicates')) benchDuplicates(options);
}

/** How many people who are here are found, and how many who aren't are taken for somebody. */
function benchDuplicates(options: BenchOptions): void {
  console.log('… duplicates');
  const quality = measureDuplicateQuality(join(options.projectFolder, '..', 'shared', 'data'), CLINIC_SCALE);
  mkdirSync(options.resultsFolder, { recursive: true });
  writeFileSync(join(options.resultsFolder, 'duplicates.json'), `${JSON.stringify(quality, null, 2)}\n`);
  console.log(
    `Duplicates found: ${(quality.recall * 100).toFixed(1)} % of ${String(quality.intakeCount)} (target ≥ 98 %); ` +
      `false alarms: ${quality.falseAlarmsPerFifty.toFixed(2)} in 50 intakes (target ≤ 1).`,
  );
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

function tableRow({ name, baseline, subject, against, ratio, note, ...budgets }: Comparison): object {
  return {
    what: name,
    baseline,
    'p50 ms': subject.p50Milliseconds.toFixed(2),
    'p95 ms': subject.p95Milliseconds.toFixed(2),
    'baseline p50 ms': against.p50Milliseconds.toFixed(2),
    ratio: `${ratio.toFixed(2)}×`,
    budget: budgetText(budgets),
    note: note ?? '',
  };
}

function budgetText({
  budgetRatio,
  budgetP95Milliseconds,
}: Pick<Comparison, 'budgetRatio' | 'budgetP95Milliseconds'>): string {
  if (budgetRatio !== undefined) return `≤ ${String(budgetRatio)}×`;
  return budgetP95Milliseconds === undefined ? '' : `p95 ≤ ${String(budgetP95Milliseconds)} ms`;
}
