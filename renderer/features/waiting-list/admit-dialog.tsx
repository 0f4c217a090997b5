import { useState } from 'react';
import { PERSON_LANGUAGE, REFERRAL_SOURCE } from '../../../shared/codes';
import type { ParsedInput } from '../../../shared/contract';
import { Client } from '../../../shared/model';
import { useSession } from '../../app/session';
import {
  CheckboxField,
  DateField,
  FormDialog,
  FormRow,
  SelectField,
  TextField,
  useForm,
  useNotify,
} from '../../components';
import { useNavigate } from '../../app/navigation';
import { useTranslation } from '../../i18n';
import { useCommand } from '../../vault';
import { useCodeChoices } from '../support/code-choices';
import { usePersonName } from '../support/person-label';
import { textOrNull } from '../support/text-or-null';
import { useWorkerChoices } from '../support/use-staff';
import type { WaitingDialogProps } from './dialog-props';
import { useFailed } from '../support/use-failed';

type Admission = ParsedInput<'waiting.admit'>['admission'];
type Values = Omit<Admission, 'workerId' | 'legalFirstName' | 'legalLastName'> & {
  readonly workerId: string | null;
  readonly legalFirstName: string;
  readonly legalLastName: string;
};

/** The person took the place: a worker, and whatever an admission still needs, are all that is asked (R-INT-02). */
export function AdmitDialog({ person, onClose }: WaitingDialogProps) {
  const { t } = useTranslation(['waiting', 'common', 'intake']);
  const { user, today } = useSession();
  const navigate = useNavigate();
  const notify = useNotify();
  const failed = useFailed();
  const admit = useCommand('waiting.admit');
  const workers = useWorkerChoices();
  const languages = useCodeChoices(PERSON_LANGUAGE);
  const sources = useCodeChoices(REFERRAL_SOURCE);
  const name = usePersonName()(person);
  const title = t('admit.title', { name });
  const [missing] = useState(() => new Set(person.missing.map(({ path }) => path)));
  const [initialValues] = useState<Values>(() => ({
    workerId: person.assignedWorkerId ?? (user.role === 'peer_worker' ? user.id : null),
    legalFirstName: '',
    legalLastName: '',
    birthDate: null,
    birthDateIsEstimated: false,
    referralSource: person.referralSource,
    participationConsentOn: person.participationConsentOn,
    noticeGivenOn: person.noticeGivenOn,
    noticeLanguage: person.noticeLanguage ?? person.language,
  }));
  const form = useForm<Values>({
    initialValues,
    validate: ({ workerId }) =>
      workers.some(({ id }) => id === workerId) ? {} : { workerId: t('admit.workerMissing') },
  });

  const save = async ({ workerId, legalFirstName, legalLastName, ...given }: Values) => {
    if (workerId === null) return;
    const { entryId, revision } = person;
    const admission = {
      ...given,
      workerId,
      legalFirstName: textOrNull(legalFirstName),
      legalLastName: textOrNull(legalLastName),
    };
    const result = await admit.run({ entryId, expectedRevision: revision, admission });
    if (!result.ok) {
      failed(form, result.error, PATHS);
      return;
    }
    notify({ tone: 'success', message: t('admit.done', { name }) });
    onClose();
    navigate({ name: 'chart', clientId: result.value.clientId });
  };

  return (
    <FormDialog
      title={title}
      onClose={onClose}
      size="wide"
      submitLabel={t('admit.save')}
      isSubmitting={form.isSubmitting}
      {...form.bind(save)}
    >
      <p>{t('admit.text')}</p>
      <SelectField label={t('admit.worker')} choices={workers} autoFocus {...form.field('workerId')} />
      {missing.size > 0 && <h3 className="waiting__subheading">{t('admit.stillNeeded')}</h3>}
      {missing.has('legalFirstName') && (
        <TextField
          label={t('intake:legalFirstName')}
          maxLength={Client.fields.legalFirstName.maxLength}
          {...form.field('legalFirstName')}
        />
      )}
      {missing.has('legalLastName') && (
        <TextField
          label={t('intake:legalLastName')}
          maxLength={Client.fields.legalLastName.maxLength}
          {...form.field('legalLastName')}
        />
      )}
      {missing.has('birthDate') && (
        <FormRow>
          <DateField
            label={t('intake:birthDate')}
            purpose="birth"
            maximum={today}
            {...form.field('birthDate')}
          />
          <CheckboxField
            label={t('intake:birthDateIsEstimated')}
            {...form.checkbox('birthDateIsEstimated')}
          />
        </FormRow>
      )}
      {missing.has('referralSource') && (
        <SelectField label={t('intake:referralSource')} choices={sources} {...form.field('referralSource')} />
      )}
      {missing.has('participationConsentOn') && (
        <DateField
          label={t('admit.participation')}
          purpose="past"
          maximum={today}
          {...form.field('participationConsentOn')}
        />
      )}
      {(missing.has('noticeGivenOn') || missing.has('noticeLanguage')) && (
        <FormRow>
          <DateField
            label={t('admit.notice')}
            purpose="past"
            maximum={today}
            {...form.field('noticeGivenOn')}
          />
          <SelectField
            label={t('admit.noticeLanguage')}
            choices={languages}
            {...form.field('noticeLanguage')}
          />
        </FormRow>
      )}
    </FormDialog>
  );
}

const PATHS = {
  'admission.workerId': 'workerId',
  'admission.legalFirstName': 'legalFirstName',
  'admission.legalLastName': 'legalLastName',
  'admission.birthDate': 'birthDate',
  'admission.referralSource': 'referralSource',
  'admission.participationConsentOn': 'participationConsentOn',
  'admission.noticeGivenOn': 'noticeGivenOn',
  'admission.noticeLanguage': 'noticeLanguage',
} as const;
