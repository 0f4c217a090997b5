import type { RefObject } from 'react';
import {
  ArrowDownAZ,
  ArrowLeft,
  ArrowRight,
  ArrowUpZA,
  CircleX,
  EyeOff,
  ListPlus,
  MoveHorizontal,
  Shrink,
} from 'lucide-react';
import { Popover } from 'react-aria-components';
import { useTranslation } from '../../i18n';
import { MenuList, type MenuEntry } from '../menu/menu';

export type ColumnMenuAction =
  | 'sort-ascending'
  | 'sort-descending'
  | 'add-to-sort'
  | 'remove-sort'
  | 'move-left'
  | 'move-right'
  | 'wider'
  | 'narrower'
  | 'hide';

export interface ColumnMenuProps {
  readonly label: string;
  /** The header cell it hangs from. */
  readonly anchor: RefObject<HTMLElement | null>;
  readonly canSort: boolean;
  readonly isSorted: boolean;
  /** Other columns are sorted already, so this one can be added to them. */
  readonly canAddToSort: boolean;
  readonly canHide: boolean;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onAction: (action: ColumnMenuAction) => void;
  readonly onClose: () => void;
}

/** All that can be done with one column, for people who don't know the keys and for those who can't drag. */
export function ColumnMenu({ label, anchor, onAction, onClose, ...can }: ColumnMenuProps) {
  const { t } = useTranslation('table');
  const sorting: MenuEntry<ColumnMenuAction>[] = can.canSort
    ? [
        { id: 'sort-ascending', label: t('sortAscending'), icon: ArrowDownAZ },
        { id: 'sort-descending', label: t('sortDescending'), icon: ArrowUpZA },
        ...(can.canAddToSort && !can.isSorted
          ? [{ id: 'add-to-sort', label: t('addToSort'), icon: ListPlus } as const]
          : []),
        ...(can.isSorted ? [{ id: 'remove-sort', label: t('removeSort'), icon: CircleX } as const] : []),
        'line',
      ]
    : [];
  const entries: MenuEntry<ColumnMenuAction>[] = [
    ...sorting,
    { id: 'move-left', label: t('moveLeft'), icon: ArrowLeft, shortcut: 'Alt+←', isDisabled: can.isFirst },
    { id: 'move-right', label: t('moveRight'), icon: ArrowRight, shortcut: 'Alt+→', isDisabled: can.isLast },
    { id: 'wider', label: t('wider'), icon: MoveHorizontal, shortcut: 'Shift+→' },
    { id: 'narrower', label: t('narrower'), icon: Shrink, shortcut: 'Shift+←' },
    'line',
    { id: 'hide', label: t('hideColumn'), icon: EyeOff, isDisabled: !can.canHide },
  ];
  return (
    <Popover
      className="choice-popover"
      triggerRef={anchor}
      aria-label={t('columnMenu', { column: label })}
      isOpen
      placement="bottom start"
      offset={4}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <MenuList
        label={t('columnMenu', { column: label })}
        entries={entries}
        takesFocus
        onAction={(action) => {
          onClose();
          onAction(action);
        }}
      />
    </Popover>
  );
}
