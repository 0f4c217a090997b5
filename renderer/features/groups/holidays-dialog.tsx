import { Trash2 } from 'lucide-react';
import { SiteHoliday } from '../../../shared/model';
import type { LocalDate } from '../../../shared/time';
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
import { useCommand, useVaultQuery } from '../../vault';
import '../support/card.css';

const EMPTY: { readonly heldOn: LocalDate | null; readonly name: string } = { heldOn: null, name: '' };

/** The days on which no group meets. */
export function HolidaysDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['groups', 'common']);
  const format = useFormat();
  const errorMessage = useErrorMessage();
  const { value } = useVaultQuery('holiday.list', {}, { entities: ['siteHoliday'] });
  const command = useCommand('holiday.set');
  const form = useForm({
    initialValues: EMPTY,
    validate: ({ heldOn, name }) => ({
      ...(heldOn === null ? { heldOn: t('holidays.dateMissing') } : {}),
      ...(name.trim() === '' ? { name: t('holidays.nameMissing') } : {}),
    }),
  });
  const add = async ({ heldOn, name }: typeof EMPTY) => {
    if (heldOn === null) return;
    const result = await command.run({ heldOn, name: name.trim() });
    if (result.ok) form.reset(EMPTY);
    else form.fail({}, errorMessage(result.error));
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
