import { passphraseLengthProblem } from '../../../shared/rules/passphrase';
import { PassphraseField, type FieldErrors, type FormState } from '../../components';
import { useTranslation } from '../../i18n';
import { PassphraseMeter } from '../support/passphrase-meter';

/** The two fields every form has in which somebody chooses a passphrase. */
export interface NewPassphraseValues {
  readonly passphrase: string;
  readonly repeated: string;
}

/** Checks the two fields; which words are too easy to guess only the vault knows. */
export function useNewPassphraseErrors(): (values: NewPassphraseValues) => FieldErrors<NewPassphraseValues> {
  const { t } = useTranslation(['lock', 'errors']);
  return ({ passphrase, repeated }) => {
    const problem = passphraseLengthProblem(passphrase);
    if (passphrase === '') return { passphrase: t('lock:newPassphrase.enter') };
    if (problem === 'PASSPHRASE_TOO_SHORT') return { passphrase: t('lock:newPassphrase.tooShort') };
    if (problem !== undefined) return { passphrase: t(`errors:${problem}`) };
    if (repeated === '') return { repeated: t('lock:newPassphrase.enterRepeat') };
    return repeated === passphrase ? {} : { repeated: t('lock:newPassphrase.different') };
  };
}

/** The two fields, with the rules in words. */
export function NewPassphraseFields<Values extends NewPassphraseValues>({
  form,
  autoFocus = false,
  names = [],
}: {
  readonly form: Pick<FormState<Values>, 'field'>;
  readonly autoFocus?: boolean;
  /** What anybody would try first, as far as it is known here. */
  readonly names?: readonly string[];
}) {
  const { t } = useTranslation('lock');
  return (
    <>
      <PassphraseField
        label={t('newPassphrase.label')}
        hint={t('newPassphrase.hint')}
        autoFocus={autoFocus}
        width="wide"
        {...form.field('passphrase')}
      />
      <PassphraseMeter passphrase={form.field('passphrase').value} names={names} />
      <PassphraseField label={t('newPassphrase.repeat')} width="wide" {...form.field('repeated')} />
    </>
  );
}
