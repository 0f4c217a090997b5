import { Trash2 } from 'lucide-react';
import { z } from 'zod';
import { SiteHoliday } from '../../../shared/model';
import { LocalDateSchema } from '../../../shared/time';
import { useErrorMessage } from '../../app/error-message';
import {
  Button,
  DateField,
  Dialog,
  Form,
  FormActions,
  FormRow,
  IconButton,
  TextField,
  useForm,
} from '../../components';
import { useFormat, useTranslation } from '../../i18n';
import { useCommand, useDraft, useKeepForm, useVaultQuery, type Draft } from '../../vault';
import '../support/card.css';

const HolidaySchema = z.object({ heldOn: LocalDateSchema.nullable(), name: z.string().max(1_000) });
type Holiday = z.infer<typeof HolidaySchema>;
const EMPTY: Holiday = { heldOn: null, name: '' };

/** The days on which no group meets. A day being added outlives a lock and Esc. */
export function HolidaysDialog({ onClose }: { readonly onClose: () => void }) {
  const draft = useDraft('holiday', 'new', HolidaySchema);
  return draft.status === 'loading' ? null : <HolidaysForm onClose={onClose} draft={draft} />;
}

interface HolidaysFormProps {
  readonly onClose: () => void;
  readonly draft: Draft<Holiday>;
}

function HolidaysForm({ onClose, draft }: HolidaysFormProps) {
  const { t } = useTranslation(['groups', 'common']);
  const format = useFormat();
  const errorMessage = useErrorMessage();
  const { value } = useVaultQuery('holiday.list', {}, { entities: ['siteHoliday'] });
  const command = useCommand('holiday.set');
  const form = useForm({
    initialValues: draft.found ?? EMPTY,
    validate: ({ heldOn, name }) => ({
      ...(heldOn === null ? { heldOn: t('holidays.dateMissing') } : {}),
      ...(name.trim() === '' ? { name: t('holidays.nameMissing') } : {}),
    }),
  });
  useKeepForm(draft, form.values, EMPTY);
  const add = async ({ heldOn, name }: Holiday) => {
    if (heldOn === null) return;
    const result = await command.run({ heldOn, name: name.trim() });
    if (!result.ok) {
      form.fail({}, errorMessage(result.error));
      return;
    }
    form.reset(EMPTY);
    await draft.discard();
  };
  const holidays = value?.holidays ?? [];
  return (
    <Dialog title={t('holidays.title')} isOpen onClose={onClose} size="wide">
      <div className="stack">
        <p className="text-muted">{t('holidays.hint')}</p>
        <ul className="card-list">
          {holidays.map(({ heldOn, name }) => (
            <li key={heldOn}>
              <span className="card-list__main">
                {format.date(heldOn, 'long')} · {name}
              </span>
              <IconButton
                icon={Trash2}
                size="small"
                label={t('holidays.remove', { name, date: format.date(heldOn) })}
                onPress={() => void command.run({ heldOn, name: null })}
              />
            </li>
          ))}
        </ul>
        <Form aria-label={t('holidays.add')} {...form.bind(add)}>
          <FormRow>
            <DateField label={t('holidays.date')} {...form.field('heldOn')} />
            <TextField
              label={t('holidays.name')}
              maxLength={SiteHoliday.fields.name.maxLength}
              {...form.field('name')}
            />
          </FormRow>
          <FormActions>
            <Button type="submit" variant="primary" isPending={form.isSubmitting}>
              {t('holidays.add')}
            </Button>
            <Button onPress={onClose}>{t('common:close')}</Button>
          </FormActions>
        </Form>
      </div>
    </Dialog>
  );
}
