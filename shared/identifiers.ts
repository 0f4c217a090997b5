import { v5, v7, validate } from 'uuid';
import { z } from 'zod';

export const UuidSchema = z
  .string()
  .length(36)
  .refine((value) => validate(value) && value === value.toLowerCase(), { error: 'not_an_id' });

/** Namespace of attendance ids; fixed for ever, so two machines make the same id for the same person and session. */
const ATTENDANCE_NAMESPACE = '5f0ad3c8-6f0e-4c39-9d0e-5a0c1b7f4a11';

/** A new time-ordered record id (UUIDv7). */
export function newIdentifier(): string {
  return v7();
}

/** The one id of a person's attendance at a session, the same on every machine (UUIDv5). */
export function attendanceIdentifier(sessionId: string, clientId: string): string {
  return v5(`${sessionId}/${clientId}`, ATTENDANCE_NAMESPACE);
}
