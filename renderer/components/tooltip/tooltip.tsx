import type { ReactNode } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components';
import './tooltip.css';

export interface TooltipProps {
  /** Repeats or adds to the accessible name; never the only place something is said. */
  readonly text: string;
  readonly placement?: 'top' | 'bottom' | 'start' | 'end';
  readonly isDisabled?: boolean;
  /** One focusable component of this library: Button, IconButton, LinkButton. */
  readonly children: ReactNode;
}

/** A short explanation on hover and on keyboard focus; Esc closes it. */
export function Tooltip({ text, placement = 'top', isDisabled = false, children }: TooltipProps) {
  return (
    <TooltipTrigger delay={600} closeDelay={100} isDisabled={isDisabled}>
      {children}
      <AriaTooltip className="tooltip" placement={placement} offset={6}>
        {text}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
