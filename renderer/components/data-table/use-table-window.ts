import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef } from 'react';
import type { WindowedRows } from './data-table-types';
import { windowFor } from './row-windows';

export interface VisibleRow {
  readonly index: number;
  readonly topPixels: number;
}

export interface TableWindow {
  readonly rows: readonly VisibleRow[];
  readonly totalPixels: number;
}

const OVERSCAN = 10;

/**
 * Which rows exist in the DOM, and asking the source for them. The active row is always among them, however
 * far away it is: it holds the focus, and an element that leaves the document drops it.
 */
export function useTableWindow<Row>(options: {
  readonly scroller: HTMLElement | null;
  readonly source: WindowedRows<Row>;
  readonly rowCount: number;
  readonly rowPixels: number;
  readonly headerPixels: number;
  readonly activeRow: number;
  readonly queryKey: string;
}): TableWindow {
  const { scroller, source, rowCount, rowPixels, headerPixels, activeRow, queryKey } = options;

  const rangeExtractor = useCallback(
    (range: Range) => {
      const usual = defaultRangeExtractor(range);
      if (activeRow < 0 || activeRow >= range.count || usual.includes(activeRow)) return usual;
      return [...usual, activeRow].sort((first, second) => first - second);
    },
    [activeRow],
  );
  // React Compiler isn't used here, and nothing memoised below depends on the virtualizer's functions.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtualizer = useVirtualizer({
    count: rowCount,
    getScrollElement: () => scroller,
    estimateSize: () => rowPixels,
    overscan: OVERSCAN,
    scrollMargin: headerPixels,
    rangeExtractor,
    useFlushSync: false,
  });

  // Sizes are cached by the virtualizer: a new scale or row height has to be told.
  useEffect(() => {
    virtualizer.measure();
  }, [virtualizer, rowPixels]);

  const latestSource = useRef(source);
  useEffect(() => {
    latestSource.current = source;
  }, [source]);
  const range = virtualizer.range ?? { startIndex: 0, endIndex: 0 };
  const wanted = windowFor(range.startIndex, range.endIndex, source.total);
  useEffect(() => {
    latestSource.current.onWindowChange({ offset: wanted.offset, limit: wanted.limit });
  }, [wanted.offset, wanted.limit, queryKey]);

  useEffect(() => {
    scroller?.scrollTo({ top: 0 });
  }, [queryKey, scroller]);

  return {
    rows: virtualizer
      .getVirtualItems()
      .map((item) => ({ index: item.index, topPixels: item.start - headerPixels })),
    totalPixels: virtualizer.getTotalSize(),
  };
}
