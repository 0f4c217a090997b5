import type { ReactNode } from 'react';
import { ENCOUNTER_KIND, MODALITY, PLACE_OF_SERVICE } from '../../../shared/codes';
import { Encounter } from '../../../shared/model';
import { isUnusuallyLong } from '../../../shared/rules/encounter-time';
import { useSession } from '../../app/session';
import {
  Banner,
  DateField,
  FormRow,
  FormSection,
  SelectField,
  TextField,
  TimeField,
  type useForm,
} from '../../components';
import { useFormat, useTranslation } from '../../i18n';
import { useCodeChoices } from '../support/code-choices';
import {
  isTimerRunning,
  minutesOverClockChange,
  toNewContact,
  withEnd,
  withKind,
  withMinutes,
  withStart,
  type RecordForm,
} from './record-form';
import type { ContactReasons } from './use-contact-reasons';
import type { Payers } from './use-payers';

export interface RecordFieldsProps {
  readonly form: ReturnType<typeof useForm<RecordForm>>;
  readonly payers: Payers;
  readonly reasons: ContactReasons;
  /** Who pays when nobody chose: of a recorded contact the usual payer, of a new one who covers the day. */
  readonly payerOtherwise: string;
  /** The timer, of a contact that may still be going on. */
  readonly timer: ReactNode;
}

/** What is asked about a contact outside groups: kind, times, place, payer, and the reasons the vault waits for. */
export function RecordFields({ form, payers, payerOtherwise, reasons, timer }: RecordFieldsProps) {
  const { t } = useTranslation('chart');
  const { today } = useSession();
  const format = useFormat();
  const { timeZone } = format;
  const kinds = useCodeChoices(ENCOUNTER_KIND).filter(({ id }) => id !== 'group');
  const modalities = useCodeChoices(MODALITY);
  const places = useCodeChoices(PLACE_OF_SERVICE);
  const { values } = form;
  const contact = toNewContact(values, timeZone);
  const passedMinutes = minutesOverClockChange(values, timeZone);
  return (
    <>
      <FormRow>
        <SelectField
          label={t('recordForm.kind')}
          choices={kinds}
          autoFocus
          name="kind"
          value={values.kind}
          onChange={(kind) => form.assign(withKind(values, kind))}
        />
        <SelectField label={t('recordForm.modality')} choices={modalities} {...form.field('modality')} />
      </FormRow>
      <FormSection
        title={t('contacts.time')}
        hint={isTimerRunning(values) ? undefined : t('recordForm.timesHint')}
      >
        {timer}
        <div className="time-row">
          <DateField
            label={t('recordForm.date')}
            purpose="past"
            maximum={today}
            hint={false}
            {...form.field('date')}
          />
          <TimeField
            label={t('recordForm.start')}
            hint={false}
            name="startTime"
            value={values.startTime}
            onChange={(time) => form.assign(withStart(values, time))}
          />
          <TextField
            label={t('recordForm.minutes')}
            width="narrow"
            inputMode="numeric"
            name="minutes"
            value={values.minutes}
            onChange={(minutes) => form.assign(withMinutes(values, minutes))}
          />
          <TimeField
            label={t('recordForm.end')}
            hint={false}
            name="endTime"
            value={values.endTime}
            onChange={(time) => form.assign(withEnd(values, time))}
          />
        </div>
      </FormSection>
      <ReasonFields reasons={reasons} />
      {passedMinutes !== null && (
        <Banner tone="info">
          {t('recordForm.clockChanged', { duration: format.duration(passedMinutes) })}
        </Banner>
      )}
      {contact !== null && isUnusuallyLong(contact) && <Banner tone="warning">{t('recordForm.long')}</Banner>}
      <FormRow>
        <SelectField label={t('recordForm.place')} choices={places} {...form.field('placeOfService')} />
        <TextField
          label={t('recordForm.excluded')}
          hint={t('recordForm.excludedHint')}
          isOptional
          inputMode="numeric"
          {...form.field('excludedMinutes')}
        />
      </FormRow>
      {payers.choices.length > 1 && (
        <PayerField form={form} payers={payers} payerOtherwise={payerOtherwise} />
      )}
    </>
  );
}

/** Whom the contact counts for. */
export function PayerField({
  form,
  payers,
  payerOtherwise,
}: Pick<RecordFieldsProps, 'form' | 'payers' | 'payerOtherwise'>) {
  const { t } = useTranslation('chart');
  const { values } = form;
  return (
    <SelectField
      label={t('recordForm.payer')}
      choices={payers.choices}
      name="payerCode"
      value={values.payerCode ?? payerOtherwise}
      onChange={(payerCode) => form.assign({ ...values, payerCode })}
    />
  );
}

/** Why a contact stands all the same; only once the vault asked (R-ENC-05, R-ENC-06). */
export function ReasonFields({ reasons }: Pick<RecordFieldsProps, 'reasons'>) {
  const { t } = useTranslation('chart');
  return (
    <>
      {reasons.overlap !== null && (
        <TextField
          label={t('recordForm.overlapReason')}
          hint={t('recordForm.overlapReasonHint')}
          width="wide"
          maxLength={Encounter.fields.statusReason.maxLength}
          value={reasons.overlap}
          onChange={(text) => reasons.set('overlap', text)}
        />
      )}
      {reasons.limit !== null && (
        <TextField
          label={t('recordForm.limitReason')}
          hint={t('recordForm.limitReasonHint')}
          width="wide"
          maxLength={Encounter.fields.limitReason.maxLength}
          value={reasons.limit}
          onChange={(text) => reasons.set('limit', text)}
        />
      )}
    </>
  );
}
