import { CLIENT_STATUS } from '../../../shared/codes';
import type { ClientChart } from '../../../shared/contract/clients';
import { formatPhone } from '../../../shared/rules/contacts';
import { useFormat, useLabel, useTranslation } from '../../i18n';
import { usePersonName } from '../support/person-label';
import '../support/plain-table.css';

/** Two charts, line by line, so that what differs is seen. */
export function SideBySide({ first, second }: { readonly first: ClientChart; readonly second: ClientChart }) {
  const { t } = useTranslation(['chart', 'common']);
  const format = useFormat();
  const label = useLabel();
  const personName = usePersonName();
  const legalName = (chart: ClientChart) =>
    [chart.legalFirstName, chart.legalMiddleName, chart.legalLastName, chart.legalSuffix]
      .filter((part) => part !== null)
      .join(' ');
  const count = (items: readonly unknown[] | null) => (items === null ? '' : format.number(items.length));
  const lines: readonly (readonly [string, (chart: ClientChart) => string])[] = [
    [t('joined.rows.chartNumber'), (chart) => chart.chartNumber],
    [t('joined.rows.name'), personName],
    [t('joined.rows.legalName'), legalName],
    [t('joined.rows.aliases'), (chart) => format.list(chart.aliases)],
    [t('joined.rows.birthDate'), (chart) => (chart.birthDate === null ? '' : format.date(chart.birthDate))],
    [t('joined.rows.status'), (chart) => label(CLIENT_STATUS.codes[chart.status])],
    [t('joined.rows.worker'), (chart) => chart.assignedWorkerName ?? ''],
    [
      t('joined.rows.reach'),
      (chart) =>
        chart.contacts.map(({ kind, value }) => (kind === 'email' ? value : formatPhone(value))).join(', '),
    ],
    [
      t('joined.rows.firstContact'),
      (chart) => (chart.firstContactOn === null ? '' : format.date(chart.firstContactOn)),
    ],
    [
      t('joined.rows.lastContact'),
      (chart) => (chart.lastContactOn === null ? '' : format.date(chart.lastContactOn)),
    ],
    [t('joined.rows.contacts'), (chart) => count(chart.encounters)],
    [t('joined.rows.notes'), (chart) => count(chart.notes)],
  ];
  return (
    <div className="plain-table-frame" tabIndex={0} role="region" aria-label={t('joined.compare')}>
      <table className="plain-table">
        <thead>
          <tr>
            <td />
            <th scope="col">{t('joined.thisChart')}</th>
            <th scope="col">{t('joined.otherChart')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(([name, valueOf]) => {
            const [one, two] = [valueOf(first), valueOf(second)];
            return (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{one === '' ? t('common:notRecorded') : one}</td>
                <td className={one === two ? 'text-muted' : 'text-strong'}>
                  {two === '' ? t('common:notRecorded') : two}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
