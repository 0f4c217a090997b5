import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';

import { localDateAt } from '../../shared/time';
import type { InstantMs, TimeZoneName } from '../../shared/time';
import { openBundle } from '../support/open-bundle';
import { startClinicApp } from './clinic-app';
import type { AppLaunch } from './clinic-app';
import { ClinicDay } from './clinic-day';
import { DAY_PEOPLE } from './day-people';
import { madeUpPatients } from './made-up-patients';

export interface DemoOptions {
  readonly launch: AppLaunch & { readonly runtime: { readonly version: string } };
  readonly projectFolder: string;
  readonly outputFolder: string;
  /** `null` for made-up people. */
  readonly importFile: string | null;
  readonly keepOpen: boolean;
}

const MADE_UP_PEOPLE = 80;

/**
 * `npm run demo`: the clinic day, and what it leaves behind in the output folder.
 *
 * @returns the exit code
 */
export async function runDemo(options: DemoOptions): Promise<number> {
  const { outputFolder, launch, projectFolder } = options;
  const folders = prepareFolders(outputFolder);
  const identity = await generateX25519Identity();
  const recipient = await identityToRecipient(identity);
  writeFileSync(join(outputFolder, 'office-identity.txt'), `# public key: ${recipient}\n${identity}\n`, {
    mode: 0o600,
  });

  const scratch = await mkdtemp(join(tmpdir(), 'waystation-demo-'));
  try {
    const importFile = options.importFile ?? writeMadeUpPeople(scratch);
    const app = await startClinicApp({ launch, projectFolder, profileFolder: folders.profile });
    const day = new ClinicDay({
      app,
      language: 'en',
      outputFolder,
      outboxFolder: folders.outbox,
      importFile,
      officeKey: recipient,
      onStep: ({ name, milliseconds }) => {
        console.log(`  ${name.padEnd(18)} ${String(milliseconds).padStart(6)} ms`);
      },
    });
    console.log(`One clinic day, from ${relative(process.cwd(), importFile) || importFile}:`);
    try {
      await day.run();
    } catch (error) {
      await app.page.screenshot({ path: join(folders.screenshots, 'failed.png') }).catch(() => undefined);
      await app.application.close();
      throw error;
    }
    if (options.keepOpen) {
      console.log('The app stays open, locked. Close its window to end the demo.');
      await app.application.waitForEvent('close', { timeout: 0 });
    } else {
      await app.application.close();
    }
    const bundle = onlyBundle(folders.outbox);
    await writeSummary(options, day, bundle, identity);
    sayHowToOpen(outputFolder, bundle);
    return 0;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

interface DemoFolders {
  readonly screenshots: string;
  readonly outbox: string;
  readonly profile: string;
}

/** Empties what an earlier demo left; anything else in the folder stays. */
function prepareFolders(outputFolder: string): DemoFolders {
  const folders = {
    screenshots: join(outputFolder, 'screenshots'),
    outbox: join(outputFolder, 'outbox'),
    profile: join(outputFolder, 'profile'),
  };
  for (const folder of Object.values(folders)) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  }
  return folders;
}

function writeMadeUpPeople(folder: string): string {
  const path = join(folder, 'people.ndjson');
  const today = localDateAt(Date.now() as InstantMs, 'America/Denver' as TimeZoneName);
  writeFileSync(path, madeUpPatients(MADE_UP_PEOPLE, today));
  return path;
}

function onlyBundle(outbox: string): string {
  const [bundle, ...others] = readdirSync(outbox).filter((name) => name.endsWith('.tar.age'));
  if (bundle === undefined || others.length > 0)
    throw new Error('The day must leave exactly one end-of-day file');
  return bundle;
}

/** What a script can check: where everything is, who may sign in, how long each step took, what the office counts. */
async function writeSummary(
  { outputFolder, launch }: DemoOptions,
  day: ClinicDay,
  bundle: string,
  identity: string,
): Promise<void> {
  const { manifest } = await openBundle(join(outputFolder, 'outbox', bundle), identity);
  const { counts } = manifest;
  const summary = {
    electron: launch.runtime.version,
    profile: 'profile',
    logins: Object.values(DAY_PEOPLE).map(({ role, signInName, passphrase }) => ({
      role,
      signInName,
      passphrase,
    })),
    bundle: join('outbox', bundle),
    identity: 'office-identity.txt',
    steps: day.steps,
    counts: {
      clients: counts['client'],
      encounters: counts['encounter'],
      attendance: counts['attendance'],
      notes: counts['note'],
      changes: counts['change'],
    },
  };
  writeFileSync(join(outputFolder, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`);
}

function sayHowToOpen(outputFolder: string, bundle: string): void {
  const folder = relative(process.cwd(), outputFolder) || '.';
  console.log(`
The day is in ${folder}/. The office opens its file with tools every Linux has:

  cd ${folder} && mkdir -p opened
  age -d -i office-identity.txt outbox/${bundle} | tar x -C opened
  cd opened && sha256sum -c SHA256SUMS
  openssl pkeyutl -verify -pubin -inkey device.pub.pem -rawin -in manifest.json -sigfile manifest.sig
`);
}
