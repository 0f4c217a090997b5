import type { Session } from '../../../shared/contract/site';
import { useErrorMessage } from '../../app/error-message';
import { Welcome, WelcomeTitle } from '../../app/welcome';
import { Button, Form, FormActions, useForm } from '../../components';
import { useTranslation } from '../../i18n';
import { useCommand } from '../../vault';
import { NewPassphraseFields, useNewPassphraseErrors } from './new-passphrase';

interface ChangePassphraseProps {
  readonly session: Session;
  /** The one-time passphrase somebody just signed in with. */
  readonly currentPassphrase: string;
  readonly onChanged: () => void;
}

/** The first sign-in: the one-time passphrase, which somebody else knows, is replaced by an own one. */
export function ChangePassphrase({ session, currentPassphrase, onChanged }: ChangePassphraseProps) {
  const { t } = useTranslation('lock');
  const errorMessage = useErrorMessage();
  const change = useCommand('session.changePassphrase');
  const form = useForm({
    initialValues: { passphrase: '', repeated: '' },
    validate: useNewPassphraseErrors(),
  });
  return (
    <Welcome>
      <section className="welcome__card">
        <WelcomeTitle>{t('change.title')}</WelcomeTitle>
        <p>{t('change.body', { name: session.user.displayName })}</p>
        <Form
          aria-label={t('change.title')}
          {...form.bind(async ({ passphrase }) => {
            const result = await change.run({ currentPassphrase, newPassphrase: passphrase });
            if (result.ok) onChanged();
            else form.fail({ passphrase: errorMessage(result.error) });
          })}
        >
          <NewPassphraseFields form={form} names={[session.user.displayName, session.site.name]} />
          <FormActions>
            <Button type="submit" variant="primary" isPending={form.isSubmitting}>
              {t('change.submit')}
            </Button>
          </FormActions>
        </Form>
      </section>
    </Welcome>
  );
}
