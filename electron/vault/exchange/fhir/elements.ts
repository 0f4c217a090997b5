import type { CodeableConcept, Coding, Extension, Period, Reference } from '@medplum/fhirtypes';

import type { CodeList } from '../../../../shared/codes';
import type { Site } from '../../../../shared/model/index';
import type { Row } from '../../../../shared/model/index';
import type { InstantMs, LocalDate } from '../../../../shared/time';
import { dateTimeText } from './date-time';

/** The FHIR resource types a bundle holds, in an order where references point backwards. */
export const FHIR_TYPES = [
  'Organization',
  'Practitioner',
  'Patient',
  'RelatedPerson',
  'Group',
  'Appointment',
  'Encounter',
  'Goal',
  'Composition',
] as const;

export type FhirType = (typeof FHIR_TYPES)[number];

/** What every mapping needs to know beside its record. */
export interface FhirContext {
  readonly site: Row<typeof Site>;
  /** Today at the site, the same for the whole bundle. */
  readonly today: LocalDate;
  /** Whether the bundle holds the resource; nothing may point to one it doesn't hold. */
  has(type: FhirType, id: string): boolean;
}

type Loose<Shape> = { [Key in keyof Shape]: Shape[Key] | null | undefined };

/** The element without its empty parts: FHIR knows no null, no empty list and no empty object. */
export function element<Shape extends object>(parts: Loose<Shape>): Shape {
  const kept = Object.entries(parts).filter(
    ([, value]) => value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  // What was taken out is what the target type allows to be absent; the callers' types say which that is.
  return Object.fromEntries(kept) as Shape;
}

/** A relative reference, the only kind a bundle holds. */
export function referenceTo(type: FhirType, id: string): Reference<never> {
  return { reference: `${type}/${id}` };
}

/** The system of the product's own code lists; the lists are in `csv/dictionary.csv`. */
export function ownSystem(list: CodeList): string {
  return `urn:waystation:code:${list.name}`;
}

/** A code of one of the product's lists, as its own coding. */
export function ownCoding(list: CodeList, slug: string): Coding {
  return element<Coding>({ system: ownSystem(list), code: slug, display: list.codes[slug]?.en });
}

/** The standard coding of a slug, when its list has one. */
export function standardCoding(list: CodeList, slug: string, display?: string): Coding | undefined {
  const code = list.codes[slug]?.fhir;
  if (code === undefined || list.fhirSystem === undefined) return undefined;
  return element<Coding>({ system: list.fhirSystem, code, display });
}

/** The code with its English label as text: standard coding first, then the product's own. */
export function ownConcept(list: CodeList, slug: string): CodeableConcept {
  const standard = standardCoding(list, slug);
  return element<CodeableConcept>({
    coding: [...(standard === undefined ? [] : [standard]), ownCoding(list, slug)],
    text: list.codes[slug]?.en,
  });
}

/** An extension of the product's own. */
export function ownExtension(name: string, value: Omit<Extension, 'url'>): Extension {
  return { url: `urn:waystation:extension:${name}`, ...value };
}

/** The instant with the site's offset, as dateTime and instant want it. */
export function dateTime(instant: InstantMs, site: Row<typeof Site>): string {
  return dateTimeText(instant, site.timeZone);
}

/** A period of instants. */
export function period(start: InstantMs, end: InstantMs, site: Row<typeof Site>): Period {
  return { start: dateTime(start, site), end: dateTime(end, site) };
}
