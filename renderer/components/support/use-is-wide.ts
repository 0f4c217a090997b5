import { useEffect, useState } from 'react';

/**
 * Whether an element is at least so many pixels wide. For places where a container query would be asked by
 * thousands of elements: a table inside a size container spent 30 ms more on styles in each frame of a drag.
 */
export function useIsWide(element: HTMLElement | null, pixels: number): boolean {
  const [isWide, setIsWide] = useState(false);
  useEffect(() => {
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => setIsWide(element.clientWidth >= pixels));
    observer.observe(element);
    return () => observer.disconnect();
  }, [element, pixels]);
  return isWide;
}
