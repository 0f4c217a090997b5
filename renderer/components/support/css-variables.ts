import type { CSSProperties } from 'react';

/**
 * Custom properties for a `style` prop. React sets them through the CSSOM, which the content security
 * policy allows; numbers get no unit.
 */
export function cssVariables(variables: Readonly<Record<`--${string}`, string | number>>): CSSProperties {
  return variables;
}
