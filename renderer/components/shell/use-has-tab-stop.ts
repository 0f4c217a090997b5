import { useEffect, useState, type RefObject } from 'react';

const TAB_STOPS = ['a[href]', 'button', 'input', 'select', 'textarea', '[tabindex]']
  .map((selector) => `${selector}:not([disabled], [tabindex^="-"])`)
  .join();

/**
 * Whether anything inside can be reached with Tab. Where nothing can, a place that scrolls has to be reachable itself,
 * or whoever uses the keyboard can't read its end (WCAG 2.1.1).
 */
export function useHasTabStop(container: RefObject<HTMLElement | null>): boolean {
  const [hasTabStop, setHasTabStop] = useState(true);
  useEffect(() => {
    const element = container.current;
    if (element === null) return;
    const look = () => setHasTabStop(element.querySelector(TAB_STOPS) !== null);
    look();
    const observer = new MutationObserver(look);
    observer.observe(element, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ['disabled', 'href', 'tabindex'],
    });
    return () => observer.disconnect();
  }, [container]);
  return hasTabStop;
}
