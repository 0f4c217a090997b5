import type { Encounter, Row } from '../model';

type EncounterKind = Row<typeof Encounter>['kind'];

/** Kinds that record that nobody was reached: they are work, but not the last contact with the person. */
export const KINDS_WITHOUT_CONTACT = [
  'outreach_attempt',
  'no_show',
] as const satisfies readonly EncounterKind[];

/** Whether somebody was met or reached: a visit that didn't happen and an attempt aren't a contact with the person. */
export function metSomebody({ kind, status }: Pick<Row<typeof Encounter>, 'kind' | 'status'>): boolean {
  return status === 'done' && !KINDS_WITHOUT_CONTACT.some((other) => other === kind);
}

/**
 * Kinds that take one worker's whole attention: two of them can't overlap (R-ENC-05). Messages and attempts happen
 * beside other work, and a group is one stretch of time with many people.
 */
export const KINDS_ONE_AT_A_TIME = [
  'individual',
  'phone',
  'video',
  'crisis',
  'family',
  'navigation',
  'check_in',
  'drop_in',
] as const satisfies readonly EncounterKind[];
