import type { ClientChart } from '../../../shared/contract/clients';
import { useTranslation } from '../../i18n';
import { useNobodyNamedText } from './nobody-named';
import { RelatedPersonLine } from './related-person-line';

/**
 * Whom to call in an emergency, with what may be said to them: one of them, who can be called if anybody can. The others are
 * under Details.
 */
export function EmergencyLine({ chart }: { readonly chart: ClientChart }) {
  const { t } = useTranslation('people');
  const nobody = useNobodyNamedText()(chart);
  const contacts = chart.relatedPeople.filter(({ isEmergencyContact }) => isEmergencyContact);
  const first = contacts.find(({ phone }) => phone !== null) ?? contacts[0];
  if (first === undefined) return <p className="text-muted text-small">{nobody}</p>;
  return (
    <p className="chart__emergency">
      <span className="text-muted text-small">{t('inEmergency')}</span>
      <RelatedPersonLine person={first} consents={chart.tellingConsents} />
    </p>
  );
}
