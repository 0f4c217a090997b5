import type { ParsedInput } from '../../../../shared/contract';
import { COPIED_GOALS, Note } from '../../../../shared/model';
import type { Row, Values } from '../../../../shared/model';
import type { Reader } from '../../store/connection';
import { getRecord } from '../../store/records';

type Typed = Pick<
  ParsedInput<'note.save'>,
  | 'sections'
  | 'goalIds'
  | 'noGoalReason'
  | 'safetyStep'
  | 'interventions'
  | 'craving'
  | 'confidence'
  | 'copiedSections'
>;

/**
 * What is written of what was typed: an empty list of interventions is none, a note that names goals needs no reason
 * why not, and text and goals are only marked as copied while they stand and come from a note about the same person
 * (R-NOTE-08).
 */
export function noteText(
  reader: Reader,
  note: Pick<Row<typeof Note>, 'clientId'>,
  typed: Typed,
): Pick<Values<typeof Note>, keyof Typed> {
  const { sections, noGoalReason, safetyStep, interventions, craving, confidence } = typed;
  const goalIds = [...new Set(typed.goalIds)];
  const copied = Object.entries(typed.copiedSections ?? {}).filter(([section, sourceId]) => {
    const source = getRecord(reader, Note, sourceId);
    if (source?.clientId !== note.clientId) return false;
    if (section === COPIED_GOALS) return goalIds.some((id) => source.goalIds.includes(id));
    return sections[section] !== undefined;
  });
  return {
    sections,
    goalIds,
    noGoalReason: goalIds.length > 0 ? null : noGoalReason,
    safetyStep,
    interventions: interventions === null || interventions.length === 0 ? null : [...new Set(interventions)],
    craving,
    confidence,
    copiedSections: copied.length === 0 ? null : Object.fromEntries(copied),
  };
}
