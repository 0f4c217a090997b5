import { ChevronDown, EllipsisVertical } from 'lucide-react';
import type { ReactElement } from 'react';
import {
  Button as AriaButton,
  Menu,
  MenuItem,
  MenuTrigger,
  Popover,
  Separator,
  Text,
} from 'react-aria-components';
import type { ButtonVariant } from '../button/button';
import { IconButton } from '../button/button';
import '../choice/choice.css';
import { Icon, type LucideIcon } from '../icon/icon';
import { Kbd } from '../kbd/kbd';
import { classNames } from '../support/class-names';
import { defined } from '../support/defined';
import './menu.css';

export interface MenuAction<Id extends string = string> {
  readonly id: Id;
  readonly label: string;
  readonly icon?: LucideIcon | undefined;
  readonly description?: string | undefined;
  /** Shown, such as `Ctrl+L`; the screen makes the key work. */
  readonly shortcut?: string | undefined;
  readonly isDanger?: boolean | undefined;
  readonly isDisabled?: boolean | undefined;
}

/** Actions with lines between groups of them. */
export type MenuEntry<Id extends string = string> = MenuAction<Id> | 'line';

export interface MenuListProps<Id extends string> {
  readonly label: string;
  readonly entries: readonly MenuEntry<Id>[];
  readonly onAction: (id: Id) => void;
  /** Takes the focus by itself, for a popover that no trigger opens. */
  readonly takesFocus?: boolean | undefined;
}

/** The list of a menu, for use inside a MenuTrigger. */
export function MenuList<Id extends string>({
  label,
  entries,
  onAction,
  takesFocus = false,
}: MenuListProps<Id>) {
  return (
    <Menu
      className="choice-list"
      aria-label={label}
      {...defined({ autoFocus: takesFocus ? ('first' as const) : undefined })}
      onAction={(key) => {
        const entry = entries.find((candidate) => candidate !== 'line' && candidate.id === key);
        if (entry !== undefined && entry !== 'line') onAction(entry.id);
      }}
    >
      {entries.map((entry, index) =>
        entry === 'line' ? (
          <Separator key={`line-${String(index)}`} className="menu__separator" />
        ) : (
          <MenuItem
            key={entry.id}
            id={entry.id}
            textValue={entry.label}
            isDisabled={entry.isDisabled === true}
            className={classNames(
              'choice',
              entry.icon !== undefined && 'choice--with-icon',
              entry.isDanger === true && 'choice--danger',
            )}
          >
            {entry.icon !== undefined && <Icon icon={entry.icon} />}
            <span className="choice__text">
              <Text slot="label">{entry.label}</Text>
              {entry.description !== undefined && (
                <Text slot="description" className="choice__description">
                  {entry.description}
                </Text>
              )}
            </span>
            {entry.shortcut !== undefined && <Kbd keys={entry.shortcut} />}
          </MenuItem>
        ),
      )}
    </Menu>
  );
}

/** Opens a menu under any button of this library. */
export function MenuAround<Id extends string>({
  children,
  ...list
}: MenuListProps<Id> & { readonly children: ReactElement }) {
  return (
    <MenuTrigger>
      {children}
      <Popover className="choice-popover" placement="bottom end" offset={4}>
        <MenuList {...list} />
      </Popover>
    </MenuTrigger>
  );
}

export interface MenuButtonProps<Id extends string> extends MenuListProps<Id> {
  readonly variant?: ButtonVariant | undefined;
  readonly size?: 'medium' | 'small' | undefined;
  readonly icon?: LucideIcon | undefined;
  /** Only the three dots; the label becomes the tooltip. */
  readonly isIconOnly?: boolean | undefined;
  readonly isDisabled?: boolean | undefined;
}

/** A button that opens a menu. */
export function MenuButton<Id extends string>({
  label,
  entries,
  onAction,
  variant = 'secondary',
  size = 'medium',
  icon,
  isIconOnly = false,
  isDisabled = false,
}: MenuButtonProps<Id>) {
  return (
    <MenuAround label={label} entries={entries} onAction={onAction}>
      {isIconOnly ? (
        <IconButton label={label} icon={icon ?? EllipsisVertical} size={size} isDisabled={isDisabled} />
      ) : (
        <AriaButton
          className={classNames('button', `button--${variant}`, size === 'small' && 'button--small')}
          isDisabled={isDisabled}
        >
          {icon !== undefined && <Icon icon={icon} />}
          {label}
          <Icon icon={ChevronDown} size="small" />
        </AriaButton>
      )}
    </MenuAround>
  );
}
