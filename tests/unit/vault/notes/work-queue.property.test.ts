import fc from 'fast-check';
import { expect, test } from 'vitest';

import { updateRecord } from '../../../../electron/vault/store/records';
import { ClinicFailure } from '../../../../shared/errors';
import { attendanceEncounterIdentifier, attendanceIdentifier } from '../../../../shared/identifiers';
import { Client } from '../../../../shared/model';
import { addDays } from '../../../../shared/time';
import type { LocalDate } from '../../../../shared/time';
import { CLINIC_PASSPHRASE, Clinic } from '../../../support/clinic';
import type { StaffSeat } from '../../../support/clinic';
import { TEXT } from './begun-note';

const PEOPLE = [0, 1, 2] as const;
const LATEST_DAY = 2;
/** Looking at every list takes longer than a step. */
const CHECKED_EVERY = 7;

/** What one contact and its note should be, kept beside the vault. */
interface Expected {
  readonly id: string;
  readonly person: number;
  readonly worker: number;
  readonly day: number;
  readonly isOfGroup: boolean;
  isDone: boolean;
  /** The note that stands. */
  note: null | { id: string; isSigned: boolean; isReturned: boolean; waits: boolean };
}

const which = fc.nat(30);
const person = fc.constantFrom(...PEOPLE);
const day = fc.nat(LATEST_DAY);
const marks = fc.tuple(...PEOPLE.map(() => fc.constantFrom('present', 'no_show', null)));

/** Of which contacts a step can be tried; some are refused all the same. */
const FITS = {
  write: ({ note }: Expected) => note === null,
  sign: ({ note }: Expected) => note?.isSigned === false,
  review: ({ note }: Expected) => note?.isSigned === true,
  noteInError: ({ note }: Expected) => note !== null,
  contactInError: () => true,
} as const;

const action = fc.oneof(
  fc.record({ does: fc.constant('record' as const), person, worker: fc.nat(1), day }),
  fc.record({ does: fc.constantFrom('write', 'sign', 'sign', 'noteInError', 'contactInError'), which }),
  fc.record({ does: fc.constant('review' as const), which, isReturned: fc.boolean() }),
  fc.record({ does: fc.constant('meet' as const), isClosing: fc.boolean(), day, marks }),
  fc.record({ does: fc.constant('restrict' as const), person, isRestricted: fc.boolean() }),
);

type Action = typeof action extends fc.Arbitrary<infer Value> ? Value : never;

/** Two workers, of whom the supervisor co-signs the first, who leads the group of all three people. */
class Site {
  readonly clinic = new Clinic();
  readonly workers = [this.clinic.staff('peer_worker'), this.clinic.staff('peer_worker')] as const;
  readonly supervisor = this.clinic.staff('supervisor');
  readonly people = PEOPLE.map((index) => ({
    id: this.clinic.client({
      legalFirstName: ['Ana', 'Beto', 'Cruz'][index] ?? '',
      legalLastName: null,
      chartNumber: `LC-${String(index)}`,
      assignedWorkerId: this.workers[0].user.id,
    }).id,
    isRestricted: false,
    missedOn: new Set<number>(),
  }));
  readonly contacts: Expected[] = [];
  /** Days whose roll call was opened and is not saved. */
  readonly openedOnly = new Set<number>();
  readonly groupId: string;
  #minute = 0;

  constructor() {
    const [lead] = this.workers;
    this.supervisor.call('cosignPolicy.set', {
      workerId: lead.user.id,
      rule: 'all',
      samplePercent: null,
      untilOn: null,
    });
    this.groupId = lead.call('group.create', {
      name: 'Morning circle',
      topic: 'coping',
      facilitatorId: lead.user.id,
      placeOfService: 'office',
      place: null,
      usualStartTime: '06:00',
      usualMinutes: 30,
      capacity: null,
      memberIds: this.people.map(({ id }) => id),
    }).groupId;
  }

  /** The day so many days ago. */
  date(days: number): LocalDate {
    return addDays(this.clinic.today, -days);
  }

  seat(index: number): StaffSeat {
    return this.workers[index === 0 ? 0 : 1];
  }

  record(act: { readonly person: number; readonly worker: number; readonly day: number }): void {
    this.#minute += 16;
    const startAt = this.clinic.at('00:00', this.date(act.day)) + this.#minute * 60_000;
    const { encounterId } = this.seat(act.worker).call('encounter.record', {
      clientId: this.people[act.person]?.id ?? '',
      kind: 'individual',
      modality: 'in_person',
      startAt,
      endAt: startAt + 15 * 60_000,
      excludedMinutes: 0,
      placeOfService: 'office',
      overlapReason: 'Both came together.',
    });
    this.contacts.push({ id: encounterId, ...act, isOfGroup: false, isDone: true, note: null });
  }

  async sign(contact: Expected, note: NonNullable<Expected['note']>): Promise<void> {
    const author = this.seat(contact.worker);
    const { revision } = author.call('note.open', { noteId: note.id });
    const signing = { noteId: note.id, expectedRevision: revision, passphrase: CLINIC_PASSPHRASE, ...TEXT };
    await author.callLater('note.sign', signing);
    Object.assign(note, { isSigned: true, isReturned: false, waits: contact.worker === 0 });
  }

  async review(contact: Expected, noteId: string, isReturned: boolean): Promise<void> {
    const { newDraftId } = await this.supervisor.callLater('review.decide', {
      noteId,
      decision: isReturned ? 'returned' : 'cosigned',
      comment: isReturned ? 'Say what you did.' : null,
      passphrase: CLINIC_PASSPHRASE,
    });
    contact.note =
      newDraftId === null
        ? { id: noteId, isSigned: true, isReturned: false, waits: false }
        : { id: newDraftId, isSigned: false, isReturned: true, waits: false };
  }

  /** Takes the roll of a day, and closes the session too. */
  meet(act: Extract<Action, { does: 'meet' }>): void {
    const { isClosing } = act;
    const [lead] = this.workers;
    const heldOn = this.date(act.day);
    const opened = lead.call('session.open', { groupId: this.groupId, heldOn });
    const { id, revision, startAt, endAt } = opened;
    // Until it was saved: a rule may refuse that.
    if (opened.status === 'planned') this.openedOnly.add(act.day);
    const marked = this.people.flatMap(({ id: clientId }, index) => {
      const mark = act.marks[index];
      return mark === 'present' || mark === 'no_show' ? [{ index, clientId, mark } as const] : [];
    });
    const roll = {
      sessionId: id,
      expectedRevision: revision,
      startAt,
      endAt,
      guestCount: 0,
      marks: marked.map(({ clientId, mark }) => ({ clientId, mark, inAt: null, outAt: null })),
    };
    if (isClosing) {
      const commonSections = { purpose: 'We met.' };
      lead.call('session.close', { ...roll, formatCode: 'pirp', commonSections, responses: [] });
    } else {
      lead.call('session.saveAttendance', { ...roll, correctionReason: 'Read the sheet again.' });
    }
    this.openedOnly.delete(act.day);
    for (const { index, clientId, mark } of marked) {
      if (mark === 'no_show') this.people[index]?.missedOn.add(act.day);
      else this.people[index]?.missedOn.delete(act.day);
      const encounterId = attendanceEncounterIdentifier(attendanceIdentifier(id, clientId));
      let contact = this.contacts.find((one) => one.id === encounterId);
      if (contact === undefined && mark === 'present') {
        const made = { id: encounterId, person: index, worker: 0, day: act.day };
        contact = { ...made, isOfGroup: true, isDone: true, note: null };
        this.contacts.push(contact);
      }
      if (contact === undefined) continue;
      contact.isDone = mark === 'present';
      if (!isClosing || mark !== 'present' || contact.note !== null) continue;
      const { noteId } = lead.call('note.start', { encounterId, formatCode: null });
      contact.note = { id: noteId, isSigned: false, isReturned: false, waits: false };
    }
  }
}

async function perform(site: Site, act: Action): Promise<void> {
  if (act.does === 'record') {
    site.record(act);
    return;
  }
  if (act.does === 'restrict') {
    const one = site.people[act.person];
    if (one === undefined) return;
    const values = { isRestricted: act.isRestricted, assignedWorkerId: site.workers[1].user.id };
    site.clinic.write((writer, change) =>
      updateRecord(writer, change, Client, one.id, values, { expectedRevision: 'newest' }),
    );
    one.isRestricted = act.isRestricted;
    return;
  }
  if (act.does === 'meet') {
    site.meet(act);
    return;
  }
  // Only of contacts it can be done with, so that most steps are one.
  const fitting = site.contacts.filter((one) => FITS[act.does](one));
  const contact = fitting[act.which % Math.max(fitting.length, 1)];
  if (contact === undefined) return;
  const { note } = contact;
  const author = site.seat(contact.worker);
  if (act.does === 'contactInError') {
    author.call('encounter.markInError', { encounterId: contact.id, reason: 'Another person' });
    contact.isDone = false;
    contact.note = null;
  } else if (note === null) {
    const { noteId } = author.call('note.start', { encounterId: contact.id, formatCode: 'pirp' });
    contact.note = { id: noteId, isSigned: false, isReturned: false, waits: false };
  } else if (act.does === 'sign') {
    await site.sign(contact, note);
  } else if (act.does === 'review') {
    await site.review(contact, note.id, act.isReturned);
  } else {
    const { revision } = author.call('note.open', { noteId: note.id });
    await author.callLater('note.markInError', {
      noteId: note.id,
      expectedRevision: revision,
      reason: 'Another person',
      passphrase: CLINIC_PASSPHRASE,
    });
    contact.note = null;
  }
}

/** What the worker's queue should hold, as `kind contact`. */
function wantedItems(site: Site, worker: number): string[] {
  return site.contacts
    .filter((one) => one.worker === worker && one.isDone && one.note?.isSigned !== true)
    .filter((one) => isVisible(site, one.person, worker))
    .map(({ id, note }) => {
      const kind = note === null ? 'to_write' : note.isReturned ? 'returned' : 'to_sign';
      return `note_${kind} ${id}`;
    })
    .sort();
}

/** Restricting somebody hands them to the second worker. */
function isVisible(site: Site, index: number, worker: number): boolean {
  return worker === 1 || site.people[index]?.isRestricted === false;
}

function wantedFollowUps(site: Site): string[] {
  return site.people
    .filter(({ missedOn }, index) => {
      const last = Math.min(...missedOn);
      const isMetSince = site.contacts.some((one) => one.person === index && one.isDone && one.day <= last);
      return missedOn.size > 0 && !isMetSince && isVisible(site, index, 0);
    })
    .map(({ id }) => id)
    .sort();
}

function expectCountsLikeLists(site: Site): void {
  for (const worker of [0, 1]) {
    const seat = site.seat(worker);
    const { items, counts, sessionsToClose, followUps } = seat.call('note.workQueue', {});
    expect(items.map(({ kind, encounterId }) => `${kind} ${encounterId}`).sort()).toEqual(
      wantedItems(site, worker),
    );
    const countOf = (kind: string): number => items.filter((item) => item.kind === kind).length;
    const listed = {
      toWrite: countOf('note_to_write'),
      toSign: countOf('note_to_sign'),
      returned: countOf('note_returned'),
    };
    expect(counts).toEqual(listed);
    expect(seat.call('today.board', {})).toMatchObject({
      notesToWrite: listed.toWrite,
      notesToSign: listed.toSign,
      notesReturned: listed.returned,
      followUps: followUps.length,
    });
    // The sessions still to close are those of the list, each with its people.
    const ofGroup = new Map<LocalDate, number>();
    for (const { kind, groupName, serviceDate } of items) {
      if (kind !== 'note_to_write' || groupName === null) continue;
      ofGroup.set(serviceDate, (ofGroup.get(serviceDate) ?? 0) + 1);
    }
    const saved = sessionsToClose.filter(({ isSaved }) => isSaved);
    expect(new Map(saved.map(({ heldOn, noteCount }) => [heldOn, noteCount]))).toEqual(ofGroup);
    // Whoever leads is told of every roll call that was opened and not saved.
    const open = sessionsToClose.filter(({ isSaved }) => !isSaved).map(({ heldOn }) => heldOn);
    expect(open).toEqual(worker === 0 ? [...site.openedOnly].map((day) => site.date(day)).sort() : []);
    expect(seat.call('today.board', {}).rollCallsToSave).toBe(open.length);
    if (worker === 0) {
      expect(followUps.map(({ clientId }) => clientId).sort()).toEqual(wantedFollowUps(site));
    }
  }
  const waiting = site.contacts.flatMap(({ note }) => (note?.waits === true ? [note.id] : [])).sort();
  const queue = site.supervisor.call('review.queue', {});
  expect(queue.items.map(({ noteId }) => noteId).sort()).toEqual(waiting);
  expect(queue.total).toBe(waiting.length);
  expect(site.supervisor.call('today.board', {}).notesToReview).toBe(waiting.length);
  const policies = site.supervisor.call('cosignPolicy.list', {}).policies;
  expect(policies.reduce((sum, { waitingCount }) => sum + waitingCount, 0)).toBe(waiting.length);
}

test('whatever is written, signed, sent back, voided and closed, every count is its list', async () => {
  let doneCount = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 10, maxLength: 25 }), async (actions) => {
      const site = new Site();
      for (const [index, act] of actions.entries()) {
        site.clinic.clock.pass(60_000);
        try {
          await perform(site, act);
          doneCount += 1;
        } catch (error) {
          // What a rule refuses is no step.
          if (!(error instanceof ClinicFailure) || error.code !== 'RULE_BROKEN') throw error;
        }
        if (index % CHECKED_EVERY === 0) expectCountsLikeLists(site);
      }
      expectCountsLikeLists(site);
      site.clinic.database.store.close();
    }),
    { numRuns: 7 },
  );
  expect(doneCount).toBeGreaterThan(50);
}, 60_000);
