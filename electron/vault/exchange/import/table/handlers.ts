import { ClinicFailure } from '../../../../../shared/errors';
import { newIdentifier } from '../../../../../shared/identifiers';
import type { MethodOutput, ParsedInput } from '../../../../../shared/contract';
import type { Handlers, JobContext } from '../../../records/context';
import { readTransaction } from '../../../store/connection';
import { turnOf } from '../../turn';
import { fileKindOf } from '../file-kind';
import { checkColumn } from './check-column';
import { rememberColumns } from './remembered';
import { readTable } from './table-file';
import type { TableFile, TableOptions } from './table-file';
import { keepTable, requireTable } from './table-store';
import type { OpenTable } from './table-store';
import { tableView } from './table-view';

type Names = 'import.open' | 'import.readTable' | 'import.checkColumn' | 'import.rememberColumns';

/** Opening a spreadsheet of people and saying what its columns are. */
export const tableHandlers: Handlers<Names> = {
  'import.open': { run: 'job', handle: openFile },
  'import.readTable': { run: 'job', handle: readAgain },
  'import.checkColumn': {
    run: 'job',
    handle: async ({ store, user, today }, { tableId, column, field }) => {
      const { file } = requireTable(store, tableId, user.id);
      return { check: checkColumn(file, column, field, today) };
    },
  },
  'import.rememberColumns': {
    run: 'job',
    handle: async (context, { tableId, columns }) => {
      const { file } = requireTable(context.store, tableId, context.user.id);
      await context.store.whenWritable();
      return context.commit((write) => {
        rememberColumns(write, file, columns);
        return {};
      });
    },
  },
};

async function openFile(
  context: JobContext,
  { fileToken }: ParsedInput<'import.open'>,
): Promise<MethodOutput<'import.open'>> {
  const { path, use } = context.lookAtFile(fileToken);
  if (use !== 'read') throw new ClinicFailure('FILE_TOKEN_UNKNOWN');
  const format = await fileKindOf(path);
  if (format === 'records') return { kind: 'records' };
  context.takeFile(fileToken);
  const file = await readFile(context, path, format, {});
  return {
    kind: 'table',
    table: await shown(context, { tableId: newIdentifier(), userId: context.user.id, format, file }),
  };
}

async function readAgain(
  context: JobContext,
  { tableId, ...options }: ParsedInput<'import.readTable'>,
): Promise<MethodOutput<'import.readTable'>> {
  const table = requireTable(context.store, tableId, context.user.id);
  const file = await readFile(context, table.file.path, table.format, options);
  return { table: await shown(context, { ...table, file }) };
}

function readFile(
  context: JobContext,
  path: string,
  format: OpenTable['format'],
  options: TableOptions,
): Promise<TableFile> {
  const turn = turnOf(context.signal);
  context.progress('reading', 0, 0);
  return readTable(path, format, options, async (done, total) => {
    context.progress('reading', done, total);
    await turn();
  });
}

async function shown(context: JobContext, table: OpenTable) {
  const view = await readTransaction(context.store, async (reader) =>
    tableView(table, reader, context.today),
  );
  keepTable(context.store, table);
  return view;
}
