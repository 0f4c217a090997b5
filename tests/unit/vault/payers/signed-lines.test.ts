import { describe, expect, it } from 'vitest';

import { csvRows } from '../../../../electron/vault/exchange/bundle/csv-rows';
import { Selection, closeSelection } from '../../../../electron/vault/exchange/bundle/selection';
import { csvDictionary } from '../../../../electron/vault/exchange/csv/dictionary';
import { signedLines } from '../../../../electron/vault/records/payers/signed-lines';
import { findRecords } from '../../../../electron/vault/store/records';
import { sqlFragment } from '../../../../electron/vault/store/sql';
import { Encounter } from '../../../../shared/model';
import { FIRST_PAYER_RULE } from '../../../../shared/rules/payer-rules';
import { CLINIC_PASSPHRASE, Clinic } from '../../../support/clinic';
import type { CallInput } from '../../../support/vault-harness';
import { parseCsv } from '../exchange/support/parse-csv';
import { TEXT } from '../notes/begun-note';

const MINUTE = 60_000;

function setting() {
  const clinic = new Clinic({ at: '2026-03-09T20:00:00Z' });
  const worker = clinic.staff('peer_worker');
  const client = clinic.client({ assignedWorkerId: worker.user.id });
  const now = clinic.clock.now();
  const { reader } = clinic.database.store;
  const saveRule = (values: Partial<CallInput<'payer.saveRule'>>) => {
    const { version: _version, services, ...first } = FIRST_PAYER_RULE;
    clinic.staff('administrator').call('payer.saveRule', {
      ...first,
      services: services.map((service) => ({ ...service, modifiers: [...service.modifiers] })),
      videoModifiers: ['95'],
      audioModifiers: ['93'],
      ...values,
    });
  };
  const record = (from: number, to: number) =>
    worker.call('encounter.record', {
      clientId: client.id,
      kind: 'individual',
      modality: 'in_person',
      startAt: now - from * MINUTE,
      endAt: now - to * MINUTE,
      excludedMinutes: 0,
      placeOfService: 'office',
    }).encounterId;
  const sign = async (encounterId: string) => {
    const { noteId } = worker.call('note.start', { encounterId, formatCode: 'pirp' });
    const { revision } = worker.call('note.open', { noteId });
    await worker.callLater('note.sign', {
      noteId,
      expectedRevision: revision,
      ...TEXT,
      passphrase: CLINIC_PASSPHRASE,
    });
  };
  const rows = () => {
    const selection = new Selection();
    const all = findRecords(reader, Encounter, sqlFragment`1 ORDER BY id`);
    for (const { id } of all) selection.add('encounter', id);
    const text = [...csvRows(reader, selection, Encounter)].map(({ content }) => String(content)).join('');
    const [header = [], ...lines] = parseCsv(text);
    return lines.map((cells) => Object.fromEntries(header.map((name, index) => [name, cells[index]])));
  };
  return { clinic, reader, saveRule, record, sign, rows };
}

describe('what a contact counts as, in the file (R-ENC-03)', () => {
  it('is there once its note is signed, and a rule that changes afterwards changes nothing of it', async () => {
    const { saveRule, record, sign, rows } = setting();
    const id = record(120, 67);
    expect(rows()).toMatchObject([
      { id, units: '', service_code: '', payer_name: '', payer_rule_version: '' },
    ]);
    await sign(id);
    const sent = { id, units: '3', service_code: 'H0038', payer_name: 'Medicaid', unit_holds_codes: '' };
    expect(rows()).toMatchObject([sent]);
    saveRule({ unitRule: 'eight_minute', name: 'Centennial' });
    expect(rows()).toMatchObject([sent]);
  });

  it('is the same as the chart shows, also where the payer rounds the whole day and over its limit', async () => {
    const { saveRule, record, sign, rows } = setting();
    saveRule({
      unitRule: 'eight_minute',
      aggregate: 'per_client_day',
      services: [{ kind: 'individual', code: 'T1012', modifiers: ['HF'] }],
    });
    const earlier = record(60, 52);
    const later = record(40, 32);
    await sign(later);
    // The earlier one isn't signed: the day's unit is its, and it isn't told yet.
    expect(rows().map(({ id, units }) => [id, units])).toEqual([
      [earlier, ''],
      [later, '0'],
    ]);
    await sign(earlier);
    expect(rows()).toMatchObject([
      { id: earlier, units: '1', service_code: 'T1012', service_modifiers: 'HF' },
      { id: later, units: '0' },
    ]);
  });

  it('brings the other signed contacts of the day along, which it may change', async () => {
    const { reader, record, sign } = setting();
    const [first, second, unsigned] = [record(120, 100), record(90, 60), record(50, 40)];
    await sign(first);
    await sign(second);
    const selection = new Selection();
    selection.add('encounter', second);
    await closeSelection(reader, selection, 'everyone', () => Promise.resolve());
    expect(selection.ids('encounter')).toEqual([first, second].sort());
    expect(selection.has('encounter', unsigned)).toBe(false);
  });

  it('knows a contact under a chart that was joined to another', async () => {
    const { clinic, reader, record, sign } = setting();
    const id = record(60, 30);
    await sign(id);
    const other = clinic.client({ chartNumber: 'LC-000009' }).id;
    clinic.write((writer) => {
      writer.run(sqlFragment`UPDATE client SET merged_into = (SELECT id FROM client WHERE chart_number = 'LC-000009')
        WHERE chart_number <> 'LC-000009'`);
    });
    const all = findRecords(reader, Encounter, sqlFragment`1`);
    expect(signedLines(reader, all).get(id)?.units).toBe(2);
    expect(other).not.toBe(all[0]?.clientId);
  });

  it('is explained in the dictionary', () => {
    const columns = parseCsv(csvDictionary([Encounter]))
      .filter(([row]) => row === 'column')
      .map(([, , column]) => column);
    expect(columns).toEqual(
      expect.arrayContaining([
        'units',
        'service_code',
        'service_modifiers',
        'payer_name',
        'unit_holds_codes',
        'unit_holds_labels_en',
      ]),
    );
  });
});
