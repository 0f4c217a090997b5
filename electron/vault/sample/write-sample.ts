import type { SiteSummary } from '../../../shared/contract/site';
import { attendanceIdentifier } from '../../../shared/identifiers';
import {
  Appointment,
  Attendance,
  Client,
  ContactMethod,
  Encounter,
  Episode,
  GroupMember,
  GroupSeries,
  GroupSession,
  WaitingListEntry,
} from '../../../shared/model';
import type { Goal, Row, Values } from '../../../shared/model';
import { minutesInRoom, suggestedTimes, timeInRoom } from '../../../shared/rules/attendance';
import { weekdayOf, weeklyRule } from '../../../shared/rules/schedule';
import { addDays, localDateAt } from '../../../shared/time';
import type { InstantMs, LocalDate } from '../../../shared/time';
import type { ChangeLog, WriteContext } from '../store/changes';
import type { Writer } from '../store/connection';
import { insertRecord } from '../store/records';
import { SAMPLE_APPOINTMENTS } from './appointments';
import { WorkerCalendar, slotAt, workingDays } from './calendar';
import type { Slot } from './calendar';
import { SAMPLE_GROUPS } from './groups';
import type { SampleGroup } from './groups';
import { goalsOfContact, writeSampleGoals } from './goals';
import { GROUP_NOTES, INDIVIDUAL_NOTES } from './note-texts';
import { samplePeople } from './people';
import type { SamplePerson } from './people';
import { SeededRandom } from './random';
import { sampleRelatedPeople, writeRelatedPeople } from './related-people';
import { writeSampleRecovery } from './recovery';
import { writeSampleNote } from './write-note';

const PEOPLE = 60;
const WEEKS_OF_SESSIONS = 4;
const DAYS_OF_CONTACTS = 42;
const DAY_MILLISECONDS = 86_400_000;

/** What the sample is written into. */
export interface SampleTarget {
  readonly writer: Writer;
  readonly changeLog: ChangeLog;
  readonly operationId: string;
  readonly site: SiteSummary;
  readonly now: InstantMs;
  /** Account ids of the people who run groups and see people, and of whoever does intakes. */
  readonly staff: Readonly<Record<'front_desk' | 'peer_worker' | 'supervisor', string>>;
}

interface Member {
  readonly person: SamplePerson;
  readonly id: string;
  readonly workerId: string | null;
}

/** Fills a new sample site with invented people and some weeks of work, by the same functions real records go through. */
export function writeSample(target: SampleTarget): void {
  new SampleWriter(target).write();
}

class SampleWriter {
  readonly #target: SampleTarget;
  readonly #random = new SeededRandom(20_260_301);
  /** Of their own, so that everything else stays as it was before there were goals, people around somebody and recovery. */
  readonly #goalRandom = new SeededRandom(20_261_123);
  readonly #relatedRandom = new SeededRandom(20_261_124);
  readonly #recoveryRandom = new SeededRandom(20_261_125);
  readonly #goals = new Map<string, readonly Row<typeof Goal>[]>();
  readonly #today: LocalDate;
  readonly #calendars: Readonly<Record<string, WorkerCalendar>>;

  constructor(target: SampleTarget) {
    this.#target = target;
    this.#today = localDateAt(target.now, target.site.timeZone);
    const { peer_worker, supervisor } = target.staff;
    this.#calendars = { [peer_worker]: new WorkerCalendar(), [supervisor]: new WorkerCalendar() };
  }

  write(): void {
    const members = samplePeople(this.#random, PEOPLE, this.#today).map((person, index) =>
      this.#writePerson(person, index),
    );
    for (const group of SAMPLE_GROUPS) this.#writeGroup(group, members);
    for (const member of members) this.#writeContacts(member);
    this.#writeAppointments(members);
  }

  /** Who wrote what when: invented work lies in the past, and is written as if it had been done then. */
  #change(actorId: string, at: InstantMs): WriteContext {
    const { operationId, changeLog } = this.#target;
    return { actorId, now: at, operationId, changeLog };
  }

  #writePerson(person: SamplePerson, index: number): Member {
    const { writer, site, staff } = this.#target;
    const { firstContactOn, status, referralSource } = person.client;
    const openedOn = firstContactOn ?? this.#today;
    const change = this.#change(staff.front_desk, slotAt(openedOn, '10:00', 0, site.timeZone).startAt);
    const workerId = person.isAssigned
      ? this.#random.pick([staff.peer_worker, staff.peer_worker, staff.supervisor])
      : null;
    const chartNumber = `${site.siteCode}-${String(index + 1).padStart(6, '0')}`;
    const around = sampleRelatedPeople(this.#relatedRandom, {
      familyName: person.client.legalLastName,
      phoneOf: (place) => `+1575555${String(100 + ((2 * index + place) % 100)).padStart(4, '0')}`,
    });
    const client = insertRecord(writer, change, Client, {
      ...person.client,
      noEmergencyContact: around.noEmergencyContact,
      chartNumber,
      assignedWorkerId: workerId,
    });
    for (const contact of person.contacts) {
      insertRecord(writer, change, ContactMethod, { ...contact, clientId: client.id });
    }
    writeRelatedPeople(writer, change, client.id, around);
    if (status !== 'inquiry' && status !== 'waitlist') {
      const closedOn = status === 'discharged' ? this.#somedayAfter(openedOn) : null;
      insertRecord(writer, change, Episode, { clientId: client.id, openedOn, closedOn, referralSource });
    }
    if (status === 'waitlist') this.#writeWaiting(client.id, openedOn, index);
    if (status === 'active' && workerId !== null) this.#writeRecovery(client.id, workerId, openedOn);
    return { person, id: client.id, workerId };
  }

  #writeRecovery(clientId: string, workerId: string, from: LocalDate): void {
    const { writer, site } = this.#target;
    const change = this.#change(workerId, slotAt(from, '12:00', 0, site.timeZone).startAt);
    const person = { clientId, from, today: this.#today, language: site.language };
    this.#goals.set(clientId, writeSampleGoals(writer, change, this.#goalRandom, person));
    writeSampleRecovery(writer, change, this.#recoveryRandom, person);
  }

  /** Some of those who wait are a priority, and some haven't been asked yet. */
  #writeWaiting(clientId: string, firstContactOn: LocalDate, index: number): void {
    const { writer, site, staff } = this.#target;
    const asked = addDays(this.#today, -1 - (index % 12));
    const requestedAt = slotAt(asked, '11:00', 0, site.timeZone).startAt;
    const answers = ([null, 'not_pregnant', 'pregnant', 'not_pregnant'] as const)[index % 4] ?? null;
    insertRecord(writer, this.#change(staff.front_desk, requestedAt), WaitingListEntry, {
      clientId,
      firstContactOn,
      requestedAt,
      offeredAt: null,
      offeredFor: null,
      pregnancy: answers,
      injection: answers === null ? null : index % 4 === 3 ? 'yes' : 'no',
      outcome: null,
      outcomeReason: null,
      closedAt: null,
    });
  }

  /** Made yesterday, each with one of the worker's own people. */
  #writeAppointments(members: readonly Member[]): void {
    const { writer, site, staff } = this.#target;
    const made = slotAt(addDays(this.#today, -1), '16:00', 0, site.timeZone).startAt;
    const change = this.#change(staff.front_desk, made);
    const free = members.filter(({ person }) => person.client.status === 'active');
    for (const { worker, startTime, minutes, purpose } of SAMPLE_APPOINTMENTS) {
      const index = free.findIndex(({ workerId }) => workerId === staff[worker]);
      const [member] = index < 0 ? [] : free.splice(index, 1);
      if (member === undefined) continue;
      insertRecord(writer, change, Appointment, {
        clientId: member.id,
        workerId: staff[worker],
        heldOn: this.#today,
        startAt: slotAt(this.#today, startTime, 0, site.timeZone).startAt,
        minutes,
        purpose,
        status: 'planned',
        arrivedAt: null,
        beganAt: null,
        encounterId: null,
        cancelReason: null,
        isWalkIn: false,
      });
    }
  }

  #somedayAfter(date: LocalDate): LocalDate {
    const later = addDays(date, this.#random.between(10, 120));
    return later > this.#today ? this.#today : later;
  }

  #writeGroup(group: SampleGroup, people: readonly Member[]): void {
    const { writer, site, staff } = this.#target;
    const facilitatorId = staff[group.facilitator];
    const startedOn = addDays(this.#today, -7 * (WEEKS_OF_SESSIONS + 4));
    const change = this.#change(staff.supervisor, slotAt(startedOn, '11:00', 0, site.timeZone).startAt);
    const { topic, usualStartTime, usualMinutes } = group;
    const series = insertRecord(writer, change, GroupSeries, {
      name: group.name[site.language],
      topic,
      facilitatorId,
      placeOfService: 'non_residential',
      place: group.place[site.language],
      usualStartTime,
      usualMinutes,
      capacity: 16,
      isActive: true,
      kind: 'group',
      coFacilitatorId: null,
      curriculum: null,
      scheduleRule: weeklyRule([weekdayOf(addDays(this.#today, -group.daysAgo))], 1),
      scheduleStartsOn: startedOn,
      isClosed: null,
    });
    const regulars = this.#random.some(
      people.filter(({ workerId }) => workerId !== null),
      group.memberCount,
    );
    for (const { id, person } of regulars) {
      const joinedOn = laterOf(startedOn, person.client.firstContactOn ?? startedOn);
      insertRecord(writer, change, GroupMember, {
        seriesId: series.id,
        clientId: id,
        joinedOn,
        leftOn: null,
      });
    }
    for (let week = WEEKS_OF_SESSIONS; week >= 0; week -= 1) {
      const heldOn = addDays(this.#today, -7 * week - group.daysAgo);
      const slot = slotAt(heldOn, usualStartTime, usualMinutes, site.timeZone);
      // Today's session is for whoever tries the app to hold.
      if (heldOn < this.#today) this.#writeSession(series, { heldOn, ...slot }, regulars);
    }
  }

  #writeSession(
    series: Row<typeof GroupSeries>,
    { heldOn, startAt, endAt }: Slot & { readonly heldOn: LocalDate },
    regulars: readonly Member[],
  ): void {
    const { writer } = this.#target;
    const workerId = series.facilitatorId;
    this.#calendars[workerId]?.take({ startAt, endAt });
    const savedAt = (endAt + 300_000) as InstantMs;
    const change = this.#change(workerId, savedAt);
    const session = insertRecord(writer, change, GroupSession, {
      seriesId: series.id,
      heldOn,
      startAt,
      endAt,
      facilitatorId: workerId,
      coFacilitatorId: null,
      topic: series.topic,
      placeOfService: series.placeOfService,
      place: series.place,
      status: 'held',
      guestCount: this.#random.between(0, 2),
      savedAt,
      closedAt: null,
      cancelReason: null,
      limitReason: null,
      way: null,
    });
    const expected = regulars.filter(({ person }) => (person.client.firstContactOn ?? heldOn) <= heldOn);
    for (const member of expected) {
      const mark = this.#random.pick([
        'present',
        'present',
        'present',
        'present',
        'present',
        'late',
        'left_early',
        'excused',
        'no_show',
      ] as const);
      const line = { mark, ...suggestedTimes(mark, session) };
      const time = timeInRoom(line, session);
      const encounter =
        time === null
          ? undefined
          : this.#writeEncounter(change, {
              clientId: member.id,
              workerId,
              kind: 'group',
              serviceDate: heldOn,
              ...time,
              minutes: minutesInRoom(line, session),
              groupSessionId: session.id,
            });
      insertRecord(
        writer,
        change,
        Attendance,
        {
          sessionId: session.id,
          clientId: member.id,
          ...line,
          way: null,
          encounterId: encounter?.id ?? null,
        },
        { id: attendanceIdentifier(session.id, member.id) },
      );
      if (encounter !== undefined) this.#writeNote(encounter);
    }
  }

  /** One-to-one contacts of somebody with a worker, over the last weeks. */
  #writeContacts({ id, workerId, person }: Member): void {
    if (workerId === null) return;
    const { site, now } = this.#target;
    const admittedOn = person.client.firstContactOn ?? this.#today;
    const days = this.#random.some(
      workingDays(this.#today, DAYS_OF_CONTACTS).filter((day) => day >= admittedOn),
      this.#random.between(1, 5),
    );
    for (const serviceDate of days) {
      const time = `${String(this.#random.between(9, 16)).padStart(2, '0')}:${this.#random.pick(['00', '30'])}`;
      const minutes = this.#random.pick([20, 30, 30, 45, 50]);
      const slot = slotAt(serviceDate, time, minutes, site.timeZone);
      if (slot.endAt > now || this.#calendars[workerId]?.take(slot) !== true) continue;
      const kind = this.#random.pick([
        'individual',
        'individual',
        'individual',
        'phone',
        'check_in',
      ] as const);
      const encounter = this.#writeEncounter(this.#change(workerId, slot.endAt), {
        clientId: id,
        workerId,
        kind,
        serviceDate,
        ...slot,
        minutes,
        groupSessionId: null,
      });
      this.#writeNote(encounter);
    }
  }

  #writeEncounter(
    change: WriteContext,
    values: Pick<
      Values<typeof Encounter>,
      'clientId' | 'workerId' | 'kind' | 'serviceDate' | 'startAt' | 'endAt' | 'minutes' | 'groupSessionId'
    >,
  ): Row<typeof Encounter> {
    const isByPhone = values.kind === 'phone';
    return insertRecord(this.#target.writer, change, Encounter, {
      ...values,
      modality: isByPhone ? 'audio' : 'in_person',
      excludedMinutes: 0,
      placeOfService: isByPhone ? 'telehealth_home' : 'non_residential',
      status: 'done',
      statusReason: null,
      payerCode: null,
      payerRuleVersion: null,
      limitReason: null,
    });
  }

  /** Most notes are signed; those of the last days are partly begun, partly still to write. */
  #writeNote(encounter: Row<typeof Encounter>): void {
    const { writer, site, now } = this.#target;
    const isRecent = now - encounter.endAt < 3 * DAY_MILLISECONDS;
    const state = isRecent
      ? this.#random.pick(['missing', 'draft', 'signed', 'signed'] as const)
      : this.#random.pick([
          'signed',
          'signed',
          'signed',
          'signed',
          'signed',
          'signed',
          'signed',
          'draft',
        ] as const);
    if (state === 'missing') return;
    const text = this.#random.pick(encounter.kind === 'group' ? GROUP_NOTES : INDIVIDUAL_NOTES);
    const hoursLater = this.#random.chance(0.05)
      ? this.#random.between(80, 120)
      : this.#random.between(1, 30);
    const wanted = encounter.endAt + hoursLater * 3_600_000;
    const writtenAt = Math.min(wanted, now) as InstantMs;
    writeSampleNote(writer, this.#change(encounter.workerId, writtenAt), {
      encounter,
      text,
      language: site.language,
      isSigned: state === 'signed',
      goals: goalsOfContact(this.#goalRandom, this.#goals.get(encounter.clientId), encounter.serviceDate),
    });
  }
}

function laterOf(first: LocalDate, second: LocalDate): LocalDate {
  return first > second ? first : second;
}
