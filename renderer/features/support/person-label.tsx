import { PRONOUNS } from '../../../shared/codes';
import type { CaseloadRow } from '../../../shared/contract/clients';
import { useLabel, useTranslation } from '../../i18n';
import './person-label.css';

/** The parts of a person that say how to address them. */
export type NamedPerson = Pick<CaseloadRow, 'displayName' | 'chartNumber'>;

type WithPronouns = Pick<CaseloadRow, 'pronouns' | 'pronounsText'>;

/** The name on screen: what the person goes by; with every name withheld, words for that and the chart number. */
export function usePersonName(): (person: NamedPerson) => string {
  const { t } = useTranslation('caseload');
  return ({ displayName, chartNumber }) =>
    displayName === '' ? t('nameWithheld', { chartNumber }) : displayName;
}

/** The pronouns in the reader's language, or in the person's own words; `null` when nobody asked. */
export function usePronouns(): (person: WithPronouns) => string | null {
  const label = useLabel();
  return ({ pronouns, pronounsText }) => {
    if (pronouns === null) return null;
    return pronouns === 'other' && pronounsText !== null ? pronounsText : label(PRONOUNS.codes[pronouns]);
  };
}

/** Name with the pronouns beside it, quieter. */
export function PersonLabel({ person }: { readonly person: NamedPerson & WithPronouns }) {
  const name = usePersonName()(person);
  const pronouns = usePronouns()(person);
  return (
    <span className="person-label">
      <span className="person-label__name">{name}</span>
      {pronouns !== null && <span className="text-muted text-small"> {pronouns}</span>}
    </span>
  );
}
