import type { ImportTable } from '../../../shared/contract/import-table';
import type { MethodInput } from '../../../shared/contract';
import { DELIMITERS, TEXT_ENCODINGS } from '../../../shared/exchange/table-format';
import { Banner, SelectField } from '../../components';
import { useTranslation } from '../../i18n';
import { Card } from '../support/card';

/** What about the reading of a file somebody changes. */
export type TableReading = Omit<MethodInput<'import.readTable'>, 'tableId'>;

export interface FileCardProps {
  readonly table: ImportTable;
  readonly onRead: (reading: TableReading) => void;
}

const NO_HEADER_ROW = 'none';

/** How the file is read: its sheet, the row with the names, its letters and what stands between its cells. */
export function FileCard({ table, onRead }: FileCardProps) {
  const { t } = useTranslation('imports');
  const { encoding, delimiter, sheets, sheet, headerRow } = table;
  // What was found out or chosen before goes along, so that one change doesn't undo another.
  const now: TableReading = {
    ...(encoding === null ? { sheet } : { encoding }),
    ...(delimiter === null ? {} : { delimiter }),
  };
  return (
    <Card title={t('columns.fileTitle')}>
      <div className="import__reading">
        {sheets.length > 1 && (
          <SelectField
            label={t('columns.sheet')}
            choices={sheets.map((name, index) => ({ id: String(index), label: name }))}
            value={String(sheet)}
            onChange={(chosen) => onRead({ sheet: Number(chosen) })}
          />
        )}
        {table.firstRows.length > 0 && (
          <SelectField
            label={t('columns.headerRow')}
            choices={[
              ...table.firstRows.map(({ rowNumber, text }) => ({
                id: String(rowNumber),
                label: t('columns.headerRowChoice', { row: rowNumber, text }),
              })),
              { id: NO_HEADER_ROW, label: t('columns.noHeaderRow') },
            ]}
            value={headerRow === null ? NO_HEADER_ROW : String(headerRow)}
            onChange={(chosen) =>
              onRead({ ...now, headerRow: chosen === NO_HEADER_ROW ? null : Number(chosen) })
            }
          />
        )}
        {encoding !== null && (
          <SelectField
            label={t('columns.encoding')}
            choices={TEXT_ENCODINGS.map((name) => ({ id: name, label: t(`columns.encodings.${name}`) }))}
            value={encoding}
            onChange={(chosen) => onRead({ encoding: chosen })}
          />
        )}
        {delimiter !== null && encoding !== null && (
          <SelectField
            label={t('columns.delimiter')}
            choices={DELIMITERS.map((name) => ({ id: name, label: t(`columns.delimiters.${name}`) }))}
            value={delimiter}
            onChange={(chosen) => onRead({ encoding, delimiter: chosen })}
          />
        )}
      </div>
      <p>{t('columns.rows', { count: table.rowCount })}</p>
      {table.unreadableCellCount > 0 && (
        <Banner tone="warning">{t('columns.unreadable', { count: table.unreadableCellCount })}</Banner>
      )}
      {table.accents.length > 0 && encoding !== null && (
        <div>
          <h3>{t('columns.accents')}</h3>
          <p className="text-small text-muted">{t('columns.accentsHint')}</p>
          <ul className="import__accents">
            {table.accents.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </div>
      )}
    </Card>
  );
}
