import type { Client, Values } from '../../../../shared/model/index';
import { tidyName } from '../../../../shared/rules/names';
import type { MappingNotes } from './mapping';
import type { Patient } from './patient-shape';

/** For a system that gives its people no id but the resource's own. */
const RESOURCE_ID_SYSTEM = 'urn:waystation:import:patient-id';
const OWN_MEDICAID_SYSTEM = 'urn:waystation:medicaid';
const LONGEST_MEDICAID_ID = 40;

/** Types (HL7 table 0203) and systems of numbers the product never keeps. */
const SOCIAL_SECURITY_TYPES = new Set(['SS', 'SB']);
const GOVERNMENT_TYPES = new Set(['DL', 'PPN', 'DLN', 'DP', 'CZ', 'TAX', 'NI', 'MI']);
const SOCIAL_SECURITY_SYSTEM = /us-ssn|\bssn\b|social.?security|2\.16\.840\.1\.113883\.4\.1$/i;
const GOVERNMENT_SYSTEM = /passport|driver|2\.16\.840\.1\.113883\.4\.3\.\d+$/i;

export type MappedIdentifiers = Pick<Values<typeof Client>, 'externalIdentifiers' | 'medicaidId'>;

/** Ids to find the person again at a second import; numbers of the state are left where they are. */
export function mapIdentifiers(patient: Patient, notes: MappingNotes): MappedIdentifiers {
  const kept = new Map<string, { system: string; value: string }>();
  let medicaidId: string | null = null;
  for (const { type, system, value } of patient.identifier ?? []) {
    const text = tidyName(value ?? null);
    const uri = tidyName(system ?? null);
    if (text === null) continue;
    const types = (type?.coding ?? []).map(({ code }) => code ?? '');
    if (types.some((code) => SOCIAL_SECURITY_TYPES.has(code)) || SOCIAL_SECURITY_SYSTEM.test(uri ?? '')) {
      notes.notKept.add('social_security_number');
    } else if (types.some((code) => GOVERNMENT_TYPES.has(code)) || GOVERNMENT_SYSTEM.test(uri ?? '')) {
      notes.notKept.add('government_id');
    } else if (types.includes('MA') || uri === OWN_MEDICAID_SYSTEM) {
      if (text.length > LONGEST_MEDICAID_ID) notes.problem('text_too_long', 'identifier');
      medicaidId ??= text;
    } else if (uri !== null) {
      kept.set(`${uri} ${text}`, { system: uri, value: text });
    }
  }
  const resourceId = tidyName(patient.id ?? null);
  if (kept.size === 0 && resourceId !== null) {
    kept.set(resourceId, { system: RESOURCE_ID_SYSTEM, value: resourceId });
  }
  return { externalIdentifiers: [...kept.values()], medicaidId };
}
