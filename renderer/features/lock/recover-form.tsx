import { ArrowLeft } from 'lucide-react';
import type { Session } from '../../../shared/contract/site';
import { useErrorMessage } from '../../app/error-message';
import { WelcomeTitle } from '../../app/welcome';
import {
  Button,
  Form,
  FormActions,
  LinkButton,
  TextField,
  useForm,
  type FieldErrors,
} from '../../components';
import { useTranslation } from '../../i18n';
import { useCommand } from '../../vault';
import { NewPassphraseFields, useNewPassphraseErrors, type NewPassphraseValues } from './new-passphrase';

interface Values extends NewPassphraseValues {
  readonly signInName: string;
  readonly recoveryCode: string;
}

interface RecoverFormProps {
  readonly onRecovered: (session: Session, passphrase: string) => void;
  readonly onBack: () => void;
  /** The records are damaged: asks the vault where things stand. */
  readonly onDamaged: () => Promise<void>;
}

const PASSPHRASE_CODES: ReadonlySet<string> = new Set([
  'PASSPHRASE_TOO_SHORT',
  'PASSPHRASE_TOO_LONG',
  'PASSPHRASE_COMMON',
  'PASSPHRASE_UNCHANGED',
]);

/** An administrator gets back in with the printed recovery code and chooses a new passphrase. */
export function RecoverForm({ onRecovered, onBack, onDamaged }: RecoverFormProps) {
  const { t } = useTranslation('lock');
  const errorMessage = useErrorMessage();
  const recover = useCommand('session.recover');
  const passphraseErrors = useNewPassphraseErrors();
  const form = useForm<Values>({
    initialValues: { signInName: '', recoveryCode: '', passphrase: '', repeated: '' },
    validate: (values) => {
      const errors: FieldErrors<Values> = {};
      if (values.signInName.trim() === '') errors.signInName = t('enterSignInName');
      if (values.recoveryCode.trim() === '') errors.recoveryCode = t('recover.enterCode');
      return { ...errors, ...passphraseErrors(values) };
    },
  });

  const submit = async ({ signInName, recoveryCode, passphrase }: Values) => {
    const result = await recover.run({
      signInName: signInName.trim().toLowerCase(),
      recoveryCode: recoveryCode.trim(),
      newPassphrase: passphrase,
    });
    if (result.ok) onRecovered(result.value, passphrase);
    else if (result.error.code === 'DATABASE_DAMAGED') await onDamaged();
    else if (PASSPHRASE_CODES.has(result.error.code)) form.fail({ passphrase: errorMessage(result.error) });
    else form.fail({}, errorMessage(result.error));
  };

  return (
    <section className="welcome__card">
      <div>
        <LinkButton icon={ArrowLeft} look="button" onPress={onBack}>
          {t('recover.back')}
        </LinkButton>
      </div>
      <WelcomeTitle>{t('recover.title')}</WelcomeTitle>
      <p>{t('recover.body')}</p>
      <p className="text-muted">{t('recover.forOthers')}</p>
      <Form aria-label={t('recover.title')} {...form.bind(submit)}>
        <TextField label={t('signInName')} width="wide" {...form.field('signInName')} />
        <TextField
          label={t('recover.code')}
          hint={t('recover.codeHint')}
          width="wide"
          {...form.field('recoveryCode')}
        />
        <NewPassphraseFields form={form} names={[form.values.signInName]} />
        <FormActions>
          <Button type="submit" variant="primary" isPending={form.isSubmitting}>
            {t('recover.submit')}
          </Button>
        </FormActions>
      </Form>
    </section>
  );
}
