import { v5, v7, validate } from 'uuid';
import { z } from 'zod';

export const UuidSchema = z
  .string()
  .length(36)
  .refine((value) => validate(value) && value === value.toLowerCase(), { error: 'not_an_id' });

/** Namespace of attendance ids; fixed for ever, so two machines make the same id for the same person and session. */
const ATTENDANCE_NAMESPACE = '5f0ad3c8-6f0e-4c39-9d0e-5a0c1b7f4a11';

/** Namespaces of group sessions and of the contacts that follow from attendance; fixed for ever as well. */
const GROUP_SESSION_NAMESPACE = '8f6b3a52-3b0f-4c57-8a55-0d1b6b6f2c90';
const ATTENDANCE_ENCOUNTER_NAMESPACE = '1c9d5b0e-7a43-4e0c-9f3a-6a2f5e8d7b14';

const NAMED_STAFF_NAMESPACE = '2f1c6a0d-93d1-4c3e-8f43-5b7f0c1d9e62';
/** Namespace of co-signing policies: one a worker, whichever computer sets it. */
const COSIGN_POLICY_NAMESPACE = '3a2d8f6c-91f4-4b1e-8d0b-5a9e7c1f2b36';

const HOLIDAY_NAMESPACE = '6e9c3f10-58b2-4d77-9c41-0f8a2d5b7e63';
/** Namespace of admission answer ids. */
const ADMISSION_NAMESPACE = '5b0a3c0e-7f2d-4c5b-9e51-2f8f0c6d1a44';

const SUPPORT_PHASE_NAMESPACE = 'c0a1f6d4-3a5e-4f0b-8d6c-92b7e4a1d358';

/** A new time-ordered record id (UUIDv7). */
export function newIdentifier(): string {
  return v7();
}

/** The one id of a person's attendance at a session, the same on every machine (UUIDv5). */
export function attendanceIdentifier(sessionId: string, clientId: string): string {
  return v5(`${sessionId}/${clientId}`, ATTENDANCE_NAMESPACE);
}

/** The one id of a group's session on a day, so that two machines opening it make one session (UUIDv5). */
export function groupSessionIdentifier(seriesId: string, heldOn: string): string {
  return v5(`${seriesId}/${heldOn}`, GROUP_SESSION_NAMESPACE);
}

/** The one id of the contact that an attendance makes (UUIDv5). */
export function attendanceEncounterIdentifier(attendanceId: string): string {
  return v5(attendanceId, ATTENDANCE_ENCOUNTER_NAMESPACE);
}

/** The one id of a staff member's name on a restricted chart, the same on every machine (UUIDv5). */
export function namedStaffIdentifier(clientId: string, userId: string): string {
  return v5(`${clientId}/${userId}`, NAMED_STAFF_NAMESPACE);
}

/** The one id of a worker's co-signing policy (UUIDv5). */
export function cosignPolicyIdentifier(workerId: string): string {
  return v5(workerId, COSIGN_POLICY_NAMESPACE);
}

/** The one id of a day nobody meets, the same on every machine (UUIDv5). */
export function holidayIdentifier(heldOn: string): string {
  return v5(heldOn, HOLIDAY_NAMESPACE);
}

/**
 * The one id of the answers of a kind given at somebody's admission, so that two machines that begin them make one record
 * (UUIDv5).
 */
export function admissionIdentifier(kind: 'situation' | 'health', episodeOrClientId: string): string {
  return v5(`${episodeOrClientId}/${kind}`, ADMISSION_NAMESPACE);
}

/** The one id of what a chart says of the phase of support, so that two machines that say it first make one record (UUIDv5). */
export function supportPhaseIdentifier(clientId: string): string {
  return v5(clientId, SUPPORT_PHASE_NAMESPACE);
}
