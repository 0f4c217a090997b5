import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, Link as AriaLink, type PressEvent } from 'react-aria-components';
import { Icon, type LucideIcon } from '../icon/icon';
import { classNames } from '../support/class-names';
import { defined } from '../support/defined';
import { Tooltip } from '../tooltip/tooltip';
import './button.css';

export type { PressEvent };

/** `primary`: the one main step of a screen. `danger`: can't be undone. `quiet`: many in a row. */
export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';

interface PressableProps {
  readonly id?: string | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly onPress?: ((event: PressEvent) => void) | undefined;
  readonly 'aria-describedby'?: string | undefined;
  readonly 'aria-keyshortcuts'?: string | undefined;
}

export interface ButtonProps extends PressableProps {
  readonly children: ReactNode;
  readonly variant?: ButtonVariant | undefined;
  readonly size?: 'medium' | 'small' | undefined;
  readonly type?: 'button' | 'submit' | undefined;
  readonly icon?: LucideIcon | undefined;
  /** Work is going on: stays focusable, can't be pressed again, shows a ring after 150 ms. */
  readonly isPending?: boolean | undefined;
  readonly isFullWidth?: boolean | undefined;
  readonly autoFocus?: boolean | undefined;
  readonly 'aria-label'?: string | undefined;
  readonly 'aria-pressed'?: boolean | undefined;
  readonly 'aria-expanded'?: boolean | undefined;
  readonly ref?: Ref<HTMLButtonElement> | undefined;
}

/** A button with a word on it. The word says what happens: "Save the note", not "OK". */
export function Button({
  children,
  variant = 'secondary',
  size = 'medium',
  type = 'button',
  icon,
  isPending = false,
  isFullWidth = false,
  ref,
  ...rest
}: ButtonProps) {
  return (
    <AriaButton
      {...defined(rest)}
      ref={ref}
      type={type}
      isPending={isPending}
      className={classNames(
        'button',
        `button--${variant}`,
        size === 'small' && 'button--small',
        isFullWidth && 'button--full',
      )}
    >
      {isPending ? (
        <span className="button__spinner" aria-hidden="true" />
      ) : icon === undefined ? null : (
        <Icon icon={icon} />
      )}
      {children}
    </AriaButton>
  );
}

export interface LinkButtonProps extends PressableProps {
  readonly children: ReactNode;
  /** Looks like text with a line under it, or like a quiet button. */
  readonly look?: 'text' | 'button' | undefined;
  readonly icon?: LucideIcon | undefined;
  readonly 'aria-current'?: 'page' | 'step' | 'true' | undefined;
}

/** Goes somewhere inside the app (role `link`), as against a Button, which does something. */
export function LinkButton({ children, look = 'text', icon, ...rest }: LinkButtonProps) {
  return (
    <AriaLink {...defined(rest)} className={look === 'text' ? 'link-button' : 'button button--quiet'}>
      {icon === undefined ? null : <Icon icon={icon} />}
      {children}
    </AriaLink>
  );
}

export interface IconButtonProps extends PressableProps {
  /** The accessible name, also shown as the tooltip. */
  readonly label: string;
  readonly icon: LucideIcon;
  readonly variant?: 'quiet' | 'secondary' | undefined;
  readonly size?: 'medium' | 'small' | undefined;
  readonly tooltipPlacement?: 'top' | 'bottom' | 'start' | 'end' | undefined;
  readonly 'aria-pressed'?: boolean | undefined;
  readonly 'aria-expanded'?: boolean | undefined;
  readonly ref?: Ref<HTMLButtonElement> | undefined;
}

/** A button with only a picture, for a place where a word doesn't fit; its word is the tooltip. */
export function IconButton({
  label,
  icon,
  variant = 'quiet',
  size = 'medium',
  tooltipPlacement = 'top',
  ref,
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip text={label} placement={tooltipPlacement}>
      <AriaButton
        {...defined(rest)}
        ref={ref}
        aria-label={label}
        className={classNames(
          'button',
          'button--icon',
          `button--${variant}`,
          size === 'small' && 'button--small',
        )}
      >
        <Icon icon={icon} />
      </AriaButton>
    </Tooltip>
  );
}
