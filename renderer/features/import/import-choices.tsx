import { useState } from 'react';
import type { MethodInput } from '../../../shared/contract';
import type { ImportPreview } from '../../../shared/contract/exchange';
import { Banner, Button, Form, FormActions, SelectField, useForm, type FieldErrors } from '../../components';
import { useTranslation } from '../../i18n';
import { Card } from '../support/card';
import { textOrNull } from '../support/text-or-null';
import { useWorkerChoices } from '../support/use-staff';
import { DuplicatesCard } from './duplicates-card';
import { PeopleCard } from './people-card';
import { PreviewCard } from './preview-card';
import { ProblemsCard } from './problems-card';

/** What the person decided about the preview. */
export type ChosenImport = Pick<
  MethodInput<'import.commit'>,
  'includeDuplicateLines' | 'includeReason' | 'skipProblemLines' | 'assignedWorkerId'
>;

interface ImportForm {
  readonly skipProblemLines: boolean;
  readonly includeReason: string;
  readonly worker: string;
}

const NOBODY = 'nobody';

export interface ImportChoicesProps {
  readonly preview: ImportPreview;
  readonly onCommit: (chosen: ChosenImport) => void;
}

/** The preview with its decisions: which likely duplicates come in all the same, and what to do about bad lines. */
export function ImportChoices({ preview, onCommit }: ImportChoicesProps) {
  const { t } = useTranslation('imports');
  const [included, setIncluded] = useState<ReadonlySet<number>>(new Set());
  const workers = useWorkerChoices();
  const form = useForm<ImportForm>({
    initialValues: { skipProblemLines: false, includeReason: '', worker: NOBODY },
    validate: (values) => {
      const errors: FieldErrors<ImportForm> = {};
      if (preview.problemLineCount > 0 && !values.skipProblemLines)
        errors.skipProblemLines = t('problems.skipNeeded');
      if (included.size > 0 && values.includeReason.trim() === '')
        errors.includeReason = t('duplicates.reasonNeeded');
      return errors;
    },
  });
  const count = preview.readyCount + included.size;
  const toggle = (lineNumber: number, isIncluded: boolean) => {
    const next = new Set(included);
    if (isIncluded) next.add(lineNumber);
    else next.delete(lineNumber);
    setIncluded(next);
  };

  return (
    <Form
      aria-label={t('preview.title')}
      {...form.bind((values) =>
        onCommit({
          includeDuplicateLines: [...included].sort((first, second) => first - second),
          includeReason: included.size === 0 ? null : textOrNull(values.includeReason),
          skipProblemLines: values.skipProblemLines,
          assignedWorkerId: values.worker === NOBODY ? null : values.worker,
        }),
      )}
    >
      <PreviewCard preview={preview} />
      {preview.problemLineCount > 0 && (
        <ProblemsCard preview={preview} skip={form.checkbox('skipProblemLines')} />
      )}
      {preview.duplicates.length > 0 && (
        <DuplicatesCard
          preview={preview}
          included={included}
          onToggle={toggle}
          reason={form.field('includeReason')}
        />
      )}
      {preview.sample.length > 0 && <PeopleCard preview={preview} />}
      <Card title={t('commit.title')}>
        {count === 0 ? (
          <Banner tone="info">{t('commit.nothing')}</Banner>
        ) : (
          <>
            <SelectField
              label={t('commit.worker')}
              hint={t('commit.workerHint')}
              choices={[{ id: NOBODY, label: t('commit.nobody') }, ...workers]}
              {...form.field('worker')}
            />
            <FormActions>
              <Button variant="primary" type="submit">
                {t('commit.button', { count })}
              </Button>
            </FormActions>
          </>
        )}
      </Card>
    </Form>
  );
}
