import { PERSON_LANGUAGE, RELATIONSHIP } from '../../../shared/codes';
import type { RelatedPersonView, TellingConsent } from '../../../shared/contract/related-people';
import { formatPhone } from '../../../shared/rules/contacts';
import { Chip } from '../../components';
import { useLabel, useTranslation } from '../../i18n';
import { TellingLine } from '../support/telling-line';

export interface RelatedPersonLineProps {
  readonly person: RelatedPersonView;
  readonly consents: readonly TellingConsent[];
  /** With chips that say what they are for the person, the remark, and why they may be told or not. */
  readonly hasRoles?: boolean;
}

/** Somebody around a person, with how to reach them; never without what may be said to them. */
export function RelatedPersonLine({ person, consents, hasRoles = false }: RelatedPersonLineProps) {
  const { t } = useTranslation('people');
  const label = useLabel();
  const facts = [
    person.relationship === null ? null : label(RELATIONSHIP.codes[person.relationship]),
    person.phone === null ? t('noNumber') : formatPhone(person.phone),
    person.language === null
      ? null
      : t('speaks', { language: label(PERSON_LANGUAGE.codes[person.language]) }),
  ].filter((fact) => fact !== null);
  return (
    <>
      <span className="row">
        <span className="card-list__title text-strong">{person.name}</span>
        {hasRoles && person.isEmergencyContact && <Chip text={t('emergency')} tone="accent" />}
        {hasRoles && person.isSupport && <Chip text={t('support')} />}
      </span>
      <span className="card-list__detail figures">{facts.join(' · ')}</span>
      {hasRoles && person.remark !== null && <span className="card-list__detail">{person.remark}</span>}
      <TellingLine consent={consents.find(({ id }) => id === person.mayBeToldBy)} isShort={!hasRoles} />
    </>
  );
}
