import { sqlFragment } from '../../store/sql';

/**
 * On a row of `change`: it may be in a file. Text of a note that isn't signed may not (R-EXP-05), and nothing is lost
 * by leaving it out for good: signing writes every field again.
 */
export const isExportable = sqlFragment`(change.entity <> 'note' OR EXISTS (
  SELECT 1 FROM note WHERE note.id = change.record_id AND note.signed_at IS NOT NULL))`;

/**
 * On a row of `change`: it is a reason to write a file. Every file under a consent adds disclosures, so they alone
 * are none, or there would always be something to send; nor are charts opened with a reason, which are the site's own.
 */
export const isOfSubstance = sqlFragment`change.entity NOT IN ('disclosure', 'chartOpening')`;

/**
 * On a row of `change`: it is about how the program keeps a person's record, not part of the record a consent lets
 * go: the accounting of disclosures to others, who was let into the chart and why.
 */
export const isOfProgramOnly = sqlFragment`change.entity IN ('disclosure', 'chartOpening', 'namedStaff')`;
