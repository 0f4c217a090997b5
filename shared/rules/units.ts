import type { PayerRule, Row } from '../model';

export type UnitRule = Row<typeof PayerRule>['unitRule'];

const UNIT_MINUTES = 15;
/** The eight-minute rule gives a unit from this many minutes short of a full one. */
const EIGHT_MINUTE_GRACE = 7;

/**
 * Units of 15 minutes: whole ones only, or from 8 minutes on (Medicare Claims Processing Manual ch. 5 §20.2; R-ENC-03).
 * @param minutes whole minutes, not negative
 */
export function unitsOf(minutes: number, rule: UnitRule): number {
  return Math.floor((minutes + (rule === 'eight_minute' ? EIGHT_MINUTE_GRACE : 0)) / UNIT_MINUTES);
}
