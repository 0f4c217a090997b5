import { SIGNATURE_BOX } from '../../../shared/model';
import './signature-field.css';

/** A signature as it was drawn, on screen and on paper. */
export function SignatureDrawing({ path, label }: { readonly path: string; readonly label: string }) {
  return (
    <svg
      className="signature"
      viewBox={`0 0 ${String(SIGNATURE_BOX.width)} ${String(SIGNATURE_BOX.height)}`}
      role="img"
      aria-label={label}
    >
      <path className="signature__stroke" d={path} />
    </svg>
  );
}
