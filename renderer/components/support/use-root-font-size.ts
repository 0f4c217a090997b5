import { useSyncExternalStore } from 'react';

const USUAL_PIXELS = 16;

function subscribe(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributes: true });
  return () => observer.disconnect();
}

function read(): number {
  const size = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return Number.isFinite(size) && size > 0 ? size : USUAL_PIXELS;
}

/** One rem in pixels, following the scale setting. For code that has to calculate, such as virtual rows. */
export function useRootFontSize(): number {
  return useSyncExternalStore(subscribe, read, () => USUAL_PIXELS);
}
