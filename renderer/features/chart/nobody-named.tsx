import { NO_EMERGENCY_CONTACT } from '../../../shared/codes';
import type { ClientChart } from '../../../shared/contract/clients';
import { MenuButton, useNotify } from '../../components';
import { useTranslation } from '../../i18n';
import { useCommand } from '../../vault';
import { useRefusalText } from '../support/use-refusal-text';

/** What the person said of an emergency contact, as long as none is noted; it can be noted here. */
export function NobodyNamed({ chart, mayEdit }: { readonly chart: ClientChart; readonly mayEdit: boolean }) {
  const { t } = useTranslation('people');
  const notify = useNotify();
  const refusalText = useRefusalText();
  const command = useCommand('client.update');
  const said = chart.noEmergencyContact;
  const text = useNobodyNamedText()(chart);
  if (text === null) return null;
  const answer = async (slug: NonNullable<typeof said> | 'not_asked') => {
    const result = await command.run({
      clientId: chart.id,
      expectedRevision: chart.revision,
      changes: { noEmergencyContact: slug === 'not_asked' ? null : slug },
    });
    if (result.ok) {
      notify({ message: t('nobody.saved'), tone: 'success' });
      return;
    }
    notify({ tone: 'danger', message: refusalText(result.error) });
  };
  const answers = [...NO_EMERGENCY_CONTACT.slugs, 'not_asked' as const].filter(
    (slug) => slug !== (said ?? 'not_asked'),
  );
  return (
    <div className="row">
      <p>{text}</p>
      {mayEdit && (
        <MenuButton
          label={t('nobody.answer')}
          size="small"
          entries={answers.map((id) => ({ id, label: t(`intake.${id}`) }))}
          onAction={(id) => void answer(id)}
        />
      )}
    </div>
  );
}

/** What the person said of an emergency contact, in a sentence; `null` when one is noted. */
export function useNobodyNamedText(): (chart: ClientChart) => string | null {
  const { t } = useTranslation('people');
  return ({ relatedPeople, noEmergencyContact }) => {
    if (relatedPeople.some(({ isEmergencyContact }) => isEmergencyContact)) return null;
    return t(noEmergencyContact === null ? 'nobody.notAsked' : `nobody.${noEmergencyContact}`);
  };
}
