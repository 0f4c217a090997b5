import type { Damage } from '../../../shared/contract/damage';
import { useFormat, useLabel, useTranslation } from '../../i18n';

/** What was found wrong with the database, in words and numbers. */
export function DamageFacts({ damage }: { readonly damage: Damage }) {
  const { t } = useTranslation('restore');
  const format = useFormat();
  const label = useLabel();
  const { kind, damageCount, missing, savedUntil } = damage;
  const when = format.dateTime(savedUntil ?? damage.foundAt);
  return (
    <>
      {kind === 'pages' && t('damage.pages', { count: damageCount })}
      {kind === 'records' && t('damage.records')}
      {kind === 'unreadable' && t('damage.unreadable')}
      {kind === 'log_missing' && t('damage.log_missing', { when })}
      {kind === 'log_broken' && t('damage.log_broken', { when })}
      {missing.length > 0 && (
        <ul>
          {missing.map((line) => (
            <li key={line.label.en}>
              {t('damage.line', {
                name: label(line.label),
                found: line.foundCount,
                expected: line.expectedCount,
              })}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
