import type { ParsedInput } from '../../../../shared/contract';
import { Note } from '../../../../shared/model';
import type { Row, Values } from '../../../../shared/model';
import type { Reader } from '../../store/connection';
import { getRecord } from '../../store/records';

type Typed = Pick<
  ParsedInput<'note.save'>,
  'sections' | 'noGoalReason' | 'safetyStep' | 'interventions' | 'craving' | 'confidence' | 'copiedSections'
>;

/**
 * What is written of what was typed: an empty list of interventions is none, and text is only marked as copied while
 * it stands and comes from a note about the same person (R-NOTE-08).
 */
export function noteText(
  reader: Reader,
  note: Pick<Row<typeof Note>, 'clientId'>,
  typed: Typed,
): Pick<Values<typeof Note>, keyof Typed> {
  const { sections, noGoalReason, safetyStep, interventions, craving, confidence } = typed;
  const copied = Object.entries(typed.copiedSections ?? {}).filter(([section, sourceId]) => {
    const source = getRecord(reader, Note, sourceId);
    return sections[section] !== undefined && source?.clientId === note.clientId;
  });
  return {
    sections,
    noGoalReason,
    safetyStep,
    interventions: interventions === null || interventions.length === 0 ? null : [...new Set(interventions)],
    craving,
    confidence,
    copiedSections: copied.length === 0 ? null : Object.fromEntries(copied),
  };
}
