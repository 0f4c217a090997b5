import { useMemo, useState } from 'react';
import type { ClientChart } from '../../../shared/contract/clients';
import type { RelatedPersonView } from '../../../shared/contract/related-people';
import { RelatedPerson } from '../../../shared/model';
import { formatPhone } from '../../../shared/rules/contacts';
import { Banner, Button, RadioGroup, TextArea, useForm } from '../../components';
import { useTranslation } from '../../i18n';
import { useCommand, type Draft } from '../../vault';
import { KeptFormDialog } from '../support/kept-form-dialog';
import { useProblemText } from '../support/problem-text';
import { textOrNull } from '../support/text-or-null';
import type { PeopleDraft, RemovedPerson } from './people-draft';

export interface RemovePersonDialogProps {
  readonly chart: ClientChart;
  readonly draft: Draft<PeopleDraft>;
  readonly start: RemovedPerson;
  /** Them as the vault has them now. */
  readonly person: RelatedPersonView;
  /** Closes without throwing anything away. */
  readonly onLeave: (left: RemovedPerson) => void;
  readonly onDone: () => void;
}

/** Takes somebody off the chart who is no contact any more, or never should have been on it. */
export function RemovePersonDialog({
  chart,
  draft,
  start,
  person,
  onLeave,
  onDone,
}: RemovePersonDialogProps) {
  const { t } = useTranslation(['people', 'common']);
  const problemText = useProblemText();
  const command = useCommand('relatedPerson.remove');
  const [ground, setGround] = useState(start.revision);
  const form = useForm<RemovedPerson['form']>({
    initialValues: start.form,
    validate: ({ why, reason }) => ({
      ...(why === null ? { why: t('removal.whyMissing') } : {}),
      ...(why === 'mistake' && reason.trim() === '' ? { reason: problemText('reason_missing') } : {}),
    }),
  });
  const { values } = form;
  const { id } = person;
  const kept = useMemo<RemovedPerson>(
    () => ({ about: 'removal', relatedPersonId: id, revision: ground, form: values }),
    [id, ground, values],
  );
  // Only words are worth coming back to; a choice alone is not.
  const blank = useMemo<RemovedPerson>(
    () => ({
      about: 'removal',
      relatedPersonId: id,
      revision: ground,
      form: { why: values.why, reason: '' },
    }),
    [id, ground, values.why],
  );
  const isStale = person.revision !== ground;

  const run = async ({ why, reason }: RemovedPerson['form']) =>
    why === null
      ? null
      : command.run(
          {
            clientId: chart.id,
            relatedPersonId: id,
            expectedRevision: ground,
            why,
            reason: why === 'mistake' ? textOrNull(reason) : null,
          },
          { operationId: draft.operationId },
        );

  return (
    <KeptFormDialog
      draft={draft}
      onLeave={onLeave}
      onDone={onDone}
      title={t('removal.title', { name: person.name })}
      submitLabel={t('removal.confirm')}
      form={form}
      kept={kept}
      blank={blank}
      isStale={isStale}
      isDanger
      run={run}
      done={() => t('removal.done')}
    >
      {isStale && (
        <Banner
          tone="warning"
          isLive
          title={t('stale.title')}
          actions={<Button onPress={() => setGround(person.revision)}>{t('stale.goOn')}</Button>}
        >
          {t('stale.removalText', {
            name: person.name,
            phone: person.phone === null ? t('noNumber') : formatPhone(person.phone),
          })}
        </Banner>
      )}
      <RadioGroup
        label={t('removal.why')}
        choices={(['ended', 'mistake'] as const).map((why) => ({ id: why, label: t(`removal.${why}`) }))}
        autoFocus
        {...form.field('why')}
      />
      {values.why === 'mistake' && (
        <TextArea
          label={t('removal.reason')}
          hint={t('removal.reasonHint')}
          rows={2}
          width="full"
          characterLimit={RelatedPerson.fields.errorReason.maxLength}
          {...form.field('reason')}
        />
      )}
      <p className="text-muted">{t('removal.stays')}</p>
    </KeptFormDialog>
  );
}
