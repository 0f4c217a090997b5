import type { Resource } from '@medplum/fhirtypes';

import { ClinicFailure } from '../../../../shared/errors';
import { isLocalDate } from '../../../../shared/time';
import { FHIR_TYPES } from './elements';
import type { FhirType } from './elements';

const ID = /^[A-Za-z0-9\-.]{1,64}$/;
const REFERENCE = /^([A-Z][A-Za-z]+)\/([A-Za-z0-9\-.]{1,64})$/;
const DATE_TIME = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}(Z|[+-](0\d|1[0-4]):[0-5]\d)$/;
/** Elements of the resources written here that hold a date or a date and time. */
const DATE_ELEMENTS = new Set(['birthDate', 'valueDate']);
const DATE_TIME_ELEMENTS = new Set(['time']);
const EITHER_ELEMENTS = new Set(['start', 'end', 'deceasedDateTime']);

type Has = (type: FhirType, id: string) => boolean;

/**
 * What no validator at hand finds, checked on every resource before it is sealed (domain §6.3): real calendar dates,
 * the form of ids, no empty element, and that every reference points into the bundle. Uniqueness of ids follows from
 * them rising.
 */
export class ResourceChecker {
  readonly #has: Has;
  readonly #lastIds = new Map<string, string>();

  constructor(has: Has) {
    this.#has = has;
  }

  /**
   * @param stream resources of one stream come with rising ids
   * @throws ClinicFailure `EXPORT_CHECK_FAILED` with the element's path and what is wrong with it
   */
  check(stream: string, resource: Resource): void {
    const id = resource.id ?? '';
    if (!ID.test(id)) throw failed(`${resource.resourceType}.id`, 'not_an_id');
    const before = this.#lastIds.get(stream);
    if (before !== undefined && before >= id) throw failed(`${resource.resourceType}.id`, 'not_rising');
    this.#lastIds.set(stream, id);
    this.#checkElement(resource, resource.resourceType, resource);
  }

  #checkElement(value: unknown, path: string, resource: Resource): void {
    if (value === null || value === undefined || value === '') throw failed(path, 'empty');
    if (typeof value !== 'object') return;
    const entries = Object.entries(value);
    if (entries.length === 0) throw failed(path, 'empty');
    for (const [key, part] of entries) {
      const partPath = Array.isArray(value) ? `${path}[${key}]` : `${path}.${key}`;
      this.#checkElement(part, partPath, resource);
      if (typeof part === 'string') this.#checkText(key, part, partPath, resource);
    }
  }

  #checkText(key: string, text: string, path: string, resource: Resource): void {
    const isDocumentDate = key === 'date' && resource.resourceType === 'Composition';
    if (DATE_ELEMENTS.has(key) && !isLocalDate(text)) throw failed(path, 'not_a_date');
    if ((DATE_TIME_ELEMENTS.has(key) || isDocumentDate) && !isDateTime(text))
      throw failed(path, 'not_a_date_time');
    if (EITHER_ELEMENTS.has(key) && !isLocalDate(text) && !isDateTime(text))
      throw failed(path, 'not_a_date_time');
    if (key === 'reference') this.#checkReference(text, path, resource);
  }

  #checkReference(reference: string, path: string, resource: Resource): void {
    if (reference.startsWith('#')) {
      const contained = 'contained' in resource ? (resource.contained ?? []) : [];
      if (!contained.some(({ id }) => `#${id ?? ''}` === reference))
        throw failed(path, 'reference_unresolved');
      return;
    }
    const [, typeName, id] = REFERENCE.exec(reference) ?? [];
    const type = FHIR_TYPES.find((known) => known === typeName);
    if (type === undefined || id === undefined || !this.#has(type, id))
      throw failed(path, 'reference_unresolved');
  }
}

/** Whether the text is a FHIR date and time with zone, on a day that exists. */
export function isDateTime(text: string): boolean {
  const [, date] = DATE_TIME.exec(text) ?? [];
  return date !== undefined && isLocalDate(date);
}

function failed(path: string, code: string): ClinicFailure {
  return new ClinicFailure('EXPORT_CHECK_FAILED', { problems: [{ path: path.slice(0, 200), code }] });
}
