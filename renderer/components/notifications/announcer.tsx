import { createContext, useCallback, useContext, useMemo, useRef, useState, type ReactNode } from 'react';
import '../support/support.css';

/** Says something to screen readers. `assertive` interrupts: only for what must be heard now. */
export type Announce = (message: string, politeness?: 'polite' | 'assertive') => void;

const AnnounceContext = createContext<Announce | null>(null);

interface Spoken {
  readonly polite: string;
  readonly assertive: string;
}

/** Told apart for assistive technology, not for the eye: the same sentence twice must be read twice. */
const REPEAT_MARK = '\u00a0';

/**
 * The two live regions of the page. One place for all of them: a region that is added together with its
 * text is not read by most screen readers.
 */
export function AnnouncerProvider({ children }: { readonly children: ReactNode }) {
  const [spoken, setSpoken] = useState<Spoken>({ polite: '', assertive: '' });
  const latest = useRef<Spoken>(spoken);
  const announce = useCallback<Announce>((message, politeness = 'polite') => {
    const text = latest.current[politeness] === message ? `${message}${REPEAT_MARK}` : message;
    latest.current = { ...latest.current, [politeness]: text };
    setSpoken(latest.current);
  }, []);
  return (
    <AnnounceContext value={announce}>
      {children}
      <div className="visually-hidden" role="status" aria-live="polite" data-live-announcer="true">
        {spoken.polite}
      </div>
      <div className="visually-hidden" role="alert" aria-live="assertive" data-live-announcer="true">
        {spoken.assertive}
      </div>
    </AnnounceContext>
  );
}

/** Says something to screen readers that the eye sees anyway, such as a new count of rows. */
export function useAnnounce(): Announce {
  const announce = useContext(AnnounceContext);
  const silent = useMemo<Announce>(() => () => undefined, []);
  return announce ?? silent;
}
