import type { IntakeForm } from './intake-form';

/** The steps of the full intake, in order. */
export const INTAKE_STEPS = ['name', 'reach', 'people', 'came', 'about', 'situation', 'health'] as const;
export type IntakeStep = (typeof INTAKE_STEPS)[number];

/** The steps somebody is shown: health only to whoever may read it (R-ROL-01). */
export function stepsFor(mayAskHealth: boolean): readonly IntakeStep[] {
  return INTAKE_STEPS.filter((step) => mayAskHealth || step !== 'health');
}

const CAME_FIELDS: ReadonlySet<string> = new Set<string>([
  'firstContactOn',
  'referralSource',
  'participationConsentOn',
  'noticeGivenOn',
  'noticeLanguage',
  'assignedWorkerId',
]);

const DUPLICATE_FIELDS: ReadonlySet<string> = new Set<keyof IntakeForm>([
  'isNotDuplicate',
  'notDuplicateReason',
]);

/**
 * The step a field of the form stands on; `null` for the comparison with people already here, which stands beside all of
 * them.
 */
export function stepOfField(field: string): IntakeStep | null {
  if (DUPLICATE_FIELDS.has(field)) return null;
  const part = /^(about|situation|health)\./.exec(field)?.[1];
  if (part !== undefined) return part as IntakeStep;
  if (field.startsWith('contact')) return 'reach';
  if (field.startsWith('person-') || field === 'emergency') return 'people';
  return CAME_FIELDS.has(field) ? 'came' : 'name';
}
