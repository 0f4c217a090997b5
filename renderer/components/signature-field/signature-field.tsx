import { CircleAlert, Eraser } from 'lucide-react';
import { useId, useRef, useState, type PointerEvent } from 'react';
import { SIGNATURE_BOX } from '../../../shared/model';
import { useTranslation } from '../../i18n';
import { Button } from '../button/button';
import { useFieldState } from '../field/field-context';
import { fieldClass, type FieldProps } from '../field/field-parts';
import { Icon } from '../icon/icon';
import { VisuallyHidden } from '../support/visually-hidden';
import { beginStroke, continueStroke, pointIn } from './stroke-path';
import './signature-field.css';

export interface SignatureFieldProps extends Pick<FieldProps, 'label' | 'name' | 'hint' | 'errorMessage'> {
  /** SVG path data in `SIGNATURE_BOX`, or `null` while nothing is drawn. */
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}

/**
 * A box to sign in with pen, finger or mouse. There is no drawing with keys: whoever can't draw signs on paper, so a
 * form with this field always offers that too. Vector, not pixels: sharp on paper, and small in the record.
 */
export function SignatureField({ label, name, hint, errorMessage, value, onChange }: SignatureFieldProps) {
  const { t } = useTranslation('form');
  const { id, message } = useFieldState(name, errorMessage);
  const labelId = useId();
  const hintId = useId();
  const [stroke, setStroke] = useState<string | null>(null);
  // Two pointer events can come between two renders; the next must go on from the last.
  const latest = useRef<string | null>(null);

  const draw = (path: string) => {
    latest.current = path;
    setStroke(path);
  };
  const begin = (event: PointerEvent<SVGSVGElement>) => {
    if (!event.isPrimary || event.button !== 0) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    draw(beginStroke(value ?? '', pointIn(event.currentTarget.getBoundingClientRect(), event)));
  };
  const move = (event: PointerEvent<SVGSVGElement>) => {
    if (latest.current === null || !event.isPrimary) return;
    const area = event.currentTarget.getBoundingClientRect();
    const points = event.nativeEvent.getCoalescedEvents();
    const seen = points.length === 0 ? [event.nativeEvent] : points;
    draw(seen.reduce((path, point) => continueStroke(path, pointIn(area, point)), latest.current));
  };
  const end = () => {
    if (latest.current === null) return;
    onChange(latest.current);
    latest.current = null;
    setStroke(null);
  };

  const shown = stroke ?? value;
  return (
    <div
      id={id}
      className={fieldClass('wide')}
      role="group"
      aria-labelledby={labelId}
      aria-describedby={hint === undefined ? undefined : hintId}
      tabIndex={-1}
    >
      <span id={labelId} className="field__label">
        {label}
      </span>
      {hint !== undefined && (
        <span id={hintId} className="field__hint">
          {hint}
        </span>
      )}
      {message !== undefined && (
        <p className="field__error">
          <Icon icon={CircleAlert} />
          <span>
            <VisuallyHidden>{t('errorPrefix')} </VisuallyHidden>
            {message}
          </span>
        </p>
      )}
      <svg
        className={
          message === undefined ? 'signature signature--pad' : 'signature signature--pad signature--invalid'
        }
        viewBox={`0 0 ${String(SIGNATURE_BOX.width)} ${String(SIGNATURE_BOX.height)}`}
        role="img"
        aria-label={shown === null ? t('signature.empty') : t('signature.drawn')}
        onPointerDown={begin}
        onPointerMove={move}
        onPointerUp={end}
        onPointerCancel={end}
      >
        <line className="signature__line" x1="24" y1="124" x2="576" y2="124" />
        {shown !== null && <path className="signature__stroke" d={shown} />}
      </svg>
      <div>
        <Button
          variant="quiet"
          size="small"
          icon={Eraser}
          isDisabled={value === null}
          onPress={() => onChange(null)}
        >
          {t('signature.clear')}
        </Button>
      </div>
    </div>
  );
}
