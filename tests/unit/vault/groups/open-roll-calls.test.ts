import { describe, expect, it } from 'vitest';

import { addDays } from '../../../../shared/time';
import { heldGroup, mark } from './held-group';

describe('a roll call that was opened', () => {
  it('is to be closed from its start on, for whoever leads and whoever began to mark it, until it is saved or cancelled', () => {
    const { worker, people, clinic, groupId, save } = heldGroup();
    const lists = (seat = worker) => [
      seat
        .call('note.workQueue', {})
        .sessionsToClose.map(({ heldOn, isSaved, noteCount }) => [heldOn, isSaved, noteCount]),
      seat.call('today.board', {}).rollCallsToSave,
    ];
    expect(lists()).toEqual([[[clinic.today, false, 0]], 1]);
    const helper = clinic.staff('peer_worker');
    expect(lists(helper)).toEqual([[], 0]);
    const { id: subject } = helper.call('session.open', { groupId, heldOn: clinic.today });
    helper.call('draft.save', { kind: 'attendance', subject, content: { marks: [] } });
    expect(lists(helper)).toEqual([[[clinic.today, false, 0]], 1]);
    // Looked at early: nothing is late yet.
    const evening = worker.call('group.create', {
      name: 'Evening circle',
      topic: 'coping',
      facilitatorId: worker.user.id,
      placeOfService: 'non_residential',
      place: null,
      usualStartTime: '23:00',
      usualMinutes: 30,
      capacity: null,
      memberIds: [],
    });
    worker.call('session.open', { groupId: evening.groupId, heldOn: clinic.today });
    expect(lists()).toEqual([[[clinic.today, false, 0]], 1]);
    save(people.map((person) => mark(person, 'present')));
    expect(lists()).toEqual([[[clinic.today, true, 4]], 0]);
    const yesterday = addDays(clinic.today, -1);
    worker.call('session.open', { groupId, heldOn: yesterday });
    expect(lists()).toEqual([
      [
        [yesterday, false, 0],
        [clinic.today, true, 4],
      ],
      1,
    ]);
    worker.call('session.setCancelled', { groupId, heldOn: yesterday, isCancelled: true, reason: 'Snow' });
    expect(lists()[1]).toBe(0);
  });
});
