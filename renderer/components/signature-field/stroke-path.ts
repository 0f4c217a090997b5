import { SIGNATURE_BOX, SIGNATURE_MAX_LENGTH } from '../../../shared/model';

/** A place in the signature's box, in its units. */
export interface StrokePoint {
  readonly x: number;
  readonly y: number;
}

/** Points closer than this to the one before add nothing the eye sees. */
const SMALLEST_STEP = 2;

function inBox(value: number, most: number): number {
  return Math.min(Math.max(Math.round(value), 0), most);
}

/** Where on the box a pointer is, whatever size the box has on screen. */
export function pointIn(
  area: Pick<DOMRect, 'left' | 'top' | 'width' | 'height'>,
  pointer: { readonly clientX: number; readonly clientY: number },
): StrokePoint {
  return {
    x: inBox(((pointer.clientX - area.left) / area.width) * SIGNATURE_BOX.width, SIGNATURE_BOX.width),
    y: inBox(((pointer.clientY - area.top) / area.height) * SIGNATURE_BOX.height, SIGNATURE_BOX.height),
  };
}

/** The path with a new stroke begun at the point. */
export function beginStroke(path: string, { x, y }: StrokePoint): string {
  return withinLimit(path, `M${String(x)} ${String(y)}`);
}

/** The path with its last stroke drawn on to the point; unchanged when the pen has hardly moved. */
export function continueStroke(path: string, { x, y }: StrokePoint): string {
  const last = /[ML](\d+) (\d+)$/.exec(path);
  if (last === null) return path;
  const distance = Math.hypot(x - Number(last[1]), y - Number(last[2]));
  return distance < SMALLEST_STEP ? path : withinLimit(path, `L${String(x)} ${String(y)}`);
}

/** A path may not outgrow its field: what is drawn beyond that is left away, never the whole signature. */
function withinLimit(path: string, addition: string): string {
  return path.length + addition.length > SIGNATURE_MAX_LENGTH ? path : path + addition;
}

/** Whether enough is drawn to be a signature: a slip of the pen isn't one. */
export function isSignature(path: string | null): path is string {
  return path !== null && (path.match(/L/g)?.length ?? 0) >= 3;
}
