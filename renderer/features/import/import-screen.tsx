import { FileUp } from 'lucide-react';
import { useRef, useState } from 'react';
import type { MethodOutput } from '../../../shared/contract';
import type { ImportPreview } from '../../../shared/contract/exchange';
import type { ColumnChoice, ImportTable } from '../../../shared/contract/import-table';
import type { ClinicError } from '../../../shared/errors';
import { newIdentifier } from '../../../shared/identifiers';
import type { Result } from '../../../shared/result';
import { useErrorMessage } from '../../app/error-message';
import { Banner, Button, PageHeader, Progress } from '../../components';
import { useTranslation } from '../../i18n';
import { useJobProgress, useVault } from '../../vault';
import { Card } from '../support/card';
import { ColumnsStep } from './columns-step';
import type { TableReading } from './file-card';
import { ImportChoices, type ChosenImport } from './import-choices';
import { ImportReport } from './import-report';
import './import.css';

type Committed = MethodOutput<'import.commit'>;

/** A file that was opened: a spreadsheet stays open behind its preview, so that one can go back to its columns. */
interface OpenFile {
  readonly fileName: string;
  readonly table: ImportTable | null;
}

type Stage =
  | { readonly name: 'choose' }
  | { readonly name: 'reading'; readonly file: OpenFile | null }
  | { readonly name: 'columns'; readonly file: OpenFile }
  | { readonly name: 'preview'; readonly preview: ImportPreview; readonly file: OpenFile }
  | { readonly name: 'committing'; readonly preview: ImportPreview; readonly file: OpenFile }
  | { readonly name: 'done'; readonly report: Committed };

/** Choose a file, say what its columns are, see what would come of it, bring it in whole, read the report. */
export function ImportScreen() {
  const { t } = useTranslation('imports');
  const vault = useVault();
  const explain = useImportError();
  const { progress, onProgress } = useJobProgress();
  const [stage, setStage] = useState<Stage>({ name: 'choose' });
  const [error, setError] = useState<ClinicError | null>(null);
  const [isCanceling, setCanceling] = useState(false);
  /** How often the spreadsheet was read: each reading has columns of its own. */
  const [reading, setReading] = useState(0);
  const abort = useRef<AbortController | null>(null);
  // One id per attempt to bring in one preview: pressing the button again after an unclear outcome can't add twice.
  const operationIds = useRef(new Map<string, string>());

  const startJob = (): AbortController => {
    setError(null);
    setCanceling(false);
    abort.current = new AbortController();
    return abort.current;
  };

  const choose = async () => {
    const file = await vault.call('file.chooseToRead', { purpose: 'import_people' });
    if (!file.ok) {
      setError(file.error);
      return;
    }
    if (file.value.chosen === null) return;
    const { token, displayName } = file.value.chosen;
    if (stage.name === 'preview') void vault.call('import.discard', { previewId: stage.preview.previewId });
    const { signal } = startJob();
    setStage({ name: 'reading', file: null });
    const opened = await vault.call('import.open', { fileToken: token }, { signal, onProgress });
    if (!opened.ok) {
      setStage({ name: 'choose' });
      setError(opened.error);
    } else if (opened.value.kind === 'table') {
      setStage({ name: 'columns', file: { fileName: displayName, table: opened.value.table } });
    } else {
      const result = await vault.call('import.preview', { fileToken: token }, { signal, onProgress });
      showPreview(result, { fileName: displayName, table: null });
    }
  };

  /** Shows what would happen; after a refusal back to where one came from. */
  const showPreview = (result: Result<ImportPreview>, file: OpenFile) => {
    if (result.ok) setStage({ name: 'preview', preview: result.value, file });
    else {
      const isLost = file.table === null || result.error.code === 'PREVIEW_GONE';
      setStage(isLost ? { name: 'choose' } : { name: 'columns', file });
      setError(result.error);
    }
  };

  const readAgain = async (file: OpenFile, table: ImportTable, reading: TableReading) => {
    const { signal } = startJob();
    setStage({ name: 'reading', file });
    const result = await vault.call(
      'import.readTable',
      { tableId: table.tableId, ...reading },
      { signal, onProgress },
    );
    if (!result.ok) setError(result.error);
    setStage({ name: 'columns', file: result.ok ? { ...file, table: result.value.table } : file });
    if (result.ok) setReading((count) => count + 1);
  };

  const seeColumns = async (file: OpenFile, table: ImportTable, columns: ColumnChoice[]) => {
    const { signal } = startJob();
    setStage({ name: 'reading', file });
    // Remembered before the rows are looked at, so that a file with problems is quickly there again once mended.
    const operationId = newIdentifier();
    await vault.call('import.rememberColumns', { operationId, tableId: table.tableId, columns });
    const input = { tableId: table.tableId, columns };
    showPreview(await vault.call('import.previewTable', input, { signal, onProgress }), file);
  };

  const commit = async (preview: ImportPreview, file: OpenFile, chosen: ChosenImport) => {
    const { signal } = startJob();
    setStage({ name: 'committing', preview, file });
    const attempt = JSON.stringify([preview.previewId, chosen]);
    const operationId = operationIds.current.get(attempt) ?? newIdentifier();
    operationIds.current.set(attempt, operationId);
    const result = await vault.call(
      'import.commit',
      { operationId, previewId: preview.previewId, ...chosen },
      { signal, onProgress },
    );
    if (result.ok) setStage({ name: 'done', report: result.value });
    else {
      setStage(
        result.error.code === 'PREVIEW_GONE' || result.error.code === 'FILE_CHANGED'
          ? { name: 'choose' }
          : { name: 'preview', preview, file },
      );
      setError(result.error);
    }
  };

  const isBusy = stage.name === 'reading' || stage.name === 'committing';
  const file = stage.name === 'choose' || stage.name === 'done' ? null : stage.file;
  const table = file?.table ?? null;
  return (
    <div className="import">
      <PageHeader title={t('title')} description={t('description')} takesFocus />
      {error !== null && (
        <Banner tone={error.code === 'CANCELLED' ? 'info' : 'danger'} isLive>
          {explain(error)}
        </Banner>
      )}
      {isBusy && (
        <Progress
          label={t(`step.${progress?.step ?? 'preparing'}`)}
          done={progress?.done ?? 0}
          total={progress?.total}
          isCanceling={isCanceling}
          onCancel={() => {
            setCanceling(true);
            abort.current?.abort();
          }}
        />
      )}
      {(stage.name === 'choose' || stage.name === 'columns' || stage.name === 'preview') && (
        <Card title={t('choose.title')} hint={t('choose.explain')}>
          <div className="row">
            <Button
              variant={stage.name === 'choose' ? 'primary' : 'secondary'}
              icon={FileUp}
              onPress={() => void choose()}
            >
              {t(stage.name === 'choose' ? 'choose.button' : 'choose.another')}
            </Button>
            {stage.name === 'preview' && table !== null && (
              <Button onPress={() => setStage({ name: 'columns', file: stage.file })}>
                {t('columns.back')}
              </Button>
            )}
            {file !== null && <span>{t('preview.file', { name: file.fileName })}</span>}
          </div>
        </Card>
      )}
      {/* Stays mounted behind the preview, so that going back finds what was chosen. */}
      {file !== null && table !== null && (
        <div className="import__preview" hidden={stage.name !== 'columns'}>
          <ColumnsStep
            key={`${table.tableId}/${String(reading)}`}
            table={table}
            onRead={(changed) => void readAgain(file, table, changed)}
            onDone={(columns) => void seeColumns(file, table, columns)}
          />
        </div>
      )}
      {/* Stays mounted while the people are added, so that a refusal brings back what was ticked and written. */}
      {(stage.name === 'preview' || stage.name === 'committing') && (
        <div className="import__preview" hidden={stage.name === 'committing'}>
          <ImportChoices
            key={stage.preview.previewId}
            preview={stage.preview}
            onCommit={(chosen) => void commit(stage.preview, stage.file, chosen)}
          />
        </div>
      )}
      {stage.name === 'done' && (
        <ImportReport report={stage.report} onAnother={() => setStage({ name: 'choose' })} />
      )}
    </div>
  );
}

/** Errors that name a row of a spreadsheet. */
const ROW_ERRORS = new Set<ClinicError['code']>(['FILE_TOO_MANY_COLUMNS', 'FILE_QUOTE_OPEN']);

/** The error's sentence, with the line of the file it is about. */
function useImportError(): (error: ClinicError) => string {
  const { t } = useTranslation('imports');
  const errorMessage = useErrorMessage();
  return (error) => {
    const message = errorMessage(error);
    const line = error.details?.lineNumber;
    if (line === undefined) return message;
    return t(ROW_ERRORS.has(error.code) ? 'refused.row' : 'refused.line', { line, message });
  };
}
