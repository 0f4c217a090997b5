import type { z } from 'zod';

import { ClinicFailure } from '../../../../shared/errors';
import type { ImportNotKeptCode, ImportProblemCode } from '../../../../shared/exchange/import-codes';
import type { Client, RelatedPerson, Values } from '../../../../shared/model/index';
import type { SiteRules } from '../../../../shared/rules/birth-date';
import { MappingNotes } from './mapping';
import type { LineProblem } from './mapping';
import { mapAddress, mapContacts } from './patient-contacts';
import type { MappedContact } from './patient-contacts';
import { mapDates } from './patient-dates';
import { mapDemographics } from './patient-demographics';
import { mapIdentifiers } from './patient-identifiers';
import { mapNames } from './patient-names';
import { PatientShape } from './patient-shape';
import type { Patient } from './patient-shape';

/** An emergency contact, before there is a record of them. */
export type MappedEmergencyContact = Pick<Values<typeof RelatedPerson>, 'name' | 'relationship' | 'phone'>;

/** A person as they would come in; chart number, worker and reason are given when they do. */
export interface MappedPerson {
  readonly client: Omit<
    Values<typeof Client>,
    'chartNumber' | 'assignedWorkerId' | 'notDuplicateReason' | 'noEmergencyContact' | 'nextContactOn'
  >;
  readonly contacts: readonly MappedContact[];
  /** Whom to call in an emergency, as far as the file says. */
  readonly emergencyContact: MappedEmergencyContact | null;
}

export type MappedLine =
  | {
      readonly ok: true;
      readonly person: MappedPerson;
      readonly notKept: ReadonlySet<ImportNotKeptCode>;
    }
  | { readonly ok: false; readonly problems: readonly LineProblem[] };

/** Turns one parsed line into a person, or says what is wrong with it. */
export function mapPatient(value: unknown, rules: SiteRules): MappedLine {
  const resourceType = resourceTypeOf(value);
  if (resourceType !== 'Patient') return failed([{ code: 'wrong_resource', path: 'resourceType' }]);
  const shaped = PatientShape.safeParse(value);
  if (!shaped.success) return failed(shaped.error.issues.map(problemOf));
  const notes = new MappingNotes();
  const person = personOf(shaped.data, rules, notes);
  if (notes.problems.length > 0) return failed(notes.problems);
  return { ok: true, person, notKept: notes.notKept };
}

/** The resource type a line says it is; `undefined` when it isn't a resource at all. */
export function resourceTypeOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('resourceType' in value)) return undefined;
  return typeof value.resourceType === 'string' ? value.resourceType : undefined;
}

function personOf(patient: Patient, rules: SiteRules, notes: MappingNotes): MappedPerson {
  const names = mapNames(patient, notes);
  const { isDeceased, ...dates } = mapDates(patient, rules, notes);
  return {
    client: {
      ...names,
      aliases: [...names.aliases],
      ...dates,
      ...mapDemographics(patient, notes),
      ...mapAddress(patient, rules.today, notes),
      ...mapIdentifiers(patient, notes),
      status: isDeceased ? 'deceased' : patient.active === false ? 'inactive' : 'active',
      pronouns: null,
      pronounsText: null,
      veteran: null,
      tribalAffiliation: null,
      mergedInto: null,
      isRestricted: false,
      firstContactOn: null,
      referralSource: null,
      participationConsentOn: null,
      noticeGivenOn: null,
      noticeVersion: null,
      noticeLanguage: null,
    },
    contacts: mapContacts(patient, rules.today, notes),
    emergencyContact: null,
  };
}

function failed(problems: readonly LineProblem[]): MappedLine {
  if (problems.length === 0) throw new ClinicFailure('INTERNAL');
  return { ok: false, problems };
}

/** The part of the resource a schema refused; its names are FHIR's own. */
function problemOf(issue: z.core.$ZodIssue): LineProblem {
  const path = issue.path
    .map((part) => (typeof part === 'number' ? `[${String(part)}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
  return { code: codeOf(issue), path: path.slice(0, 200) };
}

function codeOf(issue: z.core.$ZodIssue): ImportProblemCode {
  if (issue.path[0] === 'gender') return 'gender_unknown';
  if (issue.code === 'too_big') return issue.origin === 'array' ? 'too_many_entries' : 'text_too_long';
  if (issue.code === 'custom') return 'control_character';
  return 'wrong_shape';
}
