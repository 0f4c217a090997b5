import type { ImportProblemCode } from '../../../../shared/exchange/import-codes';
import { birthDateProblem } from '../../../../shared/rules/birth-date';
import type { SiteRules } from '../../../../shared/rules/birth-date';
import { isLocalDate } from '../../../../shared/time';
import type { LocalDate } from '../../../../shared/time';
import type { MappingNotes } from './mapping';
import type { Patient } from './patient-shape';

/** Dates of birth and death as they are stored. */
export interface MappedDates {
  readonly birthDate: LocalDate | null;
  readonly birthDateIsEstimated: boolean;
  readonly deceasedOn: LocalDate | null;
  readonly isDeceased: boolean;
}

interface PartialDate {
  readonly date: LocalDate;
  readonly isWhole: boolean;
}

/** Reads the dates, checked by the rules of the intake (R-INT-04); of somebody who died, by their age then. */
export function mapDates(patient: Patient, rules: SiteRules, notes: MappingNotes): MappedDates {
  const birth = readDate(patient.birthDate, 'birthDate', 'birth_date_not_a_date', notes);
  const death = readDate(patient.deceasedDateTime, 'deceasedDateTime', 'death_date_not_a_date', notes);
  const isDeceased = patient.deceasedBoolean === true || patient.deceasedDateTime !== undefined;
  if (death !== undefined && death.date > rules.today) {
    notes.problem('death_date_in_future', 'deceasedDateTime');
  } else if (birth !== undefined && death !== undefined && death.date < birth.date && death.isWhole) {
    notes.problem('death_before_birth', 'deceasedDateTime');
  } else if (birth !== undefined) {
    const problem = birthDateProblem(birth.date, {
      today: death?.date ?? rules.today,
      // A record of somebody who died is kept whatever their age was.
      servesMinors: rules.servesMinors || isDeceased,
    });
    if (problem !== null) notes.problem(BIRTH_DATE_PROBLEMS[problem] ?? 'birth_date_not_a_date', 'birthDate');
  }
  return {
    birthDate: birth?.date ?? null,
    birthDateIsEstimated: birth?.isWhole === false,
    // A day that isn't known isn't made up.
    deceasedOn: death?.isWhole === true ? death.date : null,
    isDeceased,
  };
}

/** What the intake's rule says about a date of birth, as a problem of a line. */
export const BIRTH_DATE_PROBLEMS: Readonly<Record<string, ImportProblemCode>> = {
  birth_date_in_future: 'birth_date_in_future',
  birth_date_too_long_ago: 'birth_date_too_long_ago',
  under_age: 'under_age',
};

/** A FHIR date: a day, a month or a year; of a date and time the day as it was where it happened. */
function readDate(
  text: string | undefined,
  path: string,
  problem: ImportProblemCode,
  notes: MappingNotes,
): PartialDate | undefined {
  if (text === undefined) return undefined;
  const [, date = '', time] = /^(\d{4}(?:-\d{2}(?:-\d{2})?)?)(T.+)?$/.exec(text) ?? [];
  // The middle of what is known is never more than half of it off.
  const whole = date.length === 4 ? `${date}-07-01` : date.length === 7 ? `${date}-15` : date;
  if (!isLocalDate(whole) || (time !== undefined && date.length !== 10)) {
    notes.problem(problem, path);
    return undefined;
  }
  if (date.length < 10) notes.notKept.add('incomplete_date');
  return { date: whole, isWhole: date.length === 10 };
}
