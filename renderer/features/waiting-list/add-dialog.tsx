import { useState } from 'react';
import { instantOf, localTimeAt, type LocalDate } from '../../../shared/time';
import { useSession } from '../../app/session';
import { DateField, FormDialog, FormRow, TimeField, useForm, useNotify } from '../../components';
import { useClock, useFormat, useTranslation } from '../../i18n';
import { useCommand } from '../../vault';
import { splitName } from '../support/split-name';
import { useFailed } from '../support/use-failed';

/** Who asks for treatment: somebody with a chart, or a name nobody knows yet. */
export interface Asking {
  readonly clientId: string | null;
  readonly name: string;
  readonly firstContactOn: LocalDate | null;
}

interface Values {
  readonly firstContactOn: LocalDate | null;
  readonly requestedOn: LocalDate | null;
  readonly requestedAt: string | null;
}

const FIELDS = { clientId: 'firstContactOn' } as const;

/** Puts somebody on the waiting list; for a call that is happening now, Enter is enough. */
export function AddDialog({ asking, onClose }: { readonly asking: Asking; readonly onClose: () => void }) {
  const { t } = useTranslation(['waiting', 'common']);
  const { today } = useSession();
  const { timeZone } = useFormat();
  const { clock } = useClock();
  const notify = useNotify();
  const failed = useFailed();
  const known = useCommand('waiting.add');
  const unknown = useCommand('waiting.addNew');
  const [initialValues] = useState<Values>(() => ({
    firstContactOn: asking.firstContactOn ?? today,
    requestedOn: today,
    requestedAt: localTimeAt(clock.now(), timeZone),
  }));
  const form = useForm<Values>({
    initialValues,
    validate: ({ firstContactOn, requestedOn, requestedAt }) => ({
      ...(firstContactOn === null ? { firstContactOn: t('add.dateMissing') } : {}),
      ...(requestedOn === null ? { requestedOn: t('add.dateMissing') } : {}),
      ...(requestedAt === null ? { requestedAt: t('add.timeMissing') } : {}),
    }),
  });
  const { name } = asking;
  const title = t('add.title', { name });

  const save = async ({ firstContactOn, requestedOn, requestedAt }: Values) => {
    if (firstContactOn === null || requestedOn === null || requestedAt === null) return;
    const asked = { firstContactOn, requestedAt: instantOf(requestedOn, requestedAt, timeZone) };
    const result =
      asking.clientId === null
        ? await unknown.run({ ...splitName(name), ...asked })
        : await known.run({ clientId: asking.clientId, ...asked });
    if (!result.ok) {
      failed(form, result.error, { ...FIELDS, requestedAt: 'requestedOn' });
      return;
    }
    notify({ tone: 'success', message: t('add.done', { name }) });
    onClose();
  };

  return (
    <FormDialog
      title={title}
      onClose={onClose}
      submitLabel={t('add.save')}
      isSubmitting={form.isSubmitting}
      startsOnSubmit
      {...form.bind(save)}
    >
      {asking.clientId === null && <p>{t('add.newText')}</p>}
      <DateField
        label={t('add.firstContactOn')}
        hint={false}
        purpose="past"
        maximum={today}
        {...form.field('firstContactOn')}
      />
      <FormRow>
        <DateField
          label={t('add.requestedOn')}
          hint={t('add.requestedHint')}
          purpose="past"
          maximum={today}
          {...form.field('requestedOn')}
        />
        <TimeField label={t('add.requestedAt')} {...form.field('requestedAt')} />
      </FormRow>
    </FormDialog>
  );
}
