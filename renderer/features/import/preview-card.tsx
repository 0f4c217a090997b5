import { IMPORT_NOT_KEPT_CODES } from '../../../shared/exchange/import-codes';
import type { ImportPreview } from '../../../shared/contract/exchange';
import { KeyValueList } from '../../components';
import { useFormat, useTranslation } from '../../i18n';
import { Card } from '../support/card';

/** The counts of the file, and what is never taken over. */
export function PreviewCard({ preview }: { readonly preview: ImportPreview }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const notKept = IMPORT_NOT_KEPT_CODES.flatMap((code) => {
    const found = preview.notKept.find((entry) => entry.code === code);
    return found === undefined ? [] : [{ code, count: found.lineCount }];
  });
  return (
    <Card title={t('preview.title')}>
      <KeyValueList
        items={[
          {
            key: t(preview.counts === 'rows' ? 'preview.rows' : 'preview.lines'),
            value: format.number(preview.lineCount),
          },
          { key: t('preview.ready'), value: format.number(preview.readyCount) },
          { key: t('preview.alreadyHere'), value: format.number(preview.alreadyHereCount) },
          { key: t('preview.duplicates'), value: format.number(preview.duplicateCount) },
          {
            key: t(preview.counts === 'rows' ? 'preview.rowProblems' : 'preview.problems'),
            value: format.number(preview.problemLineCount),
          },
        ]}
      />
      {notKept.length > 0 && (
        <div>
          <h3>{t('notKept.title')}</h3>
          <ul className="import__list">
            {notKept.map(({ code, count }) => (
              <li key={code}>{t(`notKept.${code}`, { count })}</li>
            ))}
          </ul>
        </div>
      )}
    </Card>
  );
}
