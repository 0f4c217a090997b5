import { UNIT_HOLD } from '../../../shared/codes';
import type { EncounterSummary } from '../../../shared/contract/clients';
import { Chip } from '../../components';
import { useLabel, useTranslation } from '../../i18n';

export interface UnitsCellProps {
  readonly units: EncounterSummary['units'];
  /** The payer's name, unless it is the usual one. */
  readonly payer: string | undefined;
}

/** What a contact counts as for its payer, with what somebody should check before it is sent. */
export function UnitsCell({ units, payer }: UnitsCellProps) {
  const { t } = useTranslation('chart');
  const label = useLabel();
  if (typeof units?.code !== 'string') {
    return <span className="text-muted">{t('contacts.noUnits')}</span>;
  }
  return (
    <>
      <span className="figures">{t('contacts.unitCount', { count: units.units })}</span>{' '}
      <span className="text-muted text-small figures">{[units.code, ...units.modifiers].join(' ')}</span>
      {payer !== undefined && <span className="text-muted text-small chart__block">{payer}</span>}
      {units.holds.map((hold) => (
        <span key={hold} className="chart__block">
          <Chip text={label(UNIT_HOLD.codes[hold])} tone="warning" />
        </span>
      ))}
    </>
  );
}
