import { useTranslation } from '../../i18n';
import './plain-table.css';

export interface BothVersionsProps {
  /** What is compared, line by line: its name, as it is saved now, as it is typed. */
  readonly lines: readonly { readonly name: string; readonly theirs: string; readonly yours: string }[];
}

/** What somebody else saved meanwhile beside what is typed. */
export function BothVersions({ lines }: BothVersionsProps) {
  const { t } = useTranslation('chart');
  return (
    <table className="plain-table" aria-label={t('correct.compare')}>
      <thead>
        <tr>
          <td />
          <th scope="col">{t('correct.theirs')}</th>
          <th scope="col">{t('correct.yours')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ name, theirs, yours }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{theirs}</td>
            <td className={theirs === yours ? 'text-muted' : 'text-strong'}>{yours}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
