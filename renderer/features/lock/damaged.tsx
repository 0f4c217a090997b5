import { RefreshCw } from 'lucide-react';
import type { ErrorCode } from '../../../shared/errors';
import { useErrorMessage } from '../../app/error-message';
import { Welcome, WelcomeTitle } from '../../app/welcome';
import { Banner, Button } from '../../components';
import { useTranslation } from '../../i18n';
import { useCommand } from '../../vault';
import './lock.css';

/** Codes that have their own page of words; the rest is said by the general sentence. */
const TOLD_CODES = [
  'KEY_FILE_MISSING',
  'KEY_FILE_UNREADABLE',
  'KEY_FILE_TRUNCATED',
  'KEY_FILE_DAMAGED',
  'KEY_FILE_FROM_NEWER_VERSION',
  'KEY_FILE_WEAK_PARAMETERS',
  'DATABASE_MISSING',
] as const satisfies readonly ErrorCode[];

type ToldCode = (typeof TOLD_CODES)[number];

function isTold(code: ErrorCode): code is ToldCode {
  return TOLD_CODES.some((told) => told === code);
}

interface DamagedProps {
  readonly code: ErrorCode;
  readonly previousCopyAvailable: boolean;
  /** Asks the vault again where things stand. */
  readonly onLookAgain: () => Promise<void>;
  /** Leads to the backups; not where the vault itself doesn't answer. */
  readonly onRestore?: () => void;
}

/** Nobody can sign in until a person does something about the files: what happened, what is safe, what to do. */
export function Damaged({ code, previousCopyAvailable, onLookAgain, onRestore }: DamagedProps) {
  const { t } = useTranslation('lock');
  const errorMessage = useErrorMessage();
  const command = useCommand('site.usePreviousKeyFile');
  const words = isTold(code)
    ? {
        title: t(`damaged.${code}.title`),
        safe: t(`damaged.${code}.safe`),
        next: t(`damaged.${code}.next`),
      }
    : { title: t('damaged.other.title'), safe: t('damaged.other.safe'), next: errorMessage({ code }) };

  const takePreviousCopy = async () => {
    const result = await command.run({});
    if (result.ok) await onLookAgain();
  };

  return (
    <Welcome>
      <section className="welcome__card">
        <WelcomeTitle>{words.title}</WelcomeTitle>
        <dl className="damaged__facts">
          <div>
            <dt>{t('damaged.recordsSafe')}</dt>
            <dd>{words.safe}</dd>
          </div>
          <div>
            <dt>{t('damaged.nextStep')}</dt>
            <dd>{words.next}</dd>
          </div>
        </dl>
        {command.error !== null && (
          <Banner tone="danger" isLive>
            {errorMessage(command.error)}
          </Banner>
        )}
        {previousCopyAvailable && <p className="text-muted">{t('damaged.usePreviousHint')}</p>}
        <div className="row">
          {previousCopyAvailable && (
            <Button variant="primary" onPress={() => void takePreviousCopy()} isPending={command.isRunning}>
              {t('damaged.usePrevious')}
            </Button>
          )}
          {onRestore !== undefined && (
            <Button variant={previousCopyAvailable ? 'secondary' : 'primary'} onPress={onRestore}>
              {t('restore')}
            </Button>
          )}
          <Button icon={RefreshCw} onPress={() => void onLookAgain()}>
            {t('damaged.tryAgain')}
          </Button>
        </div>
        <p className="lock__footnote figures">{t('damaged.codeForSupport', { code })}</p>
      </section>
    </Welcome>
  );
}
