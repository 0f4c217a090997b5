import { useEffect, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import type { Language } from '../../i18n';
import './print-sheet.css';

export interface PrintSheetProps {
  /** The language of what is on the paper, which may be another than the screen's. */
  readonly language: Language;
  /** Called once the sheet is laid out: ask for the print now, and take the sheet away after. */
  readonly onReady: () => void;
  readonly children: ReactNode;
}

/** A paper of its own: while it is there, it is all that prints, and the screen doesn't change. */
export function PrintSheet({ language, onReady, children }: PrintSheetProps) {
  useEffect(() => {
    // Two frames: one to put the sheet in place, one to lay it out.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(onReady);
    });
    return () => cancelAnimationFrame(frame);
    // A sheet is printed once, however often its parent renders.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return createPortal(
    <div className="print-sheet" lang={language}>
      {children}
    </div>,
    document.body,
  );
}
