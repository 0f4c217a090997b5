import type { ReactNode } from 'react';
import { useTranslation } from '../../i18n';
import { classNames } from '../support/class-names';
import './key-value-list.css';

export interface KeyValue {
  readonly key: string;
  /** `null`, `undefined` and `''` are shown as "Not recorded". */
  readonly value: ReactNode;
}

export interface KeyValueListProps {
  readonly items: readonly KeyValue[];
  /** Key above value: narrow places such as the side panel, and large scales. */
  readonly layout?: 'beside' | 'stacked' | undefined;
}

/** Facts that were recorded, each with its name. Says plainly when nothing was recorded. */
export function KeyValueList({ items, layout = 'beside' }: KeyValueListProps) {
  const { t } = useTranslation('common');
  return (
    <dl className={classNames('key-value-list', layout === 'stacked' && 'key-value-list--stacked')}>
      {items.map(({ key, value }) => {
        const isMissing = value === null || value === undefined || value === '';
        return (
          <div key={key} className="key-value-list__pair">
            <dt className="key-value-list__key">{key}</dt>
            <dd
              className={classNames('key-value-list__value', isMissing && 'key-value-list__value--missing')}
            >
              {isMissing ? t('notRecorded') : value}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
