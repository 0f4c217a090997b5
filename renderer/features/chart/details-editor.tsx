import { useEffect, useState } from 'react';
import type { ClientChart } from '../../../shared/contract/clients';
import { useErrorMessage } from '../../app/error-message';
import { ScreenStatus } from '../../app/screen-frame';
import { useSession } from '../../app/session';
import {
  Banner,
  Button,
  Form,
  FormActions,
  Kbd,
  useForm,
  useNotify,
  type FieldErrors,
} from '../../components';
import { useFormat, useTranslation } from '../../i18n';
import { birthDateProblem } from '../../../shared/rules/birth-date';
import { choiceProblems } from '../../../shared/rules/admission';
import { nameProblems } from '../../../shared/rules/intake';
import { useCommand, useVault, type Draft } from '../../vault';
import { splitAliases } from '../intake/intake-form';
import { useProblemText } from '../support/problem-text';
import { textOrNull } from '../support/text-or-null';
import { useFailed } from '../support/use-failed';
import {
  AboutSection,
  AddressSection,
  IdentitySection,
  ServiceSection,
  useDetailLabels,
} from './details-sections';
import {
  changesOf,
  fieldOfChange,
  formOfChart,
  rebaseForm,
  type DetailsDraft,
  type DetailsForm,
} from './details-form';

export interface DetailsEditorProps {
  readonly chart: ClientChart;
  readonly draft: Draft<DetailsDraft>;
  readonly refresh: () => void;
  readonly onDone: () => void;
}

/** What the form stands on: the facts it was opened with, and their revision. */
interface Ground {
  readonly base: DetailsForm;
  readonly revision: number;
}

/** Changing what is known about a person; only what was changed is sent, so that two people can work side by side. */
export function DetailsEditor({ chart, draft, refresh, onDone }: DetailsEditorProps) {
  const { t } = useTranslation(['chart', 'common']);
  const { site, today } = useSession();
  const format = useFormat();
  const vault = useVault();
  const notify = useNotify();
  const failed = useFailed();
  const errorMessage = useErrorMessage();
  const problemText = useProblemText();
  const labels = useDetailLabels();
  const update = useCommand('client.update');
  const [found] = useState(draft.found);
  const [ground, setGround] = useState<Ground>(() =>
    found === null
      ? { base: formOfChart(chart), revision: chart.revision }
      : { base: found.base, revision: found.revision },
  );
  const [merged, setMerged] = useState<readonly (keyof DetailsForm)[] | null>(null);

  const form = useForm<DetailsForm>({
    initialValues: found?.form ?? ground.base,
    validate: (values): FieldErrors<DetailsForm> => {
      const changes = changesOf(ground.base, values);
      const touchesName = [
        'preferredName',
        'legalFirstName',
        'legalMiddleName',
        'legalLastName',
        'aliases',
      ].some((field) => field in changes);
      const legal = (text: string) => textOrNull(text);
      const names = touchesName
        ? nameProblems({
            // Somebody who kept their name to themselves may tell it now.
            nameWithheld: chart.nameWithheld && legal(values.legalFirstName + values.legalLastName) === null,
            legalFirstName: legal(values.legalFirstName),
            legalMiddleName: legal(values.legalMiddleName),
            legalLastName: legal(values.legalLastName),
            preferredName: legal(values.preferredName),
            aliases: splitAliases(values.aliases),
          })
        : [];
      const birth =
        'birthDate' in changes && values.birthDate !== null
          ? birthDateProblem(values.birthDate, { today, servesMinors: site.servesMinors })
          : null;
      const race = choiceProblems('race', values.race);
      return {
        ...Object.fromEntries(race.map(({ path, code }) => [path, problemText(code)])),
        ...Object.fromEntries(
          names.map(({ path, code }) => [fieldOfChange(path) ?? path, problemText(code)]),
        ),
        ...(birth === null ? {} : { birthDate: problemText(birth) }),
      };
    },
  });
  const { values } = form;
  const isStale =
    update.error?.code === 'STALE_EDIT' || (chart.revision > ground.revision && merged === null);

  const { keep } = draft;
  const hasChanges = Object.keys(changesOf(ground.base, values)).length > 0;
  useEffect(() => {
    if (hasChanges) keep({ revision: ground.revision, base: ground.base, form: values });
  }, [hasChanges, keep, ground, values]);

  const leave = async () => {
    await draft.discard();
    onDone();
  };
  const save = async (valid: DetailsForm) => {
    const changes = changesOf(ground.base, valid);
    if (Object.keys(changes).length === 0) {
      notify({ message: t('details.nothingChanged') });
      await leave();
      return;
    }
    const result = await update.run({ clientId: chart.id, expectedRevision: ground.revision, changes });
    if (result.ok) {
      notify({ message: t('details.saved'), tone: 'success' });
      refresh();
      await leave();
      return;
    }
    setMerged(null);
    if (result.error.code === 'STALE_EDIT') return;
    failed(form, result.error, fieldOfChange);
  };
  /** Opens the chart anew and lays what was typed on it. */
  const bringTogether = async () => {
    const latest = await vault.call('client.open', { clientId: chart.id });
    if (!latest.ok) {
      form.fail({}, errorMessage(latest.error));
      return;
    }
    const newest = formOfChart(latest.value);
    const rebased = rebaseForm(ground.base, values, newest);
    form.reset(rebased.form);
    setGround({ base: newest, revision: latest.value.revision });
    setMerged(rebased.conflicts);
    update.clearError();
  };

  return (
    <div className="chart__single">
      {found !== null && <Banner tone="info">{t('details.resumed')}</Banner>}
      {isStale && (
        <Banner
          tone="warning"
          isLive
          title={t('details.stale.title')}
          actions={<Button onPress={() => void bringTogether()}>{t('details.stale.merge')}</Button>}
        >
          <p>{t('details.stale.text')}</p>
        </Banner>
      )}
      {merged !== null && (
        <Banner tone="info" isLive>
          <p>{t('details.stale.merged')}</p>
          {merged.length > 0 && (
            <p>
              {t('details.stale.conflicts', { fields: format.list(merged.map((field) => labels[field])) })}
            </p>
          )}
        </Banner>
      )}
      <Form {...form.bind(save)} aria-label={t('details.edit')}>
        <IdentitySection form={form} today={today} isNameWithheld={chart.nameWithheld} />
        <AboutSection form={form} />
        <AddressSection form={form} />
        <ServiceSection form={form} />
        <FormActions>
          <Button
            type="submit"
            variant="primary"
            isPending={form.isSubmitting}
            aria-keyshortcuts="Control+Enter"
          >
            {t('details.save')} <Kbd keys="Ctrl+Enter" />
          </Button>
          <Button variant="quiet" onPress={() => void leave()}>
            {hasChanges ? t('details.drop') : t('details.cancel')}
          </Button>
        </FormActions>
      </Form>
      <ScreenStatus>
        {draft.savedAt !== null && t('details.kept', { time: format.time(draft.savedAt) })}
      </ScreenStatus>
    </div>
  );
}
