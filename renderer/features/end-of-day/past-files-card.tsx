import { useErrorMessage } from '../../app/error-message';
import { Banner } from '../../components';
import { useFormat, useTranslation } from '../../i18n';
import { useVaultQuery } from '../../vault';
import { Card } from '../support/card';
import '../support/plain-table.css';

/** The end-of-day files this computer has written. */
export function PastFilesCard() {
  const { t } = useTranslation('endOfDay');
  const format = useFormat();
  const errorMessage = useErrorMessage();
  const { value, error } = useVaultQuery('bundle.list', {}, { entities: ['bundle'] });
  return (
    <Card title={t('past.title')}>
      {error !== null && <Banner tone="danger">{errorMessage(error)}</Banner>}
      {value?.bundles.length === 0 && <p className="text-muted">{t('past.none')}</p>}
      {value !== undefined && value.bundles.length > 0 && (
        <div className="plain-table-frame">
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{t('past.file')}</th>
                <th scope="col">{t('past.recipient')}</th>
                <th scope="col">{t('past.writtenAt')}</th>
                <th scope="col" className="plain-table__number">
                  {t('past.size')}
                </th>
              </tr>
            </thead>
            <tbody>
              {value.bundles.map((bundle) => (
                <tr key={bundle.id}>
                  <th scope="row" className="text-code">
                    {bundle.fileName}
                  </th>
                  <td>{bundle.recipientName}</td>
                  <td>{format.dateTime(bundle.writtenAt)}</td>
                  <td className="plain-table__number figures">{format.fileSize(bundle.bytesWritten)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}
