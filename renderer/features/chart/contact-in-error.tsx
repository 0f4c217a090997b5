import { useState } from 'react';
import type { EncounterSummary } from '../../../shared/contract/clients';
import { useErrorMessage } from '../../app/error-message';
import { useMayCall, useSession } from '../../app/session';
import { Button, Dialog, Form, FormActions, TextArea, useForm, useNotify } from '../../components';
import { useFormat, useTranslation } from '../../i18n';
import { useCommand } from '../../vault';
import { problemsByPath, useProblemText } from '../support/problem-text';

const REASON_LIMIT = 500;

/** The way to say that a contact never was; for whoever recorded it, and supervisors. */
export function ContactInError({ encounter }: { readonly encounter: EncounterSummary }) {
  const { t } = useTranslation('chart');
  const format = useFormat();
  const { user } = useSession();
  const mayCall = useMayCall();
  const [isOpen, setOpen] = useState(false);
  const isTheirs = encounter.workerId === user.id || user.role === 'supervisor';
  if (encounter.status !== 'done' || encounter.groupName !== null || !isTheirs) return null;
  if (!mayCall('encounter.markInError')) return null;
  return (
    <>
      <Button
        size="small"
        variant="quiet"
        aria-label={t('inError.openOf', { date: format.date(encounter.serviceDate) })}
        onPress={() => setOpen(true)}
      >
        {t('inError.open')}
      </Button>
      {isOpen && <InErrorDialog encounter={encounter} onClose={() => setOpen(false)} />}
    </>
  );
}

interface InErrorDialogProps {
  readonly encounter: EncounterSummary;
  readonly onClose: () => void;
}

function InErrorDialog({ encounter, onClose }: InErrorDialogProps) {
  const { t } = useTranslation(['chart', 'common']);
  const errorMessage = useErrorMessage();
  const problemText = useProblemText();
  const notify = useNotify();
  const command = useCommand('encounter.markInError');
  const form = useForm({
    initialValues: { reason: '' },
    validate: ({ reason }) => (reason.trim() === '' ? { reason: t('inError.reasonMissing') } : {}),
  });
  const mark = async ({ reason }: { readonly reason: string }) => {
    const result = await command.run({ encounterId: encounter.id, reason: reason.trim() });
    if (result.ok) {
      notify({ tone: 'success', message: t('inError.done') });
      onClose();
      return;
    }
    const [problem] = problemsByPath(result.error).values();
    form.fail({}, problem === undefined ? errorMessage(result.error) : problemText(problem));
  };
  return (
    <Dialog title={t('inError.title')} isOpen onClose={onClose}>
      <Form aria-label={t('inError.title')} {...form.bind(mark)}>
        <p>{t(encounter.noteStatus === 'draft' ? 'inError.explainDraft' : 'inError.explain')}</p>
        <TextArea
          label={t('inError.reason')}
          hint={t('inError.reasonHint')}
          rows={2}
          width="full"
          characterLimit={REASON_LIMIT}
          autoFocus
          {...form.field('reason')}
        />
        <FormActions>
          <Button variant="danger" type="submit" isPending={form.isSubmitting}>
            {t('inError.confirm')}
          </Button>
          <Button variant="quiet" onPress={onClose}>
            {t('common:cancel')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
