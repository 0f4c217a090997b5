import type { LocalDate } from '../../../shared/time';
import { useSession } from '../../app/session';
import { Button, DateField, FormDialog, useForm, useNotify } from '../../components';
import { useFormat, useTranslation } from '../../i18n';
import { useCommand } from '../../vault';
import { usePersonName } from '../support/person-label';
import type { WaitingDialogProps } from './dialog-props';
import { useFailed } from '../support/use-failed';

interface Values {
  readonly offeredFor: LocalDate | null;
}

/** Offers a place from a day on, moves that day, or takes the offer back. */
export function OfferDialog({ person, onClose }: WaitingDialogProps) {
  const { t } = useTranslation(['waiting', 'common']);
  const { today } = useSession();
  const format = useFormat();
  const notify = useNotify();
  const failed = useFailed();
  const command = useCommand('waiting.offer');
  const name = usePersonName()(person);
  const title = t('offer.title', { name });
  const form = useForm<Values>({
    initialValues: { offeredFor: person.offeredFor ?? today },
    validate: ({ offeredFor }) => (offeredFor === null ? { offeredFor: t('offer.dateMissing') } : {}),
  });

  const save = async (offeredFor: LocalDate | null) => {
    const { entryId, revision } = person;
    const result = await command.run({ entryId, expectedRevision: revision, offeredFor });
    if (!result.ok) {
      failed(form, result.error);
      return;
    }
    const message =
      offeredFor === null
        ? t('offer.withdrawn', { name })
        : t('offer.done', { name, date: format.date(offeredFor) });
    notify({ tone: 'success', message });
    onClose();
  };

  return (
    <FormDialog
      title={title}
      onClose={onClose}
      submitLabel={t('offer.save')}
      isSubmitting={form.isSubmitting}
      actions={
        person.offeredFor !== null && (
          <Button variant="quiet" isDisabled={form.isSubmitting} onPress={() => void save(null)}>
            {t('offer.withdraw')}
          </Button>
        )
      }
      {...form.bind(({ offeredFor }) => save(offeredFor))}
    >
      <p>{t('offer.text')}</p>
      <DateField label={t('offer.offeredFor')} autoFocus {...form.field('offeredFor')} />
    </FormDialog>
  );
}
