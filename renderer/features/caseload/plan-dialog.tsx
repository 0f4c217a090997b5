import { addDays, type LocalDate } from '../../../shared/time';
import { useErrorMessage } from '../../app/error-message';
import { useSession } from '../../app/session';
import { Button, DateField, FormDialog, useForm, useNotify } from '../../components';
import { useFormat, useTranslation } from '../../i18n';
import { useCommand } from '../../vault';
import { useProblemText } from '../support/problem-text';
import { useFailed } from '../support/use-failed';
import type { BatchDialogProps } from './assign-dialog';

interface Values {
  readonly nextContactOn: LocalDate | null;
}

/** Days ahead that one press fills in. */
const SHORT_CUTS = [1, 7, 14, 30] as const;

/** Plans the next contact with everybody selected for one day, or takes their plans away. */
export function PlanDialog({ clientIds, onClose, onDone }: BatchDialogProps) {
  const { t } = useTranslation(['caseload', 'common']);
  const failed = useFailed();
  const errorMessage = useErrorMessage();
  const problemText = useProblemText();
  const notify = useNotify();
  const format = useFormat();
  const { today } = useSession();
  const command = useCommand('client.planContacts');
  const undo = useCommand('client.planContacts');
  const form = useForm<Values>({
    initialValues: { nextContactOn: null },
    validate: ({ nextContactOn }) =>
      nextContactOn === null
        ? { nextContactOn: t('batch.dayMissing') }
        : nextContactOn < today
          ? { nextContactOn: problemText('in_past') }
          : {},
  });
  const title = t('batch.planTitle', { count: clientIds.length });

  const takeBack = async (changed: readonly { clientId: string; previousOn: LocalDate | null }[]) => {
    const plans = changed.map(({ clientId, previousOn }) => ({ clientId, nextContactOn: previousOn }));
    const result = await undo.run({ plans });
    notify(
      result.ok
        ? { tone: 'success', message: t('batch.takenBack', { count: changed.length }) }
        : { tone: 'danger', message: errorMessage(result.error), staysOpen: true },
    );
  };

  const plan = async (nextContactOn: LocalDate | null) => {
    const result = await command.run({ plans: clientIds.map((clientId) => ({ clientId, nextContactOn })) });
    if (!result.ok) {
      failed(form, result.error);
      return;
    }
    const { changed } = result.value;
    // A plan for a day that is over can't be made again.
    const isReversible = changed.every(({ previousOn }) => previousOn === null || previousOn >= today);
    notify({
      tone: 'success',
      message:
        nextContactOn === null
          ? t('batch.unplanned', { count: changed.length })
          : t('batch.planned', { count: changed.length, date: format.date(nextContactOn, 'day') }),
      action:
        isReversible && changed.length > 0
          ? { label: t('common:undo'), onPress: () => void takeBack(changed) }
          : undefined,
    });
    onClose();
    onDone();
  };

  return (
    <FormDialog
      title={title}
      onClose={onClose}
      submitLabel={t('batch.planSubmit')}
      isSubmitting={form.isSubmitting}
      actions={
        <Button variant="quiet" onPress={() => void plan(null)}>
          {t('batch.planNone')}
        </Button>
      }
      {...form.bind(({ nextContactOn }) => plan(nextContactOn))}
    >
      <p>{t('batch.planText')}</p>
      <DateField
        label={t('batch.day')}
        minimum={today}
        {...form.field('nextContactOn')}
        errorMessage={form.errors.nextContactOn}
      />
      <div className="row" role="group" aria-label={t('batch.shortCuts')}>
        {SHORT_CUTS.map((days) => (
          <Button key={days} size="small" onPress={() => form.set('nextContactOn', addDays(today, days))}>
            {format.relativeDate(addDays(today, days), today)}
          </Button>
        ))}
      </div>
    </FormDialog>
  );
}
