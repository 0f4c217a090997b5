import type { Resource } from '@medplum/fhirtypes';

import { ClinicFailure } from '../../../../shared/errors';
import { isRealDate, isRealDateTime } from './date-time';
import { FHIR_TYPES } from './elements';
import type { FhirType } from './elements';

const ID = /^[A-Za-z0-9\-.]{1,64}$/;
const REFERENCE = /^([A-Z][A-Za-z]+)\/([A-Za-z0-9\-.]{1,64})$/;
/** Elements of the resources written here that hold more than free text. */
const ELEMENT_KINDS: ReadonlyMap<string, 'date' | 'date_time' | 'either' | 'reference'> = new Map([
  ['birthDate', 'date'],
  ['valueDate', 'date'],
  ['startDate', 'date'],
  ['statusDate', 'date'],
  ['dueDate', 'date'],
  ['deceasedDateTime', 'either'],
  ['start', 'either'],
  ['end', 'either'],
  ['date', 'date_time'],
  ['time', 'date_time'],
  ['reference', 'reference'],
]);

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

  #checkElement(value: object, path: string, resource: Resource): void {
    let isEmpty = true;
    for (const key in value) {
      isEmpty = false;
      const part = (value as Readonly<Record<string, unknown>>)[key];
      if (part === null || part === undefined || part === '') throw failed(`${path}.${key}`, 'empty');
      if (typeof part === 'object') this.#checkElement(part, `${path}.${key}`, resource);
      else if (typeof part === 'string') this.#checkText(key, part, path, resource);
    }
    if (isEmpty) throw failed(path, 'empty');
  }

  #checkText(key: string, text: string, path: string, resource: Resource): void {
    const kind = ELEMENT_KINDS.get(key);
    if (kind === undefined) return;
    const partPath = `${path}.${key}`;
    if (kind === 'reference') this.#checkReference(text, partPath, resource);
    else if (kind === 'date' && !isRealDate(text)) throw failed(partPath, 'not_a_date');
    else if (kind === 'date_time' && !isRealDateTime(text)) throw failed(partPath, 'not_a_date_time');
    else if (kind === 'either' && !isRealDate(text) && !isRealDateTime(text)) {
      throw failed(partPath, 'not_a_date_time');
    }
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

function failed(path: string, code: string): ClinicFailure {
  return new ClinicFailure('EXPORT_CHECK_FAILED', {
    problems: [{ path: path.replace(/\.(\d+)(?=\.|$)/g, '[$1]').slice(0, 200), code }],
  });
}
