import type { Resource } from '@medplum/fhirtypes';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { endOfDayHandlers } from '../../../../electron/vault/exchange/end-of-day-handlers';
import { recipientHandlers } from '../../../../electron/vault/records/recipients/handlers';
import { ChangeSchema } from '../../../../electron/vault/store/changes';
import { transaction } from '../../../../electron/vault/store/connection';
import { applyRemoteChanges } from '../../../../electron/vault/store/merge';
import { openChangeLog } from '../../../../electron/vault/store/changes';
import { findRecords } from '../../../../electron/vault/store/records';
import { sql, sqlFragment } from '../../../../electron/vault/store/sql';
import { REDISCLOSURE_NOTICE } from '../../../../shared/exchange/notices';
import { Client, ENTITIES, Note } from '../../../../shared/model';
import type { EntityDefinition } from '../../../../shared/model';
import { findLeaks } from '../../../support/leak-search';
import { temporaryFolder } from '../../../support/temporary-folder';
import { temporaryStore } from '../../../support/temporary-store';
import { openVaultHarness } from '../../../support/vault-harness';
import type { VaultHarness } from '../../../support/vault-harness';
import { fhirProblems } from './support/fhir-validators';
import { fhirPaths, openBundle, runTool } from './support/open-bundle';
import type { OpenedBundle } from './support/open-bundle';
import { parseTable } from './support/parse-csv';
import { DRAFT_TEXT, exportTo, newOffice, recordDay } from './support/scene';
import type { Day, Office } from './support/scene';

let harness: VaultHarness;
let office: Office;
let day: Day;
let outbox: string;

beforeEach(async () => {
  office = await newOffice();
  harness = await openVaultHarness({ handlers: { ...recipientHandlers, ...endOfDayHandlers } });
  day = harness.seed('peer_worker', (context) =>
    recordDay(context, harness.site.people.peer_worker.id, office),
  );
  await harness.signIn('peer_worker');
  outbox = temporaryFolder();
});

afterEach(async () => {
  await harness.close();
});

async function exportAndOpen(): Promise<OpenedBundle> {
  const { fileName } = await exportTo(harness, day.recipient.id, outbox);
  return openBundle(join(outbox, fileName), office.identity);
}

const sharedEntities = ENTITIES.filter(({ scope }) => scope === 'shared');

describe('a bundle opened with the tools of the system', () => {
  it('is the only file in the folder, under a name that tells of nobody', async () => {
    const result = await exportTo(harness, day.recipient.id, outbox);
    expect(readdirSync(outbox)).toEqual([result.fileName]);
    expect(result.fileName).toMatch(/^[A-Z0-9]+_2026-03-10_0001\.tar\.age$/);
    const bytes = readFileSync(join(outbox, result.fileName));
    expect(result.bytesWritten).toBe(bytes.length);
    expect(result.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  it('can be read by nobody without the key of the office', async () => {
    const { fileName } = await exportTo(harness, day.recipient.id, outbox);
    const other = await newOffice();
    expect(() => openBundle(join(outbox, fileName), other.identity)).toThrow(/no identity matched/);
    const texts = ['Ortiz-Baca', 'job fair', '+15755550142', day.clients[0]!.id, 'manifest.json'];
    expect(await findLeaks(outbox, texts)).toEqual([]);
  });

  it('lists every file with its right hash, in the manifest and for sha256sum', async () => {
    const bundle = await exportAndOpen();
    const checked = runTool(bundle, 'sha256sum', '--strict', '-c', 'SHA256SUMS');
    const rest = bundle.paths.filter((path) => path !== 'SHA256SUMS');
    expect(checked.trim().split('\n')).toHaveLength(rest.length);
    const listed = bundle.manifest.files.map(({ path }) => path);
    expect([...listed].sort()).toEqual(
      rest.filter((path) => path !== 'manifest.json' && path !== 'manifest.sig').sort(),
    );
    for (const file of bundle.manifest.files) {
      const bytes = readFileSync(join(bundle.folder, file.path));
      expect(file.bytes, file.path).toBe(bytes.length);
      expect(file.sha256, file.path).toBe(createHash('sha256').update(bytes).digest('hex'));
    }
    expect(bundle.paths[0]).toBe('manifest.json');
  });

  it('is signed by this computer, and the signature fails for a changed manifest', async () => {
    const bundle = await exportAndOpen();
    const verify = (path: string): string =>
      runTool(
        bundle,
        'openssl',
        ...['pkeyutl', '-verify', '-rawin', '-pubin', '-inkey', 'device.pub.pem'],
        ...['-in', path, '-sigfile', 'manifest.sig'],
      );
    expect(verify('manifest.json')).toContain('Signature Verified Successfully');
    const changed = bundle.text('manifest.json').replace('"leftOutClientCount":0', '"leftOutClientCount":1');
    writeFileSync(join(bundle.folder, 'changed.json'), changed);
    expect(() => verify('changed.json')).toThrow();
    const der = runTool(
      bundle,
      'sh',
      '-c',
      'openssl pkey -pubin -in device.pub.pem -outform DER | sha256sum',
    );
    expect(der).toContain(bundle.manifest.device.publicKeySha256);
  });

  it('holds FHIR both validators accept, with every reference inside the bundle', async () => {
    const bundle = await exportAndOpen();
    const resources = fhirPaths(bundle).flatMap((path) =>
      bundle.lines(path).map((line) => {
        expect(`fhir/${String(line['resourceType'])}.ndjson`).toBe(path);
        return line as unknown as Resource & { readonly id: string };
      }),
    );
    const keys = resources.map(({ resourceType, id }) => `${resourceType}/${id}`);
    expect(new Set(keys).size).toBe(keys.length);
    for (const resource of resources) {
      expect(fhirProblems(resource), `${resource.resourceType} ${resource.id}`).toEqual([]);
      const security = resource.meta?.security?.map(({ code }) => code);
      expect(security).toEqual(['R', '42CFRPart2', 'SUD', 'NOAUTH']);
      const references = [...JSON.stringify(resource).matchAll(/"reference":"([^"#]+)"/g)].map(
        ([, key]) => key,
      );
      for (const reference of references) expect(keys).toContain(reference);
    }
    const counts = Object.fromEntries(bundle.manifest.output.map(({ type, count }) => [type, count]));
    expect(counts).toEqual({
      Organization: 1,
      Practitioner: 4,
      Patient: 3,
      RelatedPerson: 1,
      Group: 1,
      Appointment: 3,
      Encounter: 3,
      Goal: 1,
      Composition: 2,
    });
  });

  it('the validators do find what is wrong', () => {
    const labelled = { id: 'a', gender: 'female' } as const;
    const patient = { ...labelled, resourceType: 'Patient', birthDate: '01/02/1980' } as Resource;
    expect(fhirProblems(patient).join()).toMatch(/birthDate.*identifier/s);
    const woman = { ...labelled, resourceType: 'Patient', gender: 'woman' } as unknown as Resource;
    expect(fhirProblems(woman).join()).toMatch(/fhir.*woman/);
    const encounter = { resourceType: 'Encounter', id: 'a', status: 'finished' } as Resource;
    expect(fhirProblems(encounter).join()).toMatch(/class/);
  });

  it('carries the notice in the words of the rule', async () => {
    const bundle = await exportAndOpen();
    expect(bundle.text('NOTICE.txt')).toContain(REDISCLOSURE_NOTICE.text);
    expect(bundle.text('NOTICE.txt')).not.toMatch(/making any further disclosure/);
    expect(bundle.manifest.noticeVersion).toBe(REDISCLOSURE_NOTICE.version);
  });

  it('has the numbers of the review screen (R-EXP-04)', async () => {
    const review = await harness.call('endOfDay.review', {});
    const result = await exportTo(harness, day.recipient.id, outbox);
    const bundle = openBundle(join(outbox, result.fileName), office.identity);
    expect(bundle.manifest.review).toEqual(review.counts);
    expect(review.counts).toEqual({
      newClients: 3,
      encounters: 3,
      groupSessions: 1,
      attendance: 3,
      signedNotes: 1,
      unsignedNotes: 1,
      encountersWithoutNote: 0,
      openSessions: 0,
      drafts: 0,
    });
    expect(bundle.manifest.counts).toEqual(result.counts);
    for (const entity of sharedEntities) {
      expect(parseTable(bundle.text(`csv/${entity.table}.csv`)), entity.name).toHaveLength(
        result.counts[entity.name] ?? -1,
      );
    }
    expect(bundle.lines('changes.ndjson')).toHaveLength(result.counts['change'] ?? -1);
  });

  it('leaves out every trace of a note nobody signed (R-EXP-05), and secrets', async () => {
    const bundle = await exportAndOpen();
    const texts = [DRAFT_TEXT, day.draftNote.id, 'PRIVATE KEY'];
    expect(await findLeaks(bundle.folder, texts)).toEqual([]);
    expect((await findLeaks(bundle.folder, [day.signedNote.id, 'job fair'])).length).toBeGreaterThan(0);
  });

  it('gives another Waystation every record exactly (lossless)', async () => {
    const bundle = await exportAndOpen();
    const changes = bundle.lines('changes.ndjson').map((line) => ChangeSchema.parse(line));
    const sequences = changes.map(({ sequence }) => sequence);
    expect(sequences).toEqual([...sequences].sort((left, right) => left - right));
    const other = temporaryStore();
    const changeLog = openChangeLog(other.store.reader, other);
    const report = transaction(other.store, (writer) => applyRemoteChanges(writer, changes, { changeLog }));
    expect(report).toMatchObject({ addedCount: changes.length, refused: [], incompleteCount: 0 });

    const withoutBase = (entity: EntityDefinition, record: object): object =>
      Object.fromEntries(Object.entries(record).filter(([name]) => name === 'id' || name in entity.fields));
    await harness.lock();
    harness.inspect((reader) => {
      for (const entity of sharedEntities) {
        const where = entity === Note ? sql`signed_at IS NOT NULL ORDER BY id` : sqlFragment`1 ORDER BY id`;
        const here = findRecords(reader, entity, where).map((record) => withoutBase(entity, record));
        const there = findRecords(other.store.reader, entity, sqlFragment`1 ORDER BY id`);
        expect(
          there.map((record) => withoutBase(entity, record)),
          entity.name,
        ).toEqual(here);
      }
      expect(findRecords(reader, Client, sqlFragment`1`)).toHaveLength(3);
    });
  });

  it('puts codes and labels in columns of their own and starts no formula (R-EXP-06)', async () => {
    const bundle = await exportAndOpen();
    const clients = parseTable(bundle.text('csv/client.csv'));
    expect(clients[0]).toMatchObject({
      legal_last_name: 'Ortiz-Baca',
      aliases: 'Lucy Baca; +Lucha',
      race_codes: 'american_indian; alaska_native; white; other',
      race_labels_en: 'American Indian; Alaska Native; White; Another race',
      ethnicity_label_es: 'Mexicana',
      address_city: 'Mesilla',
      address_no_fixed_address: 'false',
      created_at: '2026-03-10T15:00:00.000Z',
      birth_date: '1988-02-29',
      veteran_code: 'declined',
      status_code: 'active',
      merged_into: '',
    });
    expect(clients[2]?.['legal_first_name']).toBe("'@Tomás");
    const notes = parseTable(bundle.text('csv/note.csv'));
    expect(notes[0]?.['sections_plan']).toBe("'=cmd|calc");
    expect(notes[0]?.['sections_purpose']).toContain('\n\nNext step: "the job fair".');
    const contacts = parseTable(bundle.text('csv/contact_method.csv'));
    expect(contacts.map(({ value }) => value)).toContain("'+15755550142");
    for (const path of bundle.paths.filter((name) => name.endsWith('.csv'))) {
      for (const row of parseTable(bundle.text(path))) {
        for (const cell of Object.values(row)) expect(cell).not.toMatch(/^\s*[=+\-@]/);
      }
    }
  });

  it('explains every column and every code in its dictionary', async () => {
    const bundle = await exportAndOpen();
    const rows = parseTable(bundle.text('csv/dictionary.csv'));
    const columns = new Set(
      rows.filter(({ row }) => row === 'column').map((row) => `${row['file']} ${row['column']}`),
    );
    const lists = new Set(rows.filter(({ row }) => row === 'code').map((row) => row['code_list']));
    let columnCount = 0;
    for (const entity of sharedEntities) {
      const path = `csv/${entity.table}.csv`;
      const [header = ''] = bundle.text(path).split('\r\n');
      for (const name of header.split(',')) {
        expect(columns).toContain(`${path} ${name.replaceAll('"', '')}`);
        columnCount += 1;
      }
    }
    expect(columns.size).toBe(columnCount);
    for (const row of rows.filter(({ code_list }) => code_list !== ''))
      expect(lists).toContain(row['code_list']);
    expect(rows.find(({ code }) => code === 'drug_court')).toMatchObject({
      label_en: 'Drug court',
      label_es: 'Tribunal de drogas',
      teds_code: '7',
    });
  });
});
