import { useState } from 'react';
import { INTERIM_SERVICE } from '../../../shared/codes';
import { instantOf, localTimeAt, type LocalDate } from '../../../shared/time';
import { useErrorMessage } from '../../app/error-message';
import { useSession } from '../../app/session';
import {
  CheckboxGroup,
  DateField,
  FormDialog,
  FormRow,
  TimeField,
  useForm,
  useNotify,
} from '../../components';
import { useClock, useFormat, useTranslation } from '../../i18n';
import { useCommand } from '../../vault';
import { useCodeChoices } from '../support/code-choices';
import { usePersonName } from '../support/person-label';
import type { WaitingDialogProps } from './dialog-props';
import { useFailed } from '../support/use-failed';

interface Values {
  readonly kinds: (typeof INTERIM_SERVICE.slugs)[number][];
  readonly givenOn: LocalDate | null;
  readonly givenAt: string | null;
}

/** Records what was given to somebody while they wait. */
export function InterimDialog({ person, onClose }: WaitingDialogProps) {
  const { t } = useTranslation(['waiting', 'common']);
  const { today } = useSession();
  const { timeZone } = useFormat();
  const { clock } = useClock();
  const notify = useNotify();
  const errorMessage = useErrorMessage();
  const failed = useFailed();
  const record = useCommand('waiting.recordInterim');
  const takeBack = useCommand('waiting.takeBackInterim').run;
  const kinds = useCodeChoices(INTERIM_SERVICE);
  const name = usePersonName()(person);
  const title = t('interim.title', { name });
  const [initialValues] = useState<Values>(() => ({
    kinds: [],
    givenOn: today,
    givenAt: localTimeAt(clock.now(), timeZone),
  }));
  const form = useForm<Values>({
    initialValues,
    validate: (values) => ({
      ...(values.kinds.length === 0 ? { kinds: t('interim.kindsMissing') } : {}),
      ...(values.givenOn === null ? { givenOn: t('add.dateMissing') } : {}),
      ...(values.givenAt === null ? { givenAt: t('add.timeMissing') } : {}),
    }),
  });

  const undo = async (serviceIds: string[]) => {
    const result = await takeBack({ entryId: person.entryId, serviceIds });
    notify(
      result.ok
        ? { tone: 'success', message: t('interim.takenBack') }
        : { tone: 'danger', message: errorMessage(result.error), staysOpen: true },
    );
  };

  const save = async ({ kinds: given, givenOn, givenAt }: Values) => {
    if (givenOn === null || givenAt === null) return;
    const { entryId } = person;
    const result = await record.run({
      entryId,
      kinds: given,
      givenAt: instantOf(givenOn, givenAt, timeZone),
    });
    if (!result.ok) {
      failed(form, result.error, { givenAt: 'givenOn' });
      return;
    }
    const { serviceIds } = result.value;
    notify({
      tone: 'success',
      message: t('interim.done', { name }),
      action: { label: t('common:undo'), onPress: () => void undo(serviceIds) },
    });
    onClose();
  };

  return (
    <FormDialog
      title={title}
      onClose={onClose}
      submitLabel={t('interim.save')}
      isSubmitting={form.isSubmitting}
      {...form.bind(save)}
    >
      <p>{t('interim.text')}</p>
      <CheckboxGroup label={t('interim.kinds')} choices={kinds} autoFocus {...form.field('kinds')} />
      <FormRow>
        <DateField
          label={t('interim.givenOn')}
          hint={false}
          purpose="past"
          maximum={today}
          {...form.field('givenOn')}
        />
        <TimeField label={t('interim.givenAt')} {...form.field('givenAt')} />
      </FormRow>
    </FormDialog>
  );
}
