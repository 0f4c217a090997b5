import { expect } from 'vitest';

import { attendanceEncounterIdentifier, attendanceIdentifier } from '../../../../shared/identifiers';
import { Encounter } from '../../../../shared/model';
import type { Row } from '../../../../shared/model';
import { getRecord } from '../../../../electron/vault/store/records';
import { Clinic } from '../../../support/clinic';
import { failureOf } from '../../../support/temporary-store';
import type { CallInput } from '../../../support/vault-harness';

type Line = CallInput<'session.saveAttendance'>['marks'][number];

/** A group at 08:00 for an hour, now 09:00, with four people on its list. */
export function heldGroup({ capacity = 12 }: { readonly capacity?: number } = {}) {
  const clinic = new Clinic();
  const worker = clinic.staff('peer_worker', { displayName: 'Pat Peer' });
  const people = ['Ana', 'Beto', 'Cruz', 'Delia'].map(
    (legalFirstName, index) =>
      clinic.client({ legalFirstName, legalLastName: null, chartNumber: `LC-00000${index}` }).id,
  ) as [string, string, string, string];
  const { groupId } = worker.call('group.create', {
    name: 'Morning circle',
    topic: 'coping',
    facilitatorId: worker.user.id,
    placeOfService: 'non_residential',
    place: null,
    usualStartTime: '08:00',
    usualMinutes: 60,
    capacity,
    memberIds: people,
  });
  const session = worker.call('session.open', { groupId, heldOn: clinic.today });
  let { revision } = session;
  const input = (marks: Line[], values: Partial<CallInput<'session.saveAttendance'>> = {}) => ({
    sessionId: session.id,
    expectedRevision: revision,
    startAt: session.startAt,
    endAt: session.endAt,
    guestCount: 0,
    marks,
    ...values,
  });
  const save = (marks: Line[], values: Partial<CallInput<'session.saveAttendance'>> = {}, seat = worker) => {
    const output = seat.call('session.saveAttendance', input(marks, values));
    ({ revision } = output.session);
    return output;
  };
  const encounterOf = (clientId: string): Row<typeof Encounter> | undefined =>
    getRecord(
      clinic.database.store.reader,
      Encounter,
      attendanceEncounterIdentifier(attendanceIdentifier(session.id, clientId)),
    );
  return { clinic, worker, people, groupId, session, save, encounterOf };
}

/** A line of the roll call. */
export const mark = (
  clientId: string,
  value: Line['mark'],
  inAt: number | null = null,
  outAt: number | null = null,
): Line => ({
  clientId,
  mark: value,
  inAt,
  outAt,
});

/** The broken rules, as `path code`; fails when nothing or something else is refused. */
export const problemsOf = (work: () => unknown) => {
  const refused = failureOf(work);
  expect(refused.code).toBe('RULE_BROKEN');
  return refused.details?.problems?.map(({ path, code }) => `${path} ${code}`);
};
