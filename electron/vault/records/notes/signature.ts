import { createHash, timingSafeEqual } from 'node:crypto';

import type { Note, NoteAddendum, NoteReview, Row } from '../../../../shared/model';
import { canonicalAddendum, canonicalNote, canonicalReview } from '../../../../shared/rules/note-signing';

/** SHA-256 over the canonical form of a note, hex (R-NOTE-02). */
export function noteHash(note: Parameters<typeof canonicalNote>[0]): string {
  return sha256(canonicalNote(note));
}

/** SHA-256 over the canonical form of an addendum, hex. */
export function addendumHash(addendum: Parameters<typeof canonicalAddendum>[0]): string {
  return sha256(canonicalAddendum(addendum));
}

/** SHA-256 over the canonical form of a supervisor's decision, hex. */
export function reviewHash(review: Parameters<typeof canonicalReview>[0]): string {
  return sha256(canonicalReview(review));
}

/** Whether a decision still is what was signed. */
export function doesReviewMatch(review: Row<typeof NoteReview>): boolean {
  return isSameHash(reviewHash(review), review.signatureHash);
}

/** Whether a note still is what was signed; `null` while nothing was. */
export function doesSignatureMatch(note: Row<typeof Note>): boolean | null {
  if (note.signedAt === null && note.signatureHash === null) return null;
  return isSameHash(noteHash(note), note.signatureHash ?? '');
}

/** Whether an addendum still is what was signed. */
export function doesAddendumMatch(addendum: Row<typeof NoteAddendum>): boolean {
  return isSameHash(addendumHash(addendum), addendum.signatureHash);
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

function isSameHash(left: string, right: string): boolean {
  const leftBytes = Buffer.from(left, 'hex');
  const rightBytes = Buffer.from(right, 'hex');
  return leftBytes.length === rightBytes.length && timingSafeEqual(leftBytes, rightBytes);
}
