import { useState } from 'react';
import type { Capacity } from '../../../shared/contract/waiting-list';
import { TREATMENT_SLOTS_MAX } from '../../../shared/model/waiting-list';
import { Button, Form, FormActions, SkeletonLines, TextField, useForm, useNotify } from '../../components';
import { useTranslation } from '../../i18n';
import { useCommand, useVaultQuery } from '../../vault';
import { Card } from '../support/card';
import { CapacityNotice } from '../waiting-list/capacity-banner';
import { useFailed } from '../support/use-failed';

/** How many people the site can have in treatment, of which the notice at 90 % is counted. */
export function CapacitySection() {
  const { t } = useTranslation('waiting');
  const { value } = useVaultQuery(
    'capacity.status',
    {},
    { entities: ['siteCapacity', 'capacityNotice', 'client'], keepPrevious: true },
  );
  return (
    <Card title={t('capacity.title')} hint={t('capacity.hint')}>
      {value === undefined ? <SkeletonLines lines={3} /> : <CapacityForm capacity={value} />}
    </Card>
  );
}

interface Values {
  readonly slots: string;
}

/** The number somebody typed; `null` for none, `undefined` for what is no number of slots. */
function slotsOf(typed: string): number | null | undefined {
  const text = typed.trim();
  if (text === '') return null;
  const number = Number(text);
  return /^\d{1,5}$/.test(text) && number >= 1 && number <= TREATMENT_SLOTS_MAX ? number : undefined;
}

function CapacityForm({ capacity }: { readonly capacity: Capacity }) {
  const { t } = useTranslation('waiting');
  const notify = useNotify();
  const failed = useFailed();
  const command = useCommand('capacity.set');
  const [initialValues] = useState<Values>(() => ({ slots: capacity.treatmentSlots?.toString() ?? '' }));
  const form = useForm<Values>({
    initialValues,
    validate: ({ slots }) =>
      slotsOf(slots) === undefined ? { slots: t('capacity.slotsWrong', { most: TREATMENT_SLOTS_MAX }) } : {},
  });
  const save = async ({ slots }: Values) => {
    const treatmentSlots = slotsOf(slots);
    if (treatmentSlots === undefined) return;
    const result = await command.run({ treatmentSlots });
    if (result.ok) notify({ tone: 'success', message: t('capacity.saved') });
    else failed(form, result.error, { treatmentSlots: 'slots' });
  };
  return (
    <Form {...form.bind(save)} aria-label={t('capacity.title')}>
      <CapacityNotice capacity={capacity} />
      <TextField
        label={t('capacity.slots')}
        hint={t('capacity.slotsHint')}
        width="narrow"
        inputMode="numeric"
        isOptional
        {...form.field('slots')}
      />
      <FormActions>
        <Button type="submit" variant="primary" isPending={form.isSubmitting}>
          {t('capacity.save')}
        </Button>
      </FormActions>
    </Form>
  );
}
