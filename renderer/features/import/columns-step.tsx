import { useState } from 'react';
import type { ColumnChoice, ImportTable } from '../../../shared/contract/import-table';
import { Banner, Button, FormActions } from '../../components';
import { useFormat, useTranslation } from '../../i18n';
import { Card } from '../support/card';
import { useProblemText } from '../support/problem-text';
import { choicesOf, columnProblems, useColumnStates } from './column-choices';
import { ColumnRow } from './column-row';
import { FileCard, type TableReading } from './file-card';

export interface ColumnsStepProps {
  readonly table: ImportTable;
  readonly onRead: (reading: TableReading) => void;
  readonly onDone: (choices: ColumnChoice[]) => void;
}

/** Says what each column of a spreadsheet is: guessed or remembered, changed by keyboard, nothing left to chance. */
export function ColumnsStep({ table, onRead, onDone }: ColumnsStepProps) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const problemText = useProblemText();
  const columns = useColumnStates(table);
  const [isTried, setTried] = useState(false);
  const problems = columnProblems(columns.states);
  const leftOut = table.columns.filter(({ column }) => {
    const field = columns.states[column]?.field ?? null;
    return field === null || field === 'socialSecurityNumber';
  });
  const forAll = problems.get(null);

  return (
    <>
      <FileCard table={table} onRead={onRead} />
      <Card
        title={t('columns.title')}
        hint={t(table.source === 'remembered' ? 'columns.remembered' : 'columns.explain')}
      >
        <ul className="import__columns">
          {table.columns.map((column) => {
            const state = columns.states[column.column];
            const problem = isTried ? problems.get(column.column) : undefined;
            return state === undefined ? null : (
              <ColumnRow
                key={column.column}
                column={column}
                state={state}
                columns={columns}
                problem={problem === undefined ? undefined : problemText(problem)}
                isDateProblem={problem === 'date_order_missing'}
              />
            );
          })}
        </ul>
        <p aria-live="polite">
          {leftOut.length === 0
            ? t('columns.allIn')
            : t('columns.leftOut', {
                list: format.list(
                  leftOut.map(({ header, letters }) =>
                    header === '' ? t('columns.column', { letters }) : header,
                  ),
                ),
              })}
        </p>
        {isTried && problems.size > 0 && (
          <Banner tone="danger" isLive>
            {forAll === undefined ? t('columns.fix') : problemText(forAll)}
          </Banner>
        )}
        <FormActions>
          <Button
            variant="primary"
            onPress={() => {
              setTried(true);
              if (problems.size === 0) onDone(choicesOf(columns.states));
            }}
          >
            {t('columns.next')}
          </Button>
        </FormActions>
      </Card>
    </>
  );
}
