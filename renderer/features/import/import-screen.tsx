import { FileUp } from 'lucide-react';
import { useRef, useState } from 'react';
import type { ImportPreview } from '../../../shared/contract/exchange';
import type { MethodOutput } from '../../../shared/contract';
import type { ClinicError } from '../../../shared/errors';
import { newIdentifier } from '../../../shared/identifiers';
import { useErrorMessage } from '../../app/error-message';
import { Banner, Button, PageHeader, Progress } from '../../components';
import { useTranslation } from '../../i18n';
import { useJobProgress, useVault } from '../../vault';
import { Card } from '../support/card';
import { ImportChoices, type ChosenImport } from './import-choices';
import { ImportReport } from './import-report';
import './import.css';

type Committed = MethodOutput<'import.commit'>;

type Stage =
  | { readonly name: 'choose' }
  | { readonly name: 'reading' }
  | { readonly name: 'preview'; readonly preview: ImportPreview; readonly fileName: string }
  | {
      readonly name: 'committing';
      readonly preview: ImportPreview;
      readonly fileName: string;
    }
  | { readonly name: 'done'; readonly report: Committed };

/** Choose a file, see what would come of it, bring it in whole, read the report. */
export function ImportScreen() {
  const { t } = useTranslation('imports');
  const vault = useVault();
  const explain = useImportError();
  const { progress, onProgress } = useJobProgress();
  const [stage, setStage] = useState<Stage>({ name: 'choose' });
  const [error, setError] = useState<ClinicError | null>(null);
  const [isCanceling, setCanceling] = useState(false);
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
    const file = await vault.call('file.chooseToRead', { purpose: 'import_fhir' });
    if (!file.ok) {
      setError(file.error);
      return;
    }
    if (file.value.chosen === null) return;
    const { token, displayName } = file.value.chosen;
    if (stage.name === 'preview') void vault.call('import.discard', { previewId: stage.preview.previewId });
    const { signal } = startJob();
    setStage({ name: 'reading' });
    const result = await vault.call('import.preview', { fileToken: token }, { signal, onProgress });
    if (result.ok) setStage({ name: 'preview', preview: result.value, fileName: displayName });
    else {
      setStage({ name: 'choose' });
      setError(result.error);
    }
  };

  const commit = async (preview: ImportPreview, fileName: string, chosen: ChosenImport) => {
    const { signal } = startJob();
    setStage({ name: 'committing', preview, fileName });
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
          : { name: 'preview', preview, fileName },
      );
      setError(result.error);
    }
  };

  const isBusy = stage.name === 'reading' || stage.name === 'committing';
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
      {(stage.name === 'choose' || stage.name === 'preview') && (
        <Card title={t('choose.title')} hint={t('choose.explain')}>
          <div className="row">
            <Button
              variant={stage.name === 'choose' ? 'primary' : 'secondary'}
              icon={FileUp}
              onPress={() => void choose()}
            >
              {t(stage.name === 'choose' ? 'choose.button' : 'choose.another')}
            </Button>
            {stage.name === 'preview' && <span>{t('preview.file', { name: stage.fileName })}</span>}
          </div>
        </Card>
      )}
      {/* Stays mounted while the people are added, so that a refusal brings back what was ticked and written. */}
      {(stage.name === 'preview' || stage.name === 'committing') && (
        <div className="import__preview" hidden={stage.name === 'committing'}>
          <ImportChoices
            key={stage.preview.previewId}
            preview={stage.preview}
            onCommit={(chosen) => void commit(stage.preview, stage.fileName, chosen)}
          />
        </div>
      )}
      {stage.name === 'done' && (
        <ImportReport report={stage.report} onAnother={() => setStage({ name: 'choose' })} />
      )}
    </div>
  );
}

/** The error's sentence, with the line of the file it is about. */
function useImportError(): (error: ClinicError) => string {
  const { t } = useTranslation('imports');
  const errorMessage = useErrorMessage();
  return (error) => {
    const message = errorMessage(error);
    const line = error.details?.lineNumber;
    return line === undefined ? message : t('refused.line', { line, message });
  };
}
