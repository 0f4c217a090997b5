import type { MethodOutput } from '../../../shared/contract';
import { useNavigate } from '../../app/navigation';
import { useMayCall } from '../../app/session';
import { Banner, Button, KeyValueList } from '../../components';
import { useFormat, useTranslation } from '../../i18n';
import { Card } from '../support/card';

export interface ImportReportProps {
  readonly report: MethodOutput<'import.commit'>;
  readonly onAnother: () => void;
}

/** What the import did; the same counts are kept in the site's log. */
export function ImportReport({ report, onAnother }: ImportReportProps) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const navigate = useNavigate();
  const mayCall = useMayCall();
  const title = t('report.title', { count: report.importedCount });
  return (
    <Card title={title}>
      <Banner tone="success" isLive>
        {title}
      </Banner>
      <KeyValueList
        items={[
          { key: t('report.alreadyHere'), value: format.number(report.alreadyHereCount) },
          { key: t('report.duplicates'), value: format.number(report.duplicateSkippedCount) },
          { key: t('report.problems'), value: format.number(report.problemLineCount) },
        ]}
      />
      <div className="row">
        {mayCall('client.list') && (
          <Button variant="primary" onPress={() => navigate({ name: 'caseload' })}>
            {t('report.toCaseload')}
          </Button>
        )}
        <Button onPress={onAnother}>{t('choose.another')}</Button>
      </div>
    </Card>
  );
}
