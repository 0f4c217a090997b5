import { Printer } from 'lucide-react';
import { useState } from 'react';
import { useErrorMessage } from '../../app/error-message';
import {
  Banner,
  Button,
  Form,
  FormActions,
  FormRow,
  TextField,
  useForm,
  type FieldErrors,
} from '../../components';
import { useTranslation } from '../../i18n';
import { useCommand, useVault } from '../../vault';
import './recovery-code.css';

export interface RecoveryCodeStepsProps {
  /** Groups joined by dashes, as the vault made it. */
  readonly code: string;
  /** The vault compared what was typed back, and it matched. */
  readonly onConfirmed: () => void;
}

/**
 * Shows a new recovery code large, prints it, and asks for two of its groups back, so that nobody goes on without it
 * on paper. Used at first run and when a code is renewed.
 */
export function RecoveryCodeSteps({ code, onConfirmed }: RecoveryCodeStepsProps) {
  const [isWritten, setWritten] = useState(false);
  return isWritten ? (
    <CheckCode code={code} onConfirmed={onConfirmed} onShowAgain={() => setWritten(false)} />
  ) : (
    <ShowCode code={code} onWritten={() => setWritten(true)} />
  );
}

function ShowCode({ code, onWritten }: { readonly code: string; readonly onWritten: () => void }) {
  const { t } = useTranslation('recoveryCode');
  const errorMessage = useErrorMessage();
  const vault = useVault();
  const [notice, setNotice] = useState<{
    readonly tone: 'success' | 'warning';
    readonly text: string;
  } | null>(null);
  const print = async () => {
    const result = await vault.call('page.print', { job: { what: 'recovery_code' } });
    if (!result.ok) setNotice({ tone: 'warning', text: errorMessage(result.error) });
    else if (result.value.printed) setNotice({ tone: 'success', text: t('printed') });
    else setNotice({ tone: 'warning', text: t('notPrinted') });
  };
  return (
    <div className="stack">
      <div className="stack stack--tight no-print">
        <p>{t('explain')}</p>
        <p>{t('keep')}</p>
        <p className="text-strong">{t('once')}</p>
      </div>
      <h2 className="recovery-code__print-title">{t('printTitle')}</h2>
      <ol className="recovery-code" aria-label={t('title')}>
        {code.split('-').map((group, index) => (
          // The place is what tells groups apart: two of them may be the same.
          <li key={`${String(index)}-${group}`} className="recovery-code__group">
            <span className="recovery-code__number">{t('group', { number: index + 1 })}</span>
            <code className="recovery-code__text">{group}</code>
          </li>
        ))}
      </ol>
      <p className="recovery-code__print-note">{t('printNote')}</p>
      {notice !== null && (
        <Banner tone={notice.tone} isLive>
          {notice.text}
        </Banner>
      )}
      <div className="row no-print">
        <Button variant="primary" onPress={onWritten}>
          {t('written')}
        </Button>
        <Button icon={Printer} onPress={() => void print()}>
          {t('print')}
        </Button>
      </div>
    </div>
  );
}

interface CheckCodeProps extends RecoveryCodeStepsProps {
  readonly onShowAgain: () => void;
}

const BLANK = { first: '', second: '' };

function CheckCode({ code, onConfirmed, onShowAgain }: CheckCodeProps) {
  const { t } = useTranslation('recoveryCode');
  const errorMessage = useErrorMessage();
  const command = useCommand('recovery.confirm');
  const [asked] = useState(() => chooseTwo(code.split('-').length));
  const form = useForm({
    initialValues: BLANK,
    validate: (values) => {
      const errors: FieldErrors<typeof BLANK> = {};
      if (values.first.trim() === '') errors.first = t('missing');
      if (values.second.trim() === '') errors.second = t('missing');
      return errors;
    },
  });
  const check = async ({ first, second }: typeof BLANK) => {
    const result = await command.run({
      groups: [
        { number: asked[0], text: first.trim() },
        { number: asked[1], text: second.trim() },
      ],
    });
    if (!result.ok) form.fail({}, errorMessage(result.error));
    else if (result.value.matches) onConfirmed();
    else form.fail({}, t('different'));
  };
  return (
    <Form aria-label={t('checkTitle')} {...form.bind(check)}>
      <h2>{t('checkTitle')}</h2>
      <p>{t('checkExplain')}</p>
      <FormRow>
        <TextField
          label={t('typeGroup', { number: asked[0] })}
          width="narrow"
          maxLength={20}
          autoFocus
          {...form.field('first')}
        />
        <TextField
          label={t('typeGroup', { number: asked[1] })}
          width="narrow"
          maxLength={20}
          {...form.field('second')}
        />
      </FormRow>
      <FormActions>
        <Button variant="primary" type="submit" isPending={form.isSubmitting}>
          {t('check')}
        </Button>
        <Button onPress={onShowAgain}>{t('showAgain')}</Button>
      </FormActions>
    </Form>
  );
}

/** Two different group numbers, from 1, the lower first. */
function chooseTwo(count: number): readonly [number, number] {
  const random = new Uint32Array(2);
  crypto.getRandomValues(random);
  const first = (random[0] ?? 0) % count;
  const second = (first + 1 + ((random[1] ?? 0) % (count - 1))) % count;
  return [Math.min(first, second) + 1, Math.max(first, second) + 1];
}
