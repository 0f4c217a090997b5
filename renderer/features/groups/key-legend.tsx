import { ATTENDANCE_MARK } from '../../../shared/codes';
import { Kbd } from '../../components';
import { useLabel, useTranslation } from '../../i18n';
import { MARKS, MARK_KEYS } from './roll-call-keys';

/** The keys that stand on no button, always in view: nobody has to remember them. */
export function KeyLegend() {
  const { t } = useTranslation('groups');
  const label = useLabel();
  const others: readonly (readonly [string, string])[] = [
    ['↑+↓', t('rollCall.keys.move')],
    ['T', t('rollCall.keys.times')],
    ['⌫', t('rollCall.keys.clear')],
    ['Ctrl+Z', t('rollCall.undo')],
  ];
  return (
    <ul className="roll-call__legend" aria-label={t('rollCall.keys.title')}>
      {MARKS.map((mark) => (
        <li key={mark} className="roll-call__legend-mark">
          <Kbd keys={MARK_KEYS[mark]} /> {label(ATTENDANCE_MARK.codes[mark])}
        </li>
      ))}
      {others.map(([keys, words]) => (
        <li key={keys}>
          <Kbd keys={keys} /> {words}
        </li>
      ))}
    </ul>
  );
}
