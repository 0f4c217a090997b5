import { useMemo, useState } from 'react';
import type { ClientChart } from '../../../shared/contract/clients';
import type { RelatedPersonView } from '../../../shared/contract/related-people';
import { RelatedPerson } from '../../../shared/model';
import { formatPhone } from '../../../shared/rules/contacts';
import { Banner, Button, FormDialog, RadioGroup, TextArea, useForm, useNotify } from '../../components';
import { useTranslation } from '../../i18n';
import { useCommand, useKeepForm, type Draft } from '../../vault';
import { useProblemText } from '../support/problem-text';
import { textOrNull } from '../support/text-or-null';
import { useFailed } from '../support/use-failed';
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
  const notify = useNotify();
  const failed = useFailed();
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
  useKeepForm<PeopleDraft>(draft, kept, blank);
  const isStale = person.revision !== ground;

  const remove = async ({ why, reason }: RemovedPerson['form']) => {
    if (why === null) return;
    const result = await command.run(
      {
        clientId: chart.id,
        relatedPersonId: id,
        expectedRevision: ground,
        why,
        reason: why === 'mistake' ? textOrNull(reason) : null,
      },
      { operationId: draft.operationId },
    );
    if (result.ok) {
      notify({ message: t('removal.done'), tone: 'success' });
      await draft.discard();
      onDone();
      return;
    }
    // The newer facts come up as soon as they are here.
    if (result.error.code === 'STALE_EDIT') return;
    failed(form, result.error);
  };
  const discard = () => {
    void draft.discard();
    onDone();
  };

  return (
    <FormDialog
      title={t('removal.title', { name: person.name })}
      onClose={() => onLeave(kept)}
      submitLabel={t('removal.confirm')}
      isSubmitting={form.isSubmitting}
      isSubmitDisabled={isStale}
      isDanger
      actions={
        values.reason !== '' && (
          <Button variant="quiet" onPress={discard}>
            {t('common:discard')}
          </Button>
        )
      }
      {...form.bind(remove)}
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
    </FormDialog>
  );
}
