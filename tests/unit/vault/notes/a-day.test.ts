import { describe, expect, it } from 'vitest';

import { asyncFailureOf } from '../../../support/temporary-store';
import { intakeOf } from '../../../support/clinic';
import { openVaultHarness } from '../../../support/vault-harness';

const MINUTE = 60_000;

describe('a clinic day through the whole vault', () => {
  it('goes from intake over the roll call to a signed note, with the real passphrase', async () => {
    const harness = await openVaultHarness({ signedIn: 'front_desk' });
    const { people } = harness.site;
    const today = '2026-03-10';
    const { clientId, chartNumber } = await harness.call('client.create', {
      intake: intakeOf({ assignedWorkerId: people.peer_worker.id, preferredName: 'Anita' }),
      notDuplicateReason: null,
    });
    expect(chartNumber).toBe('CEDAR-000001');
    expect(await harness.call('client.open', { clientId })).toMatchObject({ encounters: null, notes: null });

    await harness.signIn('peer_worker');
    const list = await harness.call('client.list', {
      filter: { text: 'anit bac', statuses: ['active'], workerIds: [] },
      sort: [{ column: 'displayName', descending: false }],
      offset: 0,
      limit: 50,
    });
    expect(list).toMatchObject({ total: 1, rows: [{ clientId, displayName: 'Anita Baca' }] });
    const { groupId } = await harness.call('group.create', {
      name: 'Morning circle',
      topic: 'coping',
      facilitatorId: people.peer_worker.id,
      placeOfService: 'non_residential',
      place: null,
      usualStartTime: '08:00',
      usualMinutes: 60,
      capacity: 12,
      memberIds: [clientId],
    });
    const session = await harness.call('session.open', { groupId, heldOn: today });
    const saved = await harness.call('session.saveAttendance', {
      sessionId: session.id,
      expectedRevision: session.revision,
      startAt: session.startAt,
      endAt: session.endAt,
      guestCount: 0,
      marks: [{ clientId, mark: 'late', inAt: session.startAt + 15 * MINUTE, outAt: null }],
    });
    expect(saved).toMatchObject({ presentCount: 1, encounterCount: 1 });

    const { items } = await harness.call('note.workQueue', {});
    expect(items).toMatchObject([
      { kind: 'note_to_write', clientId, minutes: 45, groupName: 'Morning circle' },
    ]);
    const encounterId = items[0]?.encounterId ?? '';
    const { noteId } = await harness.call('note.start', { encounterId, formatCode: 'pirp' });
    const note = {
      noteId,
      expectedRevision: 1,
      sections: { purpose: 'a', intervention: 'b', response: 'c', plan: 'd' },
      noGoalReason: 'first_contact',
      safetyStep: null,
    } as const;
    const refused = await asyncFailureOf(
      harness.call('note.sign', { ...note, passphrase: 'not my passphrase' }),
    );
    expect(refused.code).toBe('WRONG_PASSPHRASE');
    harness.clock.pass(MINUTE * 60);
    await harness.call('note.sign', { ...note, passphrase: people.peer_worker.passphrase });
    expect(await harness.call('note.open', { noteId })).toMatchObject({
      status: 'signed',
      signatureMatches: true,
      credentialNumber: 'CPSW-0042',
      encounter: { minutes: 45, groupName: 'Morning circle' },
    });
    expect(await harness.call('today.board', {})).toMatchObject({
      arrivalsToday: 1,
      notesToWrite: 0,
      notesToSign: 0,
      groups: [{ sessionStatus: 'held', presentCount: 1 }],
    });

    await harness.signIn('front_desk');
    expect((await asyncFailureOf(harness.call('note.open', { noteId }))).code).toBe('NOT_PERMITTED');
    await harness.close();
  });
});
