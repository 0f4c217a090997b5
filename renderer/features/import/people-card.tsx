import type { ImportPreview } from '../../../shared/contract/exchange';
import { useFormat, useTranslation } from '../../i18n';
import { Card } from '../support/card';
import '../support/plain-table.css';

/** The first few people as they would come in, so that a wrong file is noticed before anything is added. */
export function PeopleCard({ preview }: { readonly preview: ImportPreview }) {
  const { t } = useTranslation(['imports', 'common']);
  const format = useFormat();
  return (
    <Card title={t('people.title')}>
      <div className="plain-table-frame">
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t(preview.counts === 'rows' ? 'people.row' : 'people.line')}</th>
              <th scope="col">{t('people.name')}</th>
              <th scope="col">{t('people.birthDate')}</th>
              <th scope="col" className="plain-table__number">
                {t('people.contacts')}
              </th>
            </tr>
          </thead>
          <tbody>
            {preview.sample.map((person) => (
              <tr key={person.lineNumber}>
                <td className="figures">{format.number(person.lineNumber)}</td>
                <th scope="row">{person.displayName === '' ? t('people.noName') : person.displayName}</th>
                <td>{person.birthDate === null ? t('common:notRecorded') : format.date(person.birthDate)}</td>
                <td className="plain-table__number figures">{format.number(person.contactCount)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
