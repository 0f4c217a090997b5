import {
  createContext,
  useContext,
  useLayoutEffect,
  useMemo,
  useState,
  type Dispatch,
  type ReactNode,
  type SetStateAction,
} from 'react';
import { createPortal } from 'react-dom';

interface FrameSlots {
  /** Where a screen's side panel and status go; null while the frame has no such place. */
  readonly side: HTMLElement | null;
  readonly status: HTMLElement | null;
  readonly setSideCount: Dispatch<SetStateAction<number>>;
  readonly setFillCount: Dispatch<SetStateAction<number>>;
}

const FrameContext = createContext<FrameSlots | null>(null);

export interface ScreenFrameState {
  readonly hasSide: boolean;
  readonly fillsHeight: boolean;
  /** To be rendered as the shell's side panel and status. */
  readonly sidePlace: ReactNode;
  readonly statusPlace: ReactNode;
  readonly slots: FrameSlots;
}

/** The frame's end: the shell renders the places, screens fill them through `ScreenSide` and `ScreenStatus`. */
export function useScreenFrameState(): ScreenFrameState {
  const [side, setSide] = useState<HTMLElement | null>(null);
  const [status, setStatus] = useState<HTMLElement | null>(null);
  const [sideCount, setSideCount] = useState(0);
  const [fillCount, setFillCount] = useState(0);
  const slots = useMemo(() => ({ side, status, setSideCount, setFillCount }), [side, status]);
  return {
    hasSide: sideCount > 0,
    fillsHeight: fillCount > 0,
    sidePlace: <div ref={setSide} className="screen-frame__side" />,
    statusPlace: <span ref={setStatus} className="screen-frame__status" />,
    slots,
  };
}

export function ScreenFrameProvider({
  slots,
  children,
}: {
  readonly slots: FrameSlots;
  readonly children: ReactNode;
}) {
  return <FrameContext value={slots}>{children}</FrameContext>;
}

function useSlots(): FrameSlots {
  const slots = useContext(FrameContext);
  if (slots === null) throw new Error('A screen needs a ScreenFrameProvider above it');
  return slots;
}

/** Puts a `SidePanel` beside the screen while it is rendered. */
export function ScreenSide({ children }: { readonly children: ReactNode }) {
  const { side, setSideCount } = useSlots();
  useLayoutEffect(() => {
    setSideCount((count) => count + 1);
    return () => setSideCount((count) => count - 1);
  }, [setSideCount]);
  return side === null ? null : createPortal(children, side);
}

/** Says something in the status line: when the last save was, how many drafts wait. */
export function ScreenStatus({ children }: { readonly children: ReactNode }) {
  const { status } = useSlots();
  return status === null ? null : createPortal(children, status);
}

/** The screen takes exactly the height there is and scrolls inside itself, as tables do. */
export function useScreenFillsHeight(): void {
  const { setFillCount } = useSlots();
  useLayoutEffect(() => {
    setFillCount((count) => count + 1);
    return () => setFillCount((count) => count - 1);
  }, [setFillCount]);
}
