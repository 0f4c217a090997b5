import { useEffect, useState } from 'react';
import { PASSPHRASE_CODE_POINTS_MIN, passphraseLength } from '../../../shared/rules/passphrase';
import { useTranslation } from '../../i18n';
import './passphrase-meter.css';
import type { PassphraseStrength } from './passphrase-strength';

/** Long enough that nothing is measured between two keys. */
const PAUSE_MILLISECONDS = 300;

const LEVELS = ['easy', 'fair', 'good', 'strong'] as const satisfies readonly PassphraseStrength[];

interface PassphraseMeterProps {
  readonly passphrase: string;
  /** What anybody would try first: the person's and the site's names. */
  readonly names?: readonly string[];
}

/** How good a new passphrase is, in words, while it is typed. It advises; what is refused, the vault says. */
export function PassphraseMeter({ passphrase, names = [] }: PassphraseMeterProps) {
  const { t } = useTranslation('passphrase');
  const missing = PASSPHRASE_CODE_POINTS_MIN - passphraseLength(passphrase);
  const strength = useStrength(missing > 0 ? '' : passphrase, names);
  const level = strength === null ? 0 : LEVELS.indexOf(strength) + 1;
  return (
    <div className="passphrase-meter" role="status">
      {passphrase !== '' && (
        <>
          <span className="passphrase-meter__bars" aria-hidden="true">
            {LEVELS.map((name, index) => (
              <span
                key={name}
                className="passphrase-meter__bar"
                data-filled={index < level ? strength : undefined}
              />
            ))}
          </span>
          <span>
            {missing > 0 && t('missing', { count: missing })}
            {missing <= 0 && strength !== null && t(`strength.${strength}`)}
          </span>
        </>
      )}
    </div>
  );
}

/** The strength of what stands there, once typing pauses; the word lists are loaded with the first one. */
function useStrength(passphrase: string, names: readonly string[]): PassphraseStrength | null {
  const [found, setFound] = useState<{ readonly of: string; readonly strength: PassphraseStrength } | null>(
    null,
  );
  const words = names.join('\n');
  useEffect(() => {
    if (passphrase === '') return undefined;
    let isStale = false;
    const timer = setTimeout(() => {
      void import('./passphrase-strength').then(({ strengthOf }) => {
        if (!isStale) setFound({ of: passphrase, strength: strengthOf(passphrase, words.split('\n')) });
      });
    }, PAUSE_MILLISECONDS);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [passphrase, words]);
  // What was measured last stays until typing pauses again: a word that comes and goes would be read out each time.
  return passphrase === '' || found === null ? null : found.strength;
}
