import { useMemo } from 'react';
import { z } from 'zod';
import type { EncounterSummary } from '../../../shared/contract/clients';
import { Encounter } from '../../../shared/model';
import { useMayCall, useSession } from '../../app/session';
import { Button, FormDialog, TextArea, useForm, useNotify } from '../../components';
import { useFormat, useTranslation } from '../../i18n';
import { useCommand, useDraft, useKeepForm, type Draft } from '../../vault';
import { useFailed } from '../support/use-failed';

const ReasonDraftSchema = z.object({ clientId: z.uuid(), reason: z.string().max(5_000) });
type ReasonDraft = z.infer<typeof ReasonDraftSchema>;

export interface ContactInErrorProps {
  readonly encounter: EncounterSummary;
  readonly onOpen: (encounterId: string) => void;
}

/** Whether the caller may say that a contact never was: whoever recorded it, and supervisors. */
export function useMayVoid(): (encounter: EncounterSummary) => boolean {
  const { user } = useSession();
  const mayCall = useMayCall()('encounter.markInError');
  return ({ workerId, status, groupName }) =>
    mayCall &&
    status === 'done' &&
    groupName === null &&
    (workerId === user.id || user.role === 'supervisor');
}

/** The way to say that a contact never was. */
export function ContactInError({ encounter, onOpen }: ContactInErrorProps) {
  const { t } = useTranslation('chart');
  const format = useFormat();
  const mayVoid = useMayVoid();
  if (!mayVoid(encounter)) return null;
  return (
    <Button
      size="small"
      variant="quiet"
      aria-label={t('inError.openOf', { date: format.date(encounter.serviceDate) })}
      onPress={() => onOpen(encounter.id)}
    >
      {t('inError.open')}
    </Button>
  );
}

export interface InErrorDialogProps {
  readonly clientId: string;
  readonly encounter: EncounterSummary;
  readonly onClose: () => void;
}

/** The reason outlives a lock and Esc. */
export function InErrorDialog(props: InErrorDialogProps) {
  const draft = useDraft('inError', props.encounter.id, ReasonDraftSchema);
  return draft.status === 'loading' ? null : <InErrorForm {...props} draft={draft} />;
}

interface InErrorFormProps extends InErrorDialogProps {
  readonly draft: Draft<ReasonDraft>;
}

function InErrorForm({ clientId, encounter, onClose, draft }: InErrorFormProps) {
  const { t } = useTranslation(['chart', 'common']);
  const failed = useFailed();
  const notify = useNotify();
  const command = useCommand('encounter.markInError');
  const form = useForm({
    initialValues: { reason: draft.found?.reason ?? '' },
    validate: ({ reason }) => (reason.trim() === '' ? { reason: t('inError.reasonMissing') } : {}),
  });
  const { reason: typed } = form.values;
  const blank = useMemo(() => ({ clientId, reason: '' }), [clientId]);
  useKeepForm(
    draft,
    useMemo(() => ({ clientId, reason: typed }), [clientId, typed]),
    blank,
  );
  const mark = async ({ reason }: { readonly reason: string }) => {
    const result = await command.run({ encounterId: encounter.id, reason: reason.trim() });
    if (result.ok) {
      notify({ tone: 'success', message: t('inError.done') });
      await draft.discard();
      onClose();
      return;
    }
    failed(form, result.error);
  };
  return (
    <FormDialog
      title={t('inError.title')}
      onClose={onClose}
      submitLabel={t('inError.confirm')}
      isSubmitting={form.isSubmitting}
      isDanger
      {...form.bind(mark)}
    >
      <p>{t(encounter.noteStatus === 'draft' ? 'inError.explainDraft' : 'inError.explain')}</p>
      <TextArea
        label={t('inError.reason')}
        hint={t('inError.reasonHint')}
        rows={2}
        width="full"
        characterLimit={Encounter.fields.statusReason.maxLength}
        autoFocus
        {...form.field('reason')}
      />
    </FormDialog>
  );
}
