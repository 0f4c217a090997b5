import { ENCOUNTER_KIND } from '../../../shared/codes';
import type { EncounterSummary } from '../../../shared/contract/clients';
import { Chip } from '../../components';
import { useFormat, useLabel, useTranslation } from '../../i18n';
import { NoteAction } from './note-action';

/** The kind of a contact: the group's name, or the kind. */
export function useEncounterName(): (encounter: EncounterSummary) => string {
  const label = useLabel();
  return ({ groupName, kind }) => groupName ?? label(ENCOUNTER_KIND.codes[kind]);
}

/** A contact on one line, with what can be done about its note. */
export function EncounterLine({ encounter }: { readonly encounter: EncounterSummary }) {
  const { t } = useTranslation('chart');
  const format = useFormat();
  const name = useEncounterName()(encounter);
  return (
    <li>
      <span className="card-list__main">
        <span className="card-list__title">
          {format.date(encounter.serviceDate)} · {name}
        </span>{' '}
        {encounter.status === 'cancelled' && <Chip text={t('contacts.cancelled')} />}
        {encounter.status === 'entered_in_error' && (
          <Chip text={t('contacts.enteredInError')} tone="warning" />
        )}
        <span className="card-list__detail chart__block">
          {format.duration(encounter.minutes)} · {encounter.workerName}
        </span>
      </span>
      <NoteAction encounter={encounter} />
    </li>
  );
}
