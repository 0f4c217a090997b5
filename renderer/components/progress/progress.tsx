import { Label, ProgressBar } from 'react-aria-components';
import { useTranslation } from '../../i18n';
import { Button } from '../button/button';
import { classNames } from '../support/class-names';
import { cssVariables } from '../support/css-variables';
import './progress.css';

export interface ProgressProps {
  /** What is going on: "Reading people from the file". */
  readonly label: string;
  readonly done: number;
  /** Absent while nobody knows how much there is. */
  readonly total?: number | undefined;
  /** Numbers in words, such as "1,200 of 5,000 people"; otherwise "1,200 of 5,000". */
  readonly text?: string | undefined;
  readonly onCancel?: (() => void) | undefined;
  /** Cancel was pressed and the work is being taken back. */
  readonly isCanceling?: boolean | undefined;
}

/** Work that takes over a second, with numbers and, where it can be stopped, Cancel. */
export function Progress({ label, done, total, text, onCancel, isCanceling = false }: ProgressProps) {
  const { t } = useTranslation(['feedback', 'common']);
  const isKnown = total !== undefined && total > 0;
  const share = isKnown ? Math.min(done / total, 1) : 0;
  const numbers = text ?? (isKnown ? t('progressOf', { done, total }) : '');
  return (
    <div className="progress">
      <ProgressBar
        className="progress__bars"
        value={share * 100}
        isIndeterminate={!isKnown}
        valueLabel={isCanceling ? t('canceling') : numbers}
      >
        <div className="progress__line">
          <Label>{label}</Label>
          <span className="figures text-muted">{isCanceling ? t('canceling') : numbers}</span>
        </div>
        <div className="progress__track">
          <div
            className={classNames('progress__bar', !isKnown && 'progress__bar--unknown')}
            style={cssVariables({ '--share': share })}
          />
        </div>
      </ProgressBar>
      {onCancel !== undefined && (
        <div>
          <Button onPress={onCancel} isPending={isCanceling}>
            {t('common:cancel')}
          </Button>
        </div>
      )}
    </div>
  );
}
