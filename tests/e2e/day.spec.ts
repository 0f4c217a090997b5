import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Resource } from '@medplum/fhirtypes';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';

import { localDateAt } from '../../shared/time';
import type { InstantMs, TimeZoneName } from '../../shared/time';
import { choosePathInDialogs, fitWindow } from '../day/clinic-app';
import { ClinicDay } from '../day/clinic-day';
import { DAY_PEOPLE, NEW_PERSON, NOTE_TEXTS } from '../day/day-people';
import { madeUpPatients } from '../day/made-up-patients';
import { findLeaks } from '../support/leak-search';
import { openBundle } from '../support/open-bundle';
import { sharedDataPath } from '../support/shared-data';
import { fhirProblems } from '../unit/vault/exchange/support/fhir-validators';
import { expectAccessible } from './support/accessibility';
import type { Application } from './support/application';
import { writeSpreadsheet } from './support/spreadsheet';
import { expect, test } from './support/test';

const PEOPLE = 60;

interface DayFiles {
  readonly outputFolder: string;
  readonly outboxFolder: string;
  readonly importFile: string;
  readonly identity: string;
  readonly officeKey: string;
}

/** The folders and files of one day, outside the profile. */
async function prepareDay(folder: string, people: string): Promise<DayFiles> {
  const outboxFolder = join(folder, 'outbox');
  mkdirSync(outboxFolder, { recursive: true });
  const importFile = join(folder, 'people.ndjson');
  writeFileSync(importFile, people);
  const identity = await generateX25519Identity();
  writeFileSync(join(folder, 'office-identity.txt'), `${identity}\n`);
  return {
    outputFolder: folder,
    outboxFolder,
    importFile,
    identity,
    officeKey: await identityToRecipient(identity),
  };
}

function peopleOfToday(): string {
  return madeUpPatients(PEOPLE, localDateAt(Date.now() as InstantMs, 'America/Denver' as TimeZoneName));
}

for (const language of ['en', 'es'] as const) {
  test(`a clinic day goes through, every screen accessible (${language})`, async ({
    launch,
    profile,
  }, info) => {
    test.setTimeout(300_000);
    const people = peopleOfToday();
    const files = await prepareDay(info.outputPath('day'), people);
    const app = await launch({ language });
    await fitWindow(app.electron);
    const day = new ClinicDay({
      app: { application: app.electron, page: app.page },
      language,
      ...files,
      onStep: ({ name }) => expectAccessible(app.page, name),
    });
    await day.run();
    await app.close();

    const [name = '', ...others] = readdirSync(files.outboxFolder);
    expect(others).toEqual([]);
    expect(name).toMatch(/^MESA_\d{4}-\d{2}-\d{2}_0001\.tar\.age$/);
    const path = join(files.outboxFolder, name);
    openWithStockTools(files.outputFolder, path);
    await expectSoundBundle(path, files.identity);
    await expectNothingReadable(profile, people);
  });
}

test('the caseload others wrote comes in whole', async ({ launch }, info) => {
  const file = sharedDataPath('fhir/Patient.100.ndjson') ?? null;
  test
    .info()
    .annotations.push({ type: 'input', description: file === null ? 'made-up people' : 'sample data' });
  const people = file === null ? peopleOfToday() : readFileSync(file, 'utf8');
  const files = await prepareDay(info.outputPath('day'), people);
  const app = await launch();
  const day = new ClinicDay({
    app: { application: app.electron, page: app.page },
    language: 'en',
    ...files,
    onStep: () => undefined,
  });
  await day.setUpSite();
  await day.keepRecoveryCode();
  await day.addStaff();
  await day.previewImport();
  await day.commitImport();
  const lines = people.trim().split('\n').length;
  const problems = Number(
    await app.page.getByText('Left out because of a problem').locator('xpath=following::dd[1]').textContent(),
  );
  const added = Number(
    /\d+/.exec(
      (await app.page
        .getByRole('heading', { name: /added$/ })
        .first()
        .textContent()) ?? '',
    )?.[0],
  );
  expect(added).toBeGreaterThan(0);
  expect(added + problems).toBe(lines);
  await bringInSpreadsheet(app, info.outputPath('people.csv'));
});

/** 5,000 rows of a spreadsheet, 37 of them bad: by the keyboard from the file to the report. */
async function bringInSpreadsheet({ electron, page }: Application, path: string): Promise<void> {
  const { badRows } = writeSpreadsheet(path, 5_000);
  await choosePathInDialogs(electron, path);
  await page.getByRole('button', { name: 'Choose another file' }).press('Enter');
  await page.getByRole('button', { name: 'Choose a file' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'What each column is' })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(/^José /).first()).toBeVisible();
  await expect(page.getByText('Not brought in: Notas.')).toBeVisible();
  await page.screenshot({ path: test.info().outputPath('columns.png'), fullPage: true });
  await expectAccessible(page, 'import-columns');

  // Nothing says which of the two is the month, so it is asked.
  const next = page.getByRole('button', { name: 'See what would happen' });
  await next.press('Enter');
  await expect(page.getByText('Say whether the month or the day comes first.').first()).toBeVisible();
  await page.getByRole('radio', { name: /^Day first/ }).press('Space');
  const phone = page.getByRole('button', { name: /What column “Teléfono” is/ });
  await phone.press('Enter');
  await page.getByRole('option', { name: 'Phone number' }).press('Enter');
  await next.press('Enter');
  await expect(page.getByRole('heading', { name: 'Rows that cannot come in' })).toBeVisible({
    timeout: 60_000,
  });
  const rows = page.getByRole('table').filter({ hasText: 'What is wrong' }).locator('tbody tr');
  const told = await rows.evaluateAll((all) =>
    all.map((row) => ({
      row: Number((row.querySelector('th')?.textContent ?? '').replaceAll(',', '')),
      text: row.textContent,
    })),
  );
  expect(told.map(({ row }) => row)).toEqual([...badRows.keys()]);
  for (const { row, text } of told) expect(text).toMatch(badRows.get(row) ?? /^$/);
  await page.screenshot({ path: test.info().outputPath('preview.png'), fullPage: true });
  await expectAccessible(page, 'import-rows');

  const add = page.getByRole('button', { name: 'Add 4,963 people' });
  await add.press('Enter');
  await expect(page.getByText('Tick the box to leave these out').first()).toBeVisible();
  await page
    .getByRole('checkbox', { name: 'Leave out 37 rows with a problem and bring in the rest' })
    .press('Space');
  await add.press('Enter');
  await expect(page.getByRole('heading', { name: '4,963 people were added' }).first()).toBeVisible({
    timeout: 90_000,
  });
  await page.screenshot({ path: test.info().outputPath('report.png') });
}

/** What docs/formats.md tells the office to type. */
function openWithStockTools(folder: string, bundle: string): void {
  const opened = join(folder, 'opened');
  mkdirSync(opened);
  const tar = join(folder, 'bundle.tar');
  execFileSync('age', ['-d', '-i', join(folder, 'office-identity.txt'), '-o', tar, bundle]);
  execFileSync('tar', ['xf', tar, '-C', opened]);
  execFileSync('sha256sum', ['--check', '--strict', '--quiet', 'SHA256SUMS'], { cwd: opened });
  const verified = execFileSync(
    'openssl',
    [
      'pkeyutl',
      '-verify',
      '-pubin',
      '-inkey',
      'device.pub.pem',
      '-rawin',
      '-in',
      'manifest.json',
      '-sigfile',
      'manifest.sig',
    ],
    { cwd: opened, encoding: 'utf8' },
  );
  expect(verified).toContain('Signature Verified Successfully');
  expect(existsSync(join(opened, 'NOTICE.txt'))).toBe(true);
}

/** Every FHIR line passes both validators, every reference resolves, and the day's records are there. */
async function expectSoundBundle(path: string, identity: string): Promise<void> {
  const { manifest, files } = await openBundle(path, identity);
  const resources = [...files]
    .filter(([name]) => name.startsWith('fhir/'))
    .flatMap(([, content]) => content.toString('utf8').trimEnd().split('\n'))
    .map((line) => JSON.parse(line) as Resource);
  expect(resources.flatMap((resource) => fhirProblems(resource))).toEqual([]);
  const ids = new Set(resources.map(({ resourceType, id }) => `${resourceType}/${id ?? ''}`));
  const references = resources.flatMap((resource) =>
    [...JSON.stringify(resource).matchAll(/"reference":"([^"]+)"/g)].map(([, target]) => target ?? ''),
  );
  expect(references.filter((target) => !ids.has(target))).toEqual([]);
  expect(manifest.counts['note']).toBe(1);
  expect(manifest.counts['attendance']).toBe(12);
  expect(manifest.counts['encounter']).toBe(10);
  const compositions = files.get('fhir/Composition.ndjson')?.toString('utf8') ?? '';
  for (const text of Object.values(NOTE_TEXTS)) expect(compositions).toContain(text);
}

/** No name, number, note text or passphrase of the day is anywhere in the closed profile. */
async function expectNothingReadable(profile: string, people: string): Promise<void> {
  const texts = [
    ...people.trim().split('\n').flatMap(namesAndNumbers),
    ...Object.values(NOTE_TEXTS),
    ...Object.values(DAY_PEOPLE).flatMap(({ displayName, signInName, passphrase }) => [
      displayName,
      signInName,
      passphrase,
    ]),
    NEW_PERSON.legalFirstName,
    NEW_PERSON.legalLastName,
    NEW_PERSON.phone,
    '+15055550173',
  ].filter((text) => Buffer.byteLength(text) >= 6);
  expect(texts.length).toBeGreaterThan(PEOPLE);
  expect(await findLeaks(profile, texts)).toEqual([]);

  // The control: the same search over the same folder finds one of these texts once it is there.
  const control = join(profile, 'control.bin');
  writeFileSync(control, Buffer.from(DAY_PEOPLE.peer_worker.displayName, 'utf16le'));
  expect(await findLeaks(profile, texts)).toHaveLength(1);
  // Every end-to-end test's folders are searched once more when it is over.
  rmSync(control);
}

interface PatientLine {
  readonly name?: readonly {
    readonly family?: string;
    readonly given?: readonly string[];
    readonly text?: string;
  }[];
  readonly telecom?: readonly { readonly value?: string }[];
}

function namesAndNumbers(line: string): string[] {
  const { name = [], telecom = [] } = JSON.parse(line) as PatientLine;
  return [
    ...name.flatMap(({ family, given = [], text }) => [family, ...given, text]),
    ...telecom.map(({ value }) => value),
  ].filter((text): text is string => text !== undefined);
}
