import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from '@signalapp/sqlcipher';

import { NEW_PAGE_BYTES } from '../../electron/vault/store/database-file';
import { compare, measureInTurn } from './measure';
import type { Comparison } from './measure';

const ROUNDS = 400;
const WARM_UP_ROUNDS = 40;
const CHANGE_ROWS = 10;
const NOTE_BYTES = 2_000;

/**
 * The same commit (a 2 KB note, its search row, ten change rows) through the same driver, once with a key and once
 * without: what encryption alone costs.
 */
export async function benchEncryption(): Promise<readonly Comparison[]> {
  const folder = mkdtempSync(join(tmpdir(), 'waystation-bench-'));
  const encrypted = openDatabase(join(folder, 'encrypted.db'), randomBytes(32).toString('hex'));
  const plain = openDatabase(join(folder, 'plain.db'), null);
  try {
    const { subject, against } = await measureInTurn(
      { subject: commitOn(encrypted), against: commitOn(plain) },
      ROUNDS,
      WARM_UP_ROUNDS,
    );
    return [
      compare({
        name: 'commit a 2 KB note, encrypted',
        baseline: 'the same commit in plain SQLite (same driver, same settings)',
        subject,
        against,
        budgetRatio: 1.5,
      }),
    ];
  } finally {
    encrypted.close();
    plain.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function openDatabase(path: string, key: string | null): Database {
  const database = new Database(path);
  if (key === null) {
    database.pragma(`page_size = ${String(NEW_PAGE_BYTES)}`);
  } else {
    database.pragma(`key = "x'${key}'"`);
    database.pragma(`cipher_page_size = ${String(NEW_PAGE_BYTES)}`);
  }
  for (const setting of [
    'journal_mode = WAL',
    'synchronous = FULL',
    'foreign_keys = ON',
    'secure_delete = ON',
    'temp_store = MEMORY',
  ]) {
    database.pragma(setting);
  }
  database.exec(`CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
    -- As the app has it (migration 80): the text itself is kept once, in the note.
    CREATE VIRTUAL TABLE note_search USING fts5 (
      text, content = '', contentless_delete = 1, prefix = '2 3 4 5 6', tokenize = 'unicode61 remove_diacritics 2'
    );
    CREATE TABLE change (sequence INTEGER PRIMARY KEY, record INTEGER, field TEXT, value TEXT) STRICT;`);
  return database;
}

function commitOn(database: Database): () => void {
  const insertNote = database.prepare('INSERT INTO note (text) VALUES (?)');
  const insertSearch = database.prepare('INSERT INTO note_search (text) VALUES (?)');
  const insertChange = database.prepare('INSERT INTO change (record, field, value) VALUES (?, ?, ?)');
  let record = 0;
  return () => {
    record += 1;
    // Words rather than noise, so that the search index has something to do.
    const text = `${randomBytes(6).toString('hex')} met and talked about the week `
      .repeat(60)
      .slice(0, NOTE_BYTES);
    database.exec('BEGIN IMMEDIATE');
    insertNote.run([text]);
    insertSearch.run([text]);
    for (let row = 0; row < CHANGE_ROWS; row += 1)
      insertChange.run([record, `field_${String(row)}`, 'value']);
    database.exec('COMMIT');
  };
}
