import { FolderOpen } from 'lucide-react';
import { useState } from 'react';
import type { MethodOutput } from '../../../shared/contract';
import { useErrorMessage } from '../../app/error-message';
import { WelcomeTitle } from '../../app/welcome';
import {
  Banner,
  Button,
  Form,
  FormActions,
  PassphraseField,
  RadioGroup,
  TextField,
  useForm,
  type FieldErrors,
} from '../../components';
import { useTranslation } from '../../i18n';
import { useVault } from '../../vault';

interface Values {
  readonly signInName: string;
  readonly secret: string;
}

/** Where the backups are, and what opens them. */
export function FindBackups({ onFound }: { readonly onFound: (look: MethodOutput<'restore.look'>) => void }) {
  const { t } = useTranslation('restore');
  const { t: tLock } = useTranslation('lock');
  const vault = useVault();
  const errorMessage = useErrorMessage();
  const [place, setPlace] = useState<'computer' | 'folder'>('computer');
  const [by, setBy] = useState<'passphrase' | 'code'>('passphrase');
  const [folder, setFolder] = useState<{ token: string; displayName: string } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const form = useForm<Values>({
    initialValues: { signInName: '', secret: '' },
    validate: ({ signInName, secret }) => {
      const errors: FieldErrors<Values> = {};
      if (by === 'passphrase' && signInName.trim() === '') errors.signInName = tLock('enterSignInName');
      if (secret.trim() === '') errors.secret = t('secretMissing');
      return errors;
    },
  });

  const choose = async () => {
    const answer = await vault.call('restore.chooseFolder', {});
    if (answer.ok && answer.value.chosen !== null) setFolder(answer.value.chosen);
  };
  const look = async ({ signInName, secret }: Values) => {
    setProblem(null);
    if (place === 'folder' && folder === null) {
      setProblem(t('chooseMissing'));
      return;
    }
    const result = await vault.call('restore.look', {
      folderToken: place === 'folder' ? (folder?.token ?? null) : null,
      signInName: by === 'passphrase' ? signInName.trim().toLowerCase() : null,
      secret: by === 'code' ? secret.trim() : secret,
    });
    // A token opens its folder once.
    setFolder(null);
    if (!result.ok) {
      setProblem(result.error.code === 'NOT_PERMITTED' ? t('notPermitted') : errorMessage(result.error));
    } else if (result.value.snapshots.length === 0) setProblem(t('none'));
    else onFound(result.value);
  };

  return (
    <>
      <WelcomeTitle>{t('title')}</WelcomeTitle>
      <p>{t('body')}</p>
      {problem !== null && (
        <Banner tone="danger" isLive>
          {problem}
        </Banner>
      )}
      <Form aria-label={t('title')} {...form.bind(look)}>
        <RadioGroup
          label={t('where')}
          choices={(['computer', 'folder'] as const).map((id) => ({ id, label: t(`place.${id}`) }))}
          value={place}
          onChange={setPlace}
        />
        {place === 'folder' && (
          <div className="row">
            <Button icon={FolderOpen} onPress={() => void choose()}>
              {t('choose')}
            </Button>
            {folder !== null && <span>{t('chosen', { name: folder.displayName })}</span>}
          </div>
        )}
        <RadioGroup
          label={t('who')}
          choices={(['passphrase', 'code'] as const).map((id) => ({ id, label: t(`by.${id}`) }))}
          value={by}
          onChange={setBy}
        />
        {by === 'passphrase' ? (
          <>
            <TextField label={tLock('signInName')} width="wide" {...form.field('signInName')} />
            <PassphraseField label={tLock('passphrase')} width="wide" {...form.field('secret')} />
          </>
        ) : (
          <TextField
            label={tLock('recover.code')}
            hint={tLock('recover.codeHint')}
            width="wide"
            {...form.field('secret')}
          />
        )}
        <FormActions>
          <Button type="submit" variant="primary" isPending={form.isSubmitting}>
            {t('look')}
          </Button>
        </FormActions>
      </Form>
    </>
  );
}
