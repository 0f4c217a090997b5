import type { ImportPreview } from '../../../shared/contract/exchange';
import { CheckboxField, type CheckboxFieldProps } from '../../components';
import { useFormat, useTranslation } from '../../i18n';
import { Card } from '../support/card';
import '../support/plain-table.css';

/** How many problems are listed on screen; the counts and the stored report have all of them. */
const SHOWN_PROBLEMS = 100;

export interface ProblemsCardProps {
  readonly preview: ImportPreview;
  readonly skip: Pick<CheckboxFieldProps, 'isSelected' | 'onChange'> & { readonly name: string };
}

/** Every line or row that can't come in, with its number and the reason in words. */
export function ProblemsCard({ preview, skip }: ProblemsCardProps) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const shown = preview.problems.slice(0, SHOWN_PROBLEMS);
  const hidden = preview.problems.length - shown.length;
  const isRows = preview.counts === 'rows';
  return (
    <Card
      title={t(isRows ? 'problems.rowsTitle' : 'problems.title')}
      hint={t(isRows ? 'problems.rowsExplain' : 'problems.explain')}
    >
      <div className="plain-table-frame">
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t(isRows ? 'problems.row' : 'problems.line')}</th>
              <th scope="col">{t('problems.problem')}</th>
              <th scope="col">{t('problems.place')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((problem) => (
              <tr key={`${String(problem.lineNumber)}/${problem.code}/${problem.path}`}>
                <th scope="row" className="figures">
                  {format.number(problem.lineNumber)}
                </th>
                <td>{t(`problems.codes.${problem.code}`)}</td>
                <td className={isRows ? undefined : 'text-code'}>{problem.path}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {hidden > 0 && <p className="text-muted">{t('problems.more', { count: hidden })}</p>}
      <CheckboxField
        label={t(isRows ? 'problems.skipRows' : 'problems.skip', { count: preview.problemLineCount })}
        {...skip}
      />
    </Card>
  );
}
