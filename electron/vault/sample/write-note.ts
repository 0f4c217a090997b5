import { createHash } from 'node:crypto';

import { newIdentifier } from '../../../shared/identifiers';
import { Note, User } from '../../../shared/model';
import type { Encounter, Goal, Row, Values } from '../../../shared/model';
import { NOTE_FORMATS } from '../../../shared/rules/note-formats';
import { canonicalNote, isLateEntry } from '../../../shared/rules/note-signing';
import type { WriteContext } from '../store/changes';
import type { Writer } from '../store/connection';
import { getRecord, insertRecord } from '../store/records';
import type { SampleNoteText } from './note-texts';

interface SampleNote {
  readonly encounter: Row<typeof Encounter>;
  readonly text: SampleNoteText;
  readonly language: 'en' | 'es';
  readonly isSigned: boolean;
  /** What the contact worked on; `null` for somebody without goals. */
  readonly goals: readonly Row<typeof Goal>[] | null;
}

/** Writes the note of a contact, as its worker would have; a signed one carries a signature that holds. */
export function writeSampleNote(writer: Writer, change: WriteContext, sample: SampleNote): void {
  const { encounter, text, language, isSigned } = sample;
  const goals = sample.goals ?? [];
  const format = NOTE_FORMATS[0];
  if (format === undefined) throw new TypeError('There is a note format');
  const unsigned: Values<typeof Note> = {
    clientId: encounter.clientId,
    encounterId: encounter.id,
    authorId: encounter.workerId,
    formatCode: format.code,
    formatVersion: format.version,
    serviceDate: encounter.serviceDate,
    sections: {
      purpose: text.purpose[language],
      intervention: text.intervention[language],
      response: text.response[language],
      plan: text.plan[language],
    },
    goalIds: goals.map(({ id }) => id),
    goalWords: null,
    noGoalReason: goals.length > 0 ? null : sample.goals === null ? 'no_goal_yet' : 'not_about_goals',
    safetyStep: null,
    status: 'draft',
    signedAt: null,
    credentialType: null,
    credentialNumber: null,
    signatureHash: null,
    isLateEntry: false,
    statusReason: null,
    interventions: null,
    craving: null,
    confidence: null,
    copiedSections: null,
    replacesNoteId: null,
    cosignRequired: null,
  };
  const id = newIdentifier();
  if (!isSigned) {
    insertRecord(writer, change, Note, unsigned, { id });
    return;
  }
  const author = getRecord(writer, User, encounter.workerId);
  const signed: Values<typeof Note> = {
    ...unsigned,
    status: 'signed',
    goalWords: goals.length === 0 ? null : goals.map(({ words }) => words),
    signedAt: change.now,
    credentialType: author?.credentialType ?? null,
    credentialNumber: author?.credentialNumber ?? null,
    isLateEntry: isLateEntry(change.now, encounter.endAt),
  };
  const signatureHash = createHash('sha256')
    .update(canonicalNote({ ...signed, id }))
    .digest('hex');
  insertRecord(writer, change, Note, { ...signed, signatureHash }, { id });
}
