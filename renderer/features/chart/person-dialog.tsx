import { useMemo, useState } from 'react';
import { PERSON_LANGUAGE, RELATIONSHIP } from '../../../shared/codes';
import type { ClientChart } from '../../../shared/contract/clients';
import type { RelatedPersonView } from '../../../shared/contract/related-people';
import { howNamed, relatedPersonProblems, tellingConsent } from '../../../shared/rules/related-people';
import {
  Banner,
  Button,
  CheckboxGroup,
  FormDialog,
  SelectField,
  useForm,
  useNotify,
  type FieldErrors,
} from '../../components';
import { useFormat, useLabel, useTranslation } from '../../i18n';
import { useCommand, useKeepForm, type Draft } from '../../vault';
import { BothVersions } from '../support/both-versions';
import { NO_CHOICE, withNoChoice } from '../support/code-choices';
import { usePersonName } from '../support/person-label';
import { useProblemText } from '../support/problem-text';
import { RelatedPersonFields } from '../support/related-person-fields';
import {
  emptyRelatedPerson,
  formOfRelatedPerson,
  toRelatedPersonInput,
  type RelatedPersonForm,
} from '../support/related-person-form';
import { TellingLine } from '../support/telling-line';
import { useFailed } from '../support/use-failed';
import type { PeopleDraft, WrittenPerson } from './people-draft';

export interface PersonDialogProps {
  readonly chart: ClientChart;
  readonly draft: Draft<PeopleDraft>;
  /** What the form begins with: a blank one, somebody on the chart, or what was being typed before. */
  readonly start: WrittenPerson;
  /** Them as the vault has them now, when they are changed. */
  readonly person: RelatedPersonView | undefined;
  /** Closes without throwing anything away. */
  readonly onLeave: (left: WrittenPerson) => void;
  readonly onDone: () => void;
}

const FIELD_OF_PATH = {
  'person.name': 'name',
  'person.phone': 'phone',
  'person.isEmergencyContact': 'isEmergencyContact',
  'person.consentId': 'consentId',
} as const;

/** Notes somebody around a person, or changes what is noted. */
export function PersonDialog({ chart, draft, start, person, onLeave, onDone }: PersonDialogProps) {
  const { t } = useTranslation(['people', 'chart', 'common']);
  const notify = useNotify();
  const failed = useFailed();
  const problemText = useProblemText();
  const command = useCommand('relatedPerson.save');
  const name = usePersonName()(chart);
  const [saved] = useState(() =>
    person === undefined ? emptyRelatedPerson('new') : formOfRelatedPerson(person),
  );
  // What the change is based on: another one saved meanwhile is shown beside it, never written over unseen.
  const [ground, setGround] = useState(start.changes?.revision ?? 0);
  const form = useForm<RelatedPersonForm>({
    initialValues: start.form,
    validate: (values): FieldErrors<RelatedPersonForm> =>
      Object.fromEntries(
        relatedPersonProblems(toRelatedPersonInput(values)).map(({ path, code }) => [
          path,
          problemText(code),
        ]),
      ),
  });
  const { values } = form;
  const changes = useMemo(
    () => (person === undefined ? null : { relatedPersonId: person.id, revision: ground }),
    [person, ground],
  );
  useKeepForm<PeopleDraft>(
    draft,
    useMemo(() => ({ about: 'person', changes, form: values }), [changes, values]),
    useMemo(() => ({ about: 'person', changes, form: saved }), [changes, saved]),
  );
  const isStale = person !== undefined && person.revision !== ground;

  const save = async (valid: RelatedPersonForm) => {
    const result = await command.run(
      {
        clientId: chart.id,
        ...(person === undefined ? {} : { relatedPersonId: person.id, expectedRevision: ground }),
        person: toRelatedPersonInput(valid),
      },
      { operationId: draft.operationId },
    );
    if (result.ok) {
      notify({ message: t('form.saved'), tone: 'success' });
      await draft.discard();
      onDone();
      return;
    }
    // Both versions come up as soon as the newer one is here.
    if (result.error.code === 'STALE_EDIT') return;
    failed(form, result.error, FIELD_OF_PATH);
  };
  const discard = () => {
    void draft.discard();
    onDone();
  };
  const hasTyped = JSON.stringify(values) !== JSON.stringify(saved);
  const roles = ['isEmergencyContact', 'isSupport'] as const;

  return (
    <FormDialog
      title={
        person === undefined ? t('form.addTitle', { name }) : t('form.changeTitle', { name: person.name })
      }
      onClose={() => onLeave({ about: 'person', changes, form: values })}
      size="wide"
      submitLabel={t('form.save')}
      isSubmitting={form.isSubmitting}
      isSubmitDisabled={isStale}
      actions={
        hasTyped && (
          <Button variant="quiet" onPress={discard}>
            {t('common:discard')}
          </Button>
        )
      }
      {...form.bind(save)}
    >
      {isStale && (
        <Banner
          tone="warning"
          isLive
          title={t('stale.title')}
          actions={
            <>
              <Button onPress={() => setGround(person.revision)}>{t('chart:correct.keepMine')}</Button>
              <Button
                variant="quiet"
                onPress={() => {
                  form.assign(formOfRelatedPerson(person));
                  setGround(person.revision);
                }}
              >
                {t('chart:correct.takeTheirs')}
              </Button>
            </>
          }
        >
          <p>{t('stale.text')}</p>
          <ComparedPerson person={person} yours={values} />
        </Banner>
      )}
      <RelatedPersonFields
        person={values}
        onChange={(changed) => form.assign(changed)}
        nameOf={(field) => field}
        autoFocus
      >
        <CheckboxGroup
          label={t('form.roles')}
          name="isEmergencyContact"
          layout="row"
          choices={[
            { id: 'isEmergencyContact', label: t('emergency') },
            { id: 'isSupport', label: t('support') },
          ]}
          value={roles.filter((role) => values[role])}
          onChange={(chosen) =>
            form.assign({
              isEmergencyContact: chosen.includes('isEmergencyContact'),
              isSupport: chosen.includes('isSupport'),
            })
          }
        />
      </RelatedPersonFields>
      <WhatMayBeSaid
        chart={chart}
        values={values}
        onLink={(consentId) => form.set('consentId', consentId)}
        personId={person?.id}
      />
    </FormDialog>
  );
}

interface WhatMayBeSaidProps {
  readonly chart: ClientChart;
  readonly values: RelatedPersonForm;
  readonly personId: string | undefined;
  readonly onLink: (consentId: string | null) => void;
}

/** The consent that may be about them, when one may, and the line their team will see. */
function WhatMayBeSaid({ chart, values, personId, onLink }: WhatMayBeSaidProps) {
  const { t } = useTranslation('people');
  const format = useFormat();
  if (values.name.trim() === '') return null;
  const others = chart.relatedPeople.filter(({ id }) => id !== personId);
  const person = toRelatedPersonInput(values);
  const byName = tellingConsent({ ...person, consentId: null }, chart.tellingConsents, others);
  const consent = tellingConsent(person, chart.tellingConsents, others);
  // Where the name alone says it there is nothing to choose.
  const possible =
    byName === undefined
      ? chart.tellingConsents.filter(({ recipientName }) => howNamed(recipientName, person.name) !== 'not')
      : [];
  const choices = withNoChoice(
    possible.map(({ id, recipientName, signedOn }) => ({
      id,
      label: t('form.consentOf', { name: recipientName, date: format.date(signedOn) }),
    })),
    t('form.noConsent'),
  );
  return (
    <>
      {possible.length > 0 && (
        <SelectField
          label={t('form.consent')}
          hint={t('form.consentHint')}
          name="consentId"
          width="wide"
          choices={choices}
          value={choices.find(({ id }) => id === values.consentId)?.id ?? NO_CHOICE}
          onChange={(id) => onLink(id === NO_CHOICE ? null : id)}
        />
      )}
      <p className="stack stack--tight">
        <span className="text-muted text-small">{t('form.preview')}</span>
        <TellingLine consent={consent} />
      </p>
    </>
  );
}

function ComparedPerson({
  person,
  yours,
}: {
  readonly person: RelatedPersonView;
  readonly yours: RelatedPersonForm;
}) {
  const { t } = useTranslation('people');
  const label = useLabel();
  const theirs = formOfRelatedPerson(person);
  const lines: readonly (readonly [string, (form: RelatedPersonForm) => string])[] = [
    [t('form.name'), (form) => form.name],
    [
      t('form.relationship'),
      ({ relationship }) =>
        relationship === null ? t('form.notAsked') : label(RELATIONSHIP.codes[relationship]),
    ],
    [t('form.phone'), ({ phone }) => phone],
    [
      t('form.language'),
      ({ language }) => (language === null ? t('form.notAsked') : label(PERSON_LANGUAGE.codes[language])),
    ],
    [
      t('form.roles'),
      (form) =>
        [
          ...(form.isEmergencyContact ? [t('emergency')] : []),
          ...(form.isSupport ? [t('support')] : []),
        ].join(', '),
    ],
    [t('form.remark'), ({ remark }) => remark],
  ];
  return (
    <BothVersions
      lines={lines.map(([name, textOf]) => ({ name, theirs: textOf(theirs), yours: textOf(yours) }))}
    />
  );
}
