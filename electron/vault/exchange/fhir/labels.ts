import type { Coding, Meta } from '@medplum/fhirtypes';

const ACT_CODE = 'http://terminology.hl7.org/CodeSystem/v3-ActCode';

/**
 * On every resource (domain §6.1): restricted, protected by 42 CFR Part 2, about substance use, not to be passed on
 * without the person's authorization.
 */
const SECURITY_LABELS: readonly Coding[] = [
  {
    system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality',
    code: 'R',
    display: 'restricted',
  },
  { system: ACT_CODE, code: '42CFRPart2', display: '42 CFR Part2' },
  { system: ACT_CODE, code: 'SUD', display: 'substance use disorder information sensitivity' },
  { system: ACT_CODE, code: 'NOAUTH', display: 'no disclosure without subject authorization' },
];

/** The meta element of a resource: its labels, and the profile it follows. */
export function labelledMeta(profile?: string): Meta {
  return {
    ...(profile === undefined ? {} : { profile: [profile] }),
    security: SECURITY_LABELS.map((label) => ({ ...label })),
  };
}
