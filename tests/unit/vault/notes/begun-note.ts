import { expect } from 'vitest';

import { Encounter } from '../../../../shared/model';
import { insertRecord } from '../../../../electron/vault/store/records';
import { CLINIC_PASSPHRASE, Clinic } from '../../../support/clinic';
import type { StaffSeat } from '../../../support/clinic';
import { encounterValues } from '../../../support/record-values';
import { asyncFailureOf } from '../../../support/temporary-store';
import type { CallInput } from '../../../support/vault-harness';

/** The text of a note that can be signed. */
export const TEXT = {
  sections: {
    purpose: 'Preparó su entrevista 🙂.',
    intervention: 'Shared how I got my own first job back.',
    response: '"I can do this."',
    plan: 'Call on Monday at ten.',
  },
  noGoalReason: 'no_goal_yet',
  safetyStep: null,
} as const;

/** A contact from 09:00 to 10:00 today, now 11:00, and a note begun about it. */
export function begunNote(
  encounter: Partial<Parameters<typeof encounterValues>[0]> & { kind?: 'crisis' } = {},
) {
  const clinic = new Clinic({ at: '2026-03-09T17:00:00Z' });
  const author = clinic.staff('peer_worker', {
    displayName: 'Pat Peer',
    credentialType: 'cpsw',
    credentialNumber: '0042',
  });
  const client = clinic.client({ legalFirstName: 'Ana', legalLastName: 'Baca', preferredName: 'Anita' });
  const { id: encounterId } = clinic.write((writer, change) =>
    insertRecord(writer, change, Encounter, {
      ...encounterValues({ clientId: client.id, workerId: author.user.id }),
      ...encounter,
    }),
  );
  const { noteId } = author.call('note.start', { encounterId, formatCode: 'pirp' });
  const open = (seat: StaffSeat = author) => seat.call('note.open', { noteId });
  const save = (values: Partial<CallInput<'note.save'>> = {}, seat: StaffSeat = author) =>
    seat.call('note.save', { noteId, expectedRevision: open().revision, ...TEXT, ...values });
  const sign = (values: Partial<CallInput<'note.sign'>> = {}, seat: StaffSeat = author) =>
    seat.callLater('note.sign', {
      noteId,
      expectedRevision: open().revision,
      ...TEXT,
      passphrase: CLINIC_PASSPHRASE,
      ...values,
    });
  return { clinic, author, client, encounterId, noteId, open, save, sign };
}

/** The broken rules, as `path code`; fails when nothing or something else is refused. */
export const problemsOf = async (work: Promise<unknown>) => {
  const refused = await asyncFailureOf(work);
  expect(refused.code).toBe('RULE_BROKEN');
  return refused.details?.problems?.map(({ path, code }) => `${path} ${code}`);
};
