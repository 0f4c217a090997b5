import { z } from 'zod';

/** One column of the order of rows. The first of a list decides, the next break ties. */
export interface ColumnSort {
  readonly columnId: string;
  readonly direction: 'ascending' | 'descending';
}

export type RowHeight = 'comfortable' | 'compact';

const sortSchema = z.strictObject({
  columnId: z.string().max(80),
  direction: z.enum(['ascending', 'descending']),
});

/** How one person wants one table. Kept per user by the vault as JSON; parse what comes back with this. */
export const ColumnSettingsSchema = z.strictObject({
  /** Ids in the order they are shown; columns that are not named come where their definition puts them. */
  order: z.array(z.string().max(80)).max(100),
  /** Only what differs from the definition: true shown, false hidden. */
  visibility: z.record(z.string().max(80), z.boolean()),
  /** Widths a person set, in pixels at 100 % scale. */
  widths: z.record(z.string().max(80), z.number().min(0).max(4000)),
  sort: z.array(sortSchema).max(8),
  rowHeight: z.enum(['comfortable', 'compact']),
});

export type ColumnSettings = Readonly<z.infer<typeof ColumnSettingsSchema>>;

/** What the settings have to know about a column. */
export interface ColumnLimits {
  readonly id: string;
  readonly isSortable?: boolean | undefined;
  readonly isHiddenByDefault?: boolean | undefined;
  /** Can't be hidden: without it nobody knows whose row it is. */
  readonly isAlwaysShown?: boolean | undefined;
  /** Pixels at 100 % scale. */
  readonly width?: number | undefined;
  readonly minimumWidth?: number | undefined;
  readonly maximumWidth?: number | undefined;
}

export const DEFAULT_COLUMN_WIDTH = 160;
const MINIMUM_COLUMN_WIDTH = 64;
const MAXIMUM_COLUMN_WIDTH = 800;
/** One press of "wider" or "narrower". */
export const WIDTH_STEP = 16;
const MOST_SORTED_COLUMNS = 4;

/** The settings of a table nobody has changed yet. */
export function usualColumnSettings(
  columns: readonly ColumnLimits[],
  sort: readonly ColumnSort[] = [],
): ColumnSettings {
  return {
    order: columns.map(({ id }) => id),
    visibility: {},
    widths: {},
    sort: [...sort],
    rowHeight: 'comfortable',
  };
}

/**
 * Fits saved settings to the columns there are today: forgets columns that are gone or that the role no
 * longer sees, puts new ones behind their neighbour in the definition, keeps widths within bounds.
 */
export function reconcileColumnSettings(
  columns: readonly ColumnLimits[],
  saved: ColumnSettings | undefined,
  usualSort: readonly ColumnSort[] = [],
): ColumnSettings {
  const usual = usualColumnSettings(columns, usualSort);
  if (saved === undefined) return usual;
  const known = new Map(columns.map((column) => [column.id, column]));

  const order = [...new Set(saved.order)].filter((id) => known.has(id));
  columns.forEach(({ id }, index) => {
    if (order.includes(id)) return;
    const neighbour = columns[index - 1]?.id;
    order.splice(neighbour === undefined ? 0 : order.indexOf(neighbour) + 1, 0, id);
  });

  const keptEntries = <Value>(record: Readonly<Record<string, Value>>) =>
    Object.entries(record).filter(([id]) => known.has(id));
  const sort = saved.sort.filter(({ columnId }) => known.get(columnId)?.isSortable === true);
  return {
    order,
    visibility: Object.fromEntries(
      keptEntries(saved.visibility).filter(([id]) => known.get(id)?.isAlwaysShown !== true),
    ),
    widths: Object.fromEntries(
      keptEntries(saved.widths).map(([id, width]) => [id, clampWidth(known.get(id), width)]),
    ),
    sort: sort.length === 0 ? usual.sort : sort.slice(0, MOST_SORTED_COLUMNS),
    rowHeight: saved.rowHeight,
  };
}

/** The nearest width a column may have. */
export function clampWidth(column: ColumnLimits | undefined, width: number): number {
  const minimum = column?.minimumWidth ?? MINIMUM_COLUMN_WIDTH;
  const maximum = column?.maximumWidth ?? MAXIMUM_COLUMN_WIDTH;
  return Math.round(Math.min(Math.max(width, minimum), maximum));
}

export function isColumnShown(column: ColumnLimits, settings: ColumnSettings): boolean {
  if (column.isAlwaysShown === true) return true;
  return settings.visibility[column.id] ?? column.isHiddenByDefault !== true;
}

/** The columns on screen, in order. */
export function shownColumns<Column extends ColumnLimits>(
  columns: readonly Column[],
  settings: ColumnSettings,
): Column[] {
  const place = new Map(settings.order.map((id, index) => [id, index]));
  return columns
    .filter((column) => isColumnShown(column, settings))
    .sort((first, second) => (place.get(first.id) ?? 0) - (place.get(second.id) ?? 0));
}

/** What a person can do to the look of a table. */
export type ColumnSettingsAction =
  | { readonly kind: 'show'; readonly columnId: string; readonly isShown: boolean }
  /** Puts the column before another one, or at the end with null. */
  | { readonly kind: 'move-before'; readonly columnId: string; readonly beforeId: string | null }
  /** One place among the columns on screen. */
  | { readonly kind: 'move-by'; readonly columnId: string; readonly step: 1 | -1 }
  | { readonly kind: 'resize'; readonly columnId: string; readonly width: number }
  /** Back to the width of the definition. */
  | { readonly kind: 'reset-width'; readonly columnId: string }
  | { readonly kind: 'sort'; readonly sort: readonly ColumnSort[] }
  | { readonly kind: 'row-height'; readonly rowHeight: RowHeight }
  | { readonly kind: 'reset'; readonly usualSort: readonly ColumnSort[] };

function moveBefore(order: readonly string[], columnId: string, beforeId: string | null): string[] {
  if (columnId === beforeId) return [...order];
  const rest = order.filter((id) => id !== columnId);
  const index = beforeId === null ? rest.length : rest.indexOf(beforeId);
  rest.splice(index === -1 ? rest.length : index, 0, columnId);
  return rest;
}

function moveBy(
  columns: readonly ColumnLimits[],
  settings: ColumnSettings,
  columnId: string,
  step: 1 | -1,
): ColumnSettings {
  const shown = shownColumns(columns, settings).map(({ id }) => id);
  const index = shown.indexOf(columnId);
  const neighbour = shown[index + step];
  if (index === -1 || neighbour === undefined) return settings;
  // Hidden columns between the two stay where they are relative to the neighbour.
  const before = step === -1 ? neighbour : (settings.order[settings.order.indexOf(neighbour) + 1] ?? null);
  return { ...settings, order: moveBefore(settings.order, columnId, before) };
}

/** The next settings. Never changes the ones given; an action about an unknown column changes nothing. */
export function columnSettingsReducer(
  columns: readonly ColumnLimits[],
  settings: ColumnSettings,
  action: ColumnSettingsAction,
): ColumnSettings {
  if ('columnId' in action && !columns.some(({ id }) => id === action.columnId)) return settings;
  switch (action.kind) {
    case 'show': {
      const column = columns.find(({ id }) => id === action.columnId);
      if (column?.isAlwaysShown === true) return settings;
      return {
        ...settings,
        visibility: { ...settings.visibility, [action.columnId]: action.isShown },
        // Rows sorted by something nobody sees look unsorted.
        sort: action.isShown
          ? settings.sort
          : settings.sort.filter(({ columnId }) => columnId !== action.columnId),
      };
    }
    case 'move-before':
      return { ...settings, order: moveBefore(settings.order, action.columnId, action.beforeId) };
    case 'move-by':
      return moveBy(columns, settings, action.columnId, action.step);
    case 'resize': {
      const column = columns.find(({ id }) => id === action.columnId);
      const width = clampWidth(column, action.width);
      return { ...settings, widths: { ...settings.widths, [action.columnId]: width } };
    }
    case 'reset-width': {
      const kept = Object.entries(settings.widths).filter(([id]) => id !== action.columnId);
      return { ...settings, widths: Object.fromEntries(kept) };
    }
    case 'sort':
      return { ...settings, sort: action.sort.slice(0, MOST_SORTED_COLUMNS) };
    case 'row-height':
      return { ...settings, rowHeight: action.rowHeight };
    case 'reset':
      return { ...usualColumnSettings(columns, action.usualSort), rowHeight: settings.rowHeight };
  }
}
