import { useState } from 'react';
import { passphraseLengthProblem } from '../../../shared/rules/passphrase';
import { useErrorMessage } from '../../app/error-message';
import { useSession } from '../../app/session';
import {
  Banner,
  Button,
  Form,
  FormActions,
  PassphraseField,
  useForm,
  type FieldErrors,
} from '../../components';
import { useTranslation } from '../../i18n';
import { useCommand } from '../../vault';
import { Card } from '../support/card';
import { PassphraseMeter } from '../support/passphrase-meter';

const BLANK = { current: '', next: '', again: '' };

/** Changing the own passphrase. It re-wraps the key; nothing is encrypted anew. */
export function PassphraseSection() {
  const { t } = useTranslation('settings');
  const { t: errorText } = useTranslation('errors');
  const errorMessage = useErrorMessage();
  const { user, site } = useSession();
  const command = useCommand('session.changePassphrase');
  const [isSaved, setSaved] = useState(false);
  const form = useForm({
    initialValues: BLANK,
    validate: ({ current, next, again }) => {
      const errors: FieldErrors<typeof BLANK> = {};
      const lengthProblem = passphraseLengthProblem(next);
      if (current === '') errors.current = t('passphrase.missing');
      if (lengthProblem !== undefined) errors.next = errorText(lengthProblem);
      else if (next !== again) errors.again = t('passphrase.different');
      return errors;
    },
  });

  const save = async ({ current, next }: typeof BLANK) => {
    setSaved(false);
    const result = await command.run({ currentPassphrase: current, newPassphrase: next });
    if (result.ok) {
      setSaved(true);
      form.reset(BLANK);
      return;
    }
    switch (result.error.code) {
      case 'WRONG_PASSPHRASE':
        form.fail({ current: t('passphrase.wrongCurrent') });
        break;
      case 'PASSPHRASE_TOO_SHORT':
      case 'PASSPHRASE_TOO_LONG':
      case 'PASSPHRASE_COMMON':
      case 'PASSPHRASE_UNCHANGED':
        form.fail({ next: errorMessage(result.error) });
        break;
      default:
        form.fail({}, errorMessage(result.error));
    }
  };

  return (
    <Card title={t('passphrase.title')}>
      {isSaved && (
        <Banner tone="success" isLive>
          {t('passphrase.saved')}
        </Banner>
      )}
      <Form aria-label={t('passphrase.title')} {...form.bind(save)}>
        <PassphraseField label={t('passphrase.current')} {...form.field('current')} />
        <PassphraseField label={t('passphrase.next')} hint={t('passphrase.hint')} {...form.field('next')} />
        <PassphraseMeter passphrase={form.values.next} names={[user.displayName, site.name]} />
        <PassphraseField label={t('passphrase.again')} {...form.field('again')} />
        <FormActions>
          <Button variant="primary" type="submit" isPending={form.isSubmitting}>
            {t('passphrase.save')}
          </Button>
        </FormActions>
      </Form>
    </Card>
  );
}
