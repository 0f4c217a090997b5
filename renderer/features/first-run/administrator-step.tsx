import { useState } from 'react';
import type { ClinicError } from '../../../shared/errors';
import { User } from '../../../shared/model';
import { useErrorMessage } from '../../app/error-message';
import { WelcomeTitle } from '../../app/welcome';
import { Button, Form, FormActions, FormRow, TextField, useForm, type FieldErrors } from '../../components';
import { useTranslation } from '../../i18n';
import {
  NewPassphraseFields,
  useNewPassphraseErrors,
  type NewPassphraseValues,
} from '../lock/new-passphrase';
import { suggestInitials, suggestSignInName } from './suggestions';

export interface AdministratorValues extends NewPassphraseValues {
  readonly displayName: string;
  readonly signInName: string;
  readonly initials: string;
}

interface AdministratorStepProps {
  readonly onBack: () => void;
  /** Creates the site; answers with what kept it from being created. */
  readonly onCreate: (values: AdministratorValues) => Promise<ClinicError | null>;
}

/** The first person of the site, who lets everybody else in. */
export function AdministratorStep({ onBack, onCreate }: AdministratorStepProps) {
  const { t } = useTranslation(['firstRun', 'common']);
  const errorMessage = useErrorMessage();
  const passphraseErrors = useNewPassphraseErrors();
  const [isOwnName, setOwnName] = useState(false);
  const [areOwnInitials, setOwnInitials] = useState(false);
  const form = useForm<AdministratorValues>({
    initialValues: { displayName: '', signInName: '', initials: '', passphrase: '', repeated: '' },
    validate: (values) => {
      const errors: FieldErrors<AdministratorValues> = {};
      const { displayName, signInName, initials } = User.fields;
      if (!displayName.schema.safeParse(values.displayName.trim()).success) {
        errors.displayName = t('firstRun:administrator.enterDisplayName');
      }
      if (!signInName.schema.safeParse(values.signInName).success) {
        errors.signInName = t('firstRun:administrator.enterSignInName');
      }
      if (!initials.schema.safeParse(values.initials.trim()).success) {
        errors.initials = t('firstRun:administrator.enterInitials');
      }
      return { ...errors, ...passphraseErrors(values) };
    },
  });

  const create = async (values: AdministratorValues) => {
    const error = await onCreate({
      ...values,
      displayName: values.displayName.trim(),
      initials: values.initials.trim(),
    });
    if (error === null) return;
    if (error.code.startsWith('PASSPHRASE_')) form.fail({ passphrase: errorMessage(error) });
    else form.fail({}, errorMessage(error));
  };

  return (
    <section className="welcome__card">
      <WelcomeTitle>{t('firstRun:administrator.title')}</WelcomeTitle>
      <p className="text-muted">{t('firstRun:administrator.description')}</p>
      <Form aria-label={t('firstRun:administrator.title')} {...form.bind(create)}>
        <TextField
          label={t('firstRun:administrator.displayName')}
          width="wide"
          maxLength={User.fields.displayName.maxLength}
          {...form.field('displayName')}
          onChange={(displayName) => {
            form.set('displayName', displayName);
            if (!isOwnName) form.set('signInName', suggestSignInName(displayName));
            if (!areOwnInitials) form.set('initials', suggestInitials(displayName));
          }}
        />
        <FormRow>
          <TextField
            label={t('firstRun:administrator.signInName')}
            hint={t('firstRun:administrator.signInNameHint')}
            maxLength={40}
            {...form.field('signInName')}
            onChange={(signInName) => {
              setOwnName(signInName !== '');
              form.set('signInName', signInName.toLowerCase());
            }}
          />
          <TextField
            label={t('firstRun:administrator.initials')}
            hint={t('firstRun:administrator.initialsHint')}
            width="narrow"
            maxLength={User.fields.initials.maxLength}
            {...form.field('initials')}
            onChange={(initials) => {
              setOwnInitials(initials !== '');
              form.set('initials', initials);
            }}
          />
        </FormRow>
        <NewPassphraseFields form={form} names={[form.values.displayName, form.values.signInName]} />
        <FormActions>
          <Button type="submit" variant="primary" isPending={form.isSubmitting}>
            {form.isSubmitting ? t('firstRun:administrator.creating') : t('firstRun:administrator.create')}
          </Button>
          <Button onPress={onBack} isDisabled={form.isSubmitting}>
            {t('common:back')}
          </Button>
        </FormActions>
      </Form>
    </section>
  );
}
