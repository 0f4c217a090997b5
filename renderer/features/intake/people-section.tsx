import { Plus, Trash2 } from 'lucide-react';
import { Button, CheckboxField, FormSection, RadioGroup } from '../../components';
import { newIdentifier } from '../../../shared/identifiers';
import { useTranslation } from '../../i18n';
import { RelatedPersonFields } from '../support/related-person-fields';
import { emptyRelatedPerson, type RelatedPersonForm } from '../support/related-person-form';
import type { IntakeSectionProps } from './intake-sections';
import { EMERGENCY_ANSWERS, MOST_SUPPORTS, personField } from './people-form';

/** Whom to call in an emergency, and who supports the person. */
export function PeopleSection(props: Pick<IntakeSectionProps, 'form' | 'leave' | 'leftError'>) {
  return (
    <>
      <EmergencySection {...props} />
      <SupportsSection {...props} />
    </>
  );
}

function useFieldsOf({ form, leave, leftError }: Pick<IntakeSectionProps, 'form' | 'leave' | 'leftError'>): (
  person: RelatedPersonForm,
) => {
  readonly nameOf: (field: 'name' | 'phone') => string;
  readonly errorOf: (name: string) => string | undefined;
  readonly onLeave: (name: string) => void;
} {
  const errors: Readonly<Record<string, string | undefined>> = form.errors;
  return ({ key }) => ({
    nameOf: (field) => personField(key, field),
    errorOf: (name) => errors[name] ?? leftError(name),
    onLeave: leave,
  });
}

function EmergencySection(props: Pick<IntakeSectionProps, 'form' | 'leave' | 'leftError'>) {
  const { t } = useTranslation('people');
  const { form } = props;
  const fieldsOf = useFieldsOf(props);
  const { emergency } = form.values;
  const set = (person: RelatedPersonForm) => form.set('emergency', { ...emergency, person });
  return (
    <FormSection title={t('intake.emergencyTitle')} hint={t('intake.emergencyHint')}>
      <RadioGroup
        label={t('intake.whom')}
        layout="row"
        name="emergency"
        choices={EMERGENCY_ANSWERS.map((id) => ({ id, label: t(`intake.${id}`) }))}
        value={emergency.answer}
        onChange={(answer) => form.set('emergency', { ...emergency, answer })}
      />
      {emergency.answer === 'named' && (
        <div className="intake__contact stack">
          <RelatedPersonFields person={emergency.person} onChange={set} {...fieldsOf(emergency.person)}>
            <CheckboxField
              label={t('form.alsoSupport')}
              isSelected={emergency.person.isSupport}
              onChange={(isSupport) => set({ ...emergency.person, isSupport })}
            />
          </RelatedPersonFields>
        </div>
      )}
    </FormSection>
  );
}

function SupportsSection(props: Pick<IntakeSectionProps, 'form' | 'leave' | 'leftError'>) {
  const { t } = useTranslation('people');
  const { form } = props;
  const fieldsOf = useFieldsOf(props);
  const { supports } = form.values;
  return (
    <FormSection title={t('intake.supportsTitle')} hint={t('intake.supportsHint')}>
      {supports.map((person, index) => (
        <div
          key={person.key}
          className="intake__contact stack"
          role="group"
          aria-label={t('intake.number', { number: index + 1 })}
        >
          <RelatedPersonFields
            person={person}
            onChange={(changed) =>
              form.set(
                'supports',
                supports.map((other) => (other.key === changed.key ? changed : other)),
              )
            }
            {...fieldsOf(person)}
          />
          <div>
            <Button
              variant="quiet"
              size="small"
              icon={Trash2}
              onPress={() =>
                form.set(
                  'supports',
                  supports.filter((other) => other.key !== person.key),
                )
              }
            >
              {t('intake.removeSupport')}
            </Button>
          </div>
        </div>
      ))}
      {supports.length < MOST_SUPPORTS && (
        <div>
          <Button
            icon={Plus}
            onPress={() =>
              form.set('supports', [...supports, emptyRelatedPerson(newIdentifier(), { isSupport: true })])
            }
          >
            {t(supports.length === 0 ? 'intake.addSupport' : 'intake.addAnother')}
          </Button>
        </div>
      )}
    </FormSection>
  );
}
