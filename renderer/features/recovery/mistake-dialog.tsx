import { useMemo, useState } from 'react';
import { RecoveryStreak } from '../../../shared/model';
import { TextArea, useForm, type FieldErrors } from '../../components';
import { useTranslation } from '../../i18n';
import { useCommand } from '../../vault';
import { textOrNull } from '../support/text-or-null';
import { KeptFormDialog, type KeptFormProps } from '../support/kept-form-dialog';
import type { MistakeDraft, RecoveryDraft } from './recovery-draft';
import { ChangedBanner } from './stale-banner';

export interface MistakeDialogProps extends KeptFormProps<RecoveryDraft> {
  readonly clientId: string;
  readonly start: MistakeDraft;
  /** What is taken back, as the vault has it now. */
  readonly revision: number;
  readonly what: string;
}

type Form = MistakeDraft['form'];

/** Takes back what never should have been on the chart, with why. */
export function MistakeDialog({ clientId, draft, start, revision, what, ...doors }: MistakeDialogProps) {
  const { t } = useTranslation('recovery');
  const takeStreak = useCommand('streak.markInError');
  const takeMilestone = useCommand('milestone.markInError');
  const { of, id } = start;
  const [ground, setGround] = useState(start.revision);
  const form = useForm<Form>({
    initialValues: start.form,
    validate: ({ reason }): FieldErrors<Form> =>
      textOrNull(reason) === null ? { reason: t('mistake.reasonMissing') } : {},
  });
  const { values } = form;
  const draftOf = useMemo(
    () =>
      (typed: Form): MistakeDraft => ({ about: 'mistake', of, id, revision: ground, form: typed }),
    [of, id, ground],
  );
  const kept = useMemo(() => draftOf(values), [draftOf, values]);
  const blank = useMemo(() => draftOf({ reason: '' }), [draftOf]);
  const run = ({ reason }: Form) => {
    const options = { operationId: draft.operationId };
    const input = { clientId, expectedRevision: ground, reason: textOrNull(reason) };
    return of === 'streak'
      ? takeStreak.run({ ...input, streakId: id }, options)
      : takeMilestone.run({ ...input, milestoneId: id }, options);
  };
  const isStale = revision !== ground;
  return (
    <KeptFormDialog
      {...doors}
      draft={draft}
      title={t(of === 'streak' ? 'mistake.streakTitle' : 'mistake.milestoneTitle')}
      submitLabel={t('mistake.save')}
      form={form}
      kept={kept}
      blank={blank}
      isStale={isStale}
      isDanger
      run={run}
      done={() => t('mistake.done')}
    >
      <blockquote className="recovery__quote">{what}</blockquote>
      <p className="text-muted">
        {t('mistake.text')} {of === 'streak' && t('mistake.notForReturn')}
      </p>
      {isStale && <ChangedBanner now={what} onGoOn={() => setGround(revision)} />}
      <TextArea
        label={t('mistake.reason')}
        rows={2}
        width="full"
        autoFocus
        characterLimit={RecoveryStreak.fields.errorReason.maxLength}
        {...form.field('reason')}
      />
    </KeptFormDialog>
  );
}
