/*
 * Saves until the disk is full, then shows that the store still reads, and that a backup and the key file fail without
 * harm. Arguments: folder, key (hex), device id, `create` to only make a new database. Prints one line.
 */
import { existsSync, readFileSync, readdirSync, writeSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

import { systemClock } from '../../../electron/vault/clock';
import { writeFileDurably } from '../../../electron/vault/durable-file';
import { takeSnapshotNow } from '../../../electron/vault/backup/take-snapshot';
import { openChangeLog } from '../../../electron/vault/store/changes';
import { createStore, openStore, transaction } from '../../../electron/vault/store/connection';
import { migrate } from '../../../electron/vault/store/migrate';
import { insertRecord } from '../../../electron/vault/store/records';
import { sqlFragment } from '../../../electron/vault/store/sql';
import { ClinicFailure } from '../../../shared/errors';
import { newIdentifier } from '../../../shared/identifiers';
import { Client } from '../../../shared/model/index';
import { ACTOR_ID, clientValues } from '../../support/record-values';

const [folder = '', key = '', deviceId = '', what = 'fill'] = process.argv.slice(2);

function codeOf(work: () => unknown): string {
  try {
    work();
    return 'none';
  } catch (error) {
    return error instanceof ClinicFailure ? error.code : String(error);
  }
}

if (what === 'create') {
  const path = join(folder, 'waystation.db');
  const created = codeOf(() => {
    const empty = createStore({ path, key: Buffer.from(key, 'hex') });
    migrate(empty, { backUp: () => undefined });
  });
  writeSync(1, `${created}\n`);
  process.exit(0);
}

const store = openStore({ path: join(folder, 'waystation.db'), key: Buffer.from(key, 'hex') });
const changeLog = openChangeLog(store.reader, { deviceId, clock: systemClock });
const saved: string[] = [];

function save(): void {
  const id = newIdentifier();
  const context = { actorId: ACTOR_ID, now: systemClock.now(), operationId: newIdentifier(), changeLog };
  transaction(store, (writer) => {
    const values = clientValues({ notDuplicateReason: 'x'.repeat(500) });
    insertRecord(writer, context, Client, values, { id });
  });
  saved.push(id);
}

let failure = 'none';
while (failure === 'none' && saved.length < 100_000) failure = codeOf(save);
const again = Array.from({ length: 5 }, () => codeOf(save)).filter((code) => code !== 'none');

const small = join(folder, 'small.json');
const smallBefore = readFileSync(small);
const smallFailure = codeOf(() => {
  writeFileDurably(small, Buffer.alloc(4_000_000, 'y'));
});
const site = { keyFile: small, backups: join(folder, 'backups') };
const { backups } = site;
const backupFailure = codeOf(() =>
  takeSnapshotNow({
    store,
    dataKey: Buffer.from(key, 'hex'),
    site,
    reason: 'lock',
    now: systemClock.now(),
  }),
);
const report = {
  failure,
  again: [...new Set(again)],
  saved,
  read: store.reader.value(sqlFragment`SELECT count(*) FROM client`, z.int()),
  smallFailure,
  isSmallAsBefore: readFileSync(small).equals(smallBefore),
  isSmallTidy: !existsSync(`${small}.new`),
  backupFailure,
  backups: existsSync(backups) ? readdirSync(backups) : [],
};
store.close();
writeSync(1, `${JSON.stringify(report)}\n`);
