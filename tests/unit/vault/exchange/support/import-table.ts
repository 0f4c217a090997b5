import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

import type { Role } from '../../../../../shared/access';
import type { ColumnChoice, ImportTable } from '../../../../../shared/contract/import-table';
import type { ImportFieldName } from '../../../../../shared/exchange/import-fields';
import { newIdentifier } from '../../../../../shared/identifiers';
import { temporaryFolder } from '../../../../support/temporary-folder';
import { openVaultHarness } from '../../../../support/vault-harness';
import type { VaultHarness } from '../../../../support/vault-harness';

/** A vault with somebody signed in, closed when the test ends. */
export async function vaultFor(role: Role = 'supervisor'): Promise<VaultHarness> {
  const vault = await openVaultHarness({ signedIn: role });
  onTestFinished(() => vault.close());
  return vault;
}

/** A file a person chose; its name says nothing. */
export function chosenFile(vault: VaultHarness, content: string | Uint8Array): string {
  const path = join(temporaryFolder(), 'people.bin');
  writeFileSync(path, content);
  return vault.chooseFile(path, 'read');
}

/** Opens a spreadsheet. */
export async function openTable(vault: VaultHarness, content: string | Uint8Array): Promise<ImportTable> {
  const opened = await vault.call('import.open', { fileToken: chosenFile(vault, content) });
  if (opened.kind !== 'table') throw new Error('Not a table');
  return opened.table;
}

/** What the columns were guessed to be, by their names. */
export function guesses(table: ImportTable): Record<string, ImportFieldName | null> {
  return Object.fromEntries(table.columns.map(({ header, letters, field }) => [header || letters, field]));
}

/** The choices as guessed or remembered. */
export function choices(table: ImportTable, given: Partial<ColumnChoice> = {}): ColumnChoice[] {
  return table.columns.flatMap(({ column, field, dateOrder, words }) =>
    field === null ? [] : [{ column, field, dateOrder, words, ...given }],
  );
}

/** Opens a spreadsheet and looks at what would come of it, as guessed. */
export async function previewTable(
  vault: VaultHarness,
  content: string | Uint8Array,
  given: Partial<ColumnChoice> = {},
) {
  const table = await openTable(vault, content);
  return vault.call('import.previewTable', { tableId: table.tableId, columns: choices(table, given) });
}

/** Brings in everybody a preview has ready. */
export function commit(vault: VaultHarness, previewId: string, skipProblemLines = true) {
  return vault.call('import.commit', {
    operationId: newIdentifier(),
    previewId,
    includeDuplicateLines: [],
    includeReason: null,
    skipProblemLines,
    assignedWorkerId: null,
  });
}
