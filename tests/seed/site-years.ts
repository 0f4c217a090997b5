import { workingDays } from '../../electron/vault/sample/calendar';
import { goalsOfContact, writeSampleGoals } from '../../electron/vault/sample/goals';
import { GROUP_NOTES, INDIVIDUAL_NOTES } from '../../electron/vault/sample/note-texts';
import { SeededRandom } from '../../electron/vault/sample/random';
import { sampleRelatedPeople, writeRelatedPeople } from '../../electron/vault/sample/related-people';
import { writeSampleRecovery } from '../../electron/vault/sample/recovery';
import { writeSampleNote } from '../../electron/vault/sample/write-note';
import { chartNumber } from '../../electron/vault/records/clients/chart-number';
import type { ChangeLog, WriteContext } from '../../electron/vault/store/changes';
import type { Writer } from '../../electron/vault/store/connection';
import { insertRecord } from '../../electron/vault/store/records';
import {
  attendanceEncounterIdentifier,
  attendanceIdentifier,
  groupSessionIdentifier,
} from '../../shared/identifiers';
import {
  Attendance,
  Client,
  ContactMethod,
  Encounter,
  GroupMember,
  GroupSeries,
  GroupSession,
} from '../../shared/model';
import type { Goal, Row, Values } from '../../shared/model';
import { addDays, instantOf, localDateAt } from '../../shared/time';
import type { InstantMs, LocalDate, TimeZoneName } from '../../shared/time';
import { seedPeople } from './seed-people';
import type { SeedStaff } from './seed-site';
import type { SeedSize } from './sizes';

const DAYS = 5 * 365;
const PEOPLE_PER_PART = 1_000;
const DAYS_PER_PART = 20;
const GROUP_MEMBERS = 12;
const MINUTE_MILLISECONDS = 60_000;
const DAY_MILLISECONDS = 86_400_000;

interface SiteYearsOptions {
  readonly size: SeedSize;
  readonly seed: number;
  readonly now: InstantMs;
  readonly timeZone: TimeZoneName;
  readonly siteCode: string;
  readonly operationId: string;
  readonly staff: readonly SeedStaff[];
  /** Runs a part in one transaction. */
  readonly write: (part: (writer: Writer, changeLog: ChangeLog) => void) => void;
  readonly onProgress: (share: number) => void;
}

interface Member {
  readonly id: string;
  readonly workerId: string;
  readonly from: LocalDate;
  /** The last day they come. */
  readonly through: LocalDate;
}

/** People of a generated site and what was done with them, day by day. */
export class SiteYears {
  readonly #options: SiteYearsOptions;
  readonly #random: SeededRandom;
  /** Of their own, so that the same seed gives the same people and contacts as before there were goals. */
  readonly #goalRandom: SeededRandom;
  readonly #relatedRandom: SeededRandom;
  readonly #goals = new Map<string, readonly Row<typeof Goal>[]>();
  readonly #today: LocalDate;
  readonly #workers: readonly [string, ...string[]];
  #contacts = 0;
  #attendance = 0;

  constructor(options: SiteYearsOptions) {
    this.#options = options;
    this.#random = new SeededRandom(options.seed + 1);
    this.#goalRandom = new SeededRandom(options.seed + 2);
    this.#relatedRandom = new SeededRandom(options.seed + 3);
    this.#today = localDateAt(options.now, options.timeZone);
    const [first, ...others] = options.staff
      .filter(({ role }) => role === 'peer_worker' || role === 'supervisor')
      .map(({ id }) => id);
    if (first === undefined) throw new TypeError('Somebody has to meet people');
    this.#workers = [first, ...others];
  }

  write(): { readonly people: number; readonly contacts: number; readonly attendance: number } {
    const members = this.#writePeople();
    this.#writeDays(members);
    return { people: members.length, contacts: this.#contacts, attendance: this.#attendance };
  }

  #writePeople(): readonly Member[] {
    const { size, seed, write, onProgress } = this.#options;
    const people = seedPeople(seed, this.#today);
    const members: Member[] = [];
    while (members.length < size.people) {
      write((writer, changeLog) => {
        const end = Math.min(members.length + PEOPLE_PER_PART, size.people);
        while (members.length < end) {
          members.push(this.#writePerson(writer, changeLog, people.next().value, members.length));
        }
      });
      onProgress((0.2 * members.length) / size.people);
    }
    return members;
  }

  #writePerson(
    writer: Writer,
    changeLog: ChangeLog,
    person: ReturnType<ReturnType<typeof seedPeople>['next']>['value'],
    index: number,
  ): Member {
    const { siteCode } = this.#options;
    const from = person.client.firstContactOn ?? this.#today;
    const isHere = person.client.status === 'active';
    const workerId = this.#random.pick(this.#workers);
    const change = this.#change(changeLog, workerId, this.#at(from, '08:00'));
    const around = sampleRelatedPeople(this.#relatedRandom, {
      familyName: person.client.legalLastName,
      phoneOf: (place) => `+1299${String(3_000_000 + index * 7 + place)}`,
    });
    const client = insertRecord(writer, change, Client, {
      ...person.client,
      noEmergencyContact: around.noEmergencyContact,
      chartNumber: chartNumber(siteCode, index + 1),
      assignedWorkerId: isHere && this.#random.chance(0.9) ? workerId : null,
    });
    for (const contact of person.contacts) {
      insertRecord(writer, change, ContactMethod, { ...contact, clientId: client.id });
    }
    writeRelatedPeople(writer, change, client.id, around);
    if (isHere) {
      const about = { clientId: client.id, from, today: this.#today, language: 'en' } as const;
      this.#goals.set(client.id, writeSampleGoals(writer, change, this.#goalRandom, about));
      writeSampleRecovery(writer, change, new SeededRandom(this.#options.seed + 4 + index), about);
    }
    const left = addDays(from, this.#random.between(20, 400));
    return { id: client.id, workerId, from, through: isHere || left > this.#today ? this.#today : left };
  }

  #writeDays(members: readonly Member[]): void {
    const { write, onProgress, size } = this.#options;
    const days = workingDays(this.#today, DAYS).filter((day) => day < this.#today);
    const arriving = members.toSorted((left, right) => (left.from < right.from ? -1 : 1));
    let next = 0;
    let here: Member[] = [];
    const groups = this.#writeGroups();
    // Of a hundred rows about 45 are attendance, 36 the contacts it makes, and 19 one-to-one.
    const perDay = size.contactsAndAttendance / days.length;
    for (let start = 0; start < days.length; start += DAYS_PER_PART) {
      write((writer, changeLog) => {
        for (const day of days.slice(start, start + DAYS_PER_PART)) {
          for (
            let member = arriving[next];
            member !== undefined && member.from <= day;
            member = arriving[next]
          ) {
            here.push(member);
            next += 1;
          }
          here = here.filter(({ through }) => through >= day);
          this.#writeDay(writer, changeLog, { day, here, groups, perDay });
        }
      });
      onProgress(0.2 + (0.8 * (start + DAYS_PER_PART)) / days.length);
    }
    this.#writeRosters(groups, here);
  }

  #writeGroups(): readonly Row<typeof GroupSeries>[] {
    const groups: Row<typeof GroupSeries>[] = [];
    this.#options.write((writer, changeLog) => {
      for (let number = 1; number <= 8; number += 1) {
        const facilitatorId = this.#random.pick(this.#workers);
        const change = this.#change(changeLog, facilitatorId, this.#at(addDays(this.#today, -DAYS), '08:00'));
        groups.push(
          insertRecord(writer, change, GroupSeries, {
            name: `Circle ${String(number)}`,
            topic: this.#random.pick(['coping', 'staying_well', 'recovery_meeting'] as const),
            facilitatorId,
            placeOfService: 'non_residential',
            place: `Room ${String(number)}`,
            usualStartTime: `${String(8 + number).padStart(2, '0')}:00`,
            usualMinutes: 60,
            capacity: null,
            isActive: true,
            kind: 'group',
            coFacilitatorId: null,
            curriculum: null,
            scheduleRule: null,
            scheduleStartsOn: null,
            isClosed: null,
          }),
        );
      }
    });
    return groups;
  }

  /** Who is on the list of each group now. */
  #writeRosters(groups: readonly Row<typeof GroupSeries>[], here: readonly Member[]): void {
    this.#options.write((writer, changeLog) => {
      for (const group of groups) {
        const change = this.#change(changeLog, group.facilitatorId, this.#options.now);
        for (const member of this.#some(here, GROUP_MEMBERS)) {
          const values = { seriesId: group.id, clientId: member.id, joinedOn: member.from, leftOn: null };
          insertRecord(writer, change, GroupMember, values);
        }
      }
    });
  }

  #writeDay(
    writer: Writer,
    changeLog: ChangeLog,
    {
      day,
      here,
      groups,
      perDay,
    }: {
      readonly day: LocalDate;
      readonly here: readonly Member[];
      readonly groups: readonly Row<typeof GroupSeries>[];
      readonly perDay: number;
    },
  ): void {
    let wanted = this.#rounded(perDay * 0.45);
    for (const group of groups) {
      if (wanted <= 0) break;
      const members = this.#some(here, Math.min(GROUP_MEMBERS, wanted));
      wanted -= members.length;
      if (members.length > 0) this.#writeSession(writer, changeLog, { group, day, members });
    }
    const oneToOne = this.#some(here, this.#rounded(perDay * 0.19));
    const slots = new Map<string, number>();
    for (const member of oneToOne) {
      const slot = slots.get(member.workerId) ?? 0;
      slots.set(member.workerId, slot + 1);
      const startAt = (this.#at(day, '08:30') + slot * 30 * MINUTE_MILLISECONDS) as InstantMs;
      const minutes = this.#random.pick([15, 20, 25, 30] as const);
      const kind = this.#random.pick(['individual', 'individual', 'phone', 'check_in'] as const);
      const endAt = (startAt + minutes * MINUTE_MILLISECONDS) as InstantMs;
      this.#writeContact(writer, changeLog, {
        ...{
          clientId: member.id,
          workerId: member.workerId,
          kind,
          serviceDate: day,
          startAt,
          endAt,
          minutes,
        },
        groupSessionId: null,
      });
    }
  }

  #writeSession(
    writer: Writer,
    changeLog: ChangeLog,
    {
      group,
      day,
      members,
    }: {
      readonly group: Row<typeof GroupSeries>;
      readonly day: LocalDate;
      readonly members: readonly Member[];
    },
  ): void {
    const startAt = this.#at(day, group.usualStartTime);
    const endAt = (startAt + group.usualMinutes * MINUTE_MILLISECONDS) as InstantMs;
    const change = this.#change(changeLog, group.facilitatorId, endAt);
    const session = insertRecord(
      writer,
      change,
      GroupSession,
      {
        seriesId: group.id,
        heldOn: day,
        startAt,
        endAt,
        facilitatorId: group.facilitatorId,
        coFacilitatorId: null,
        topic: group.topic,
        placeOfService: group.placeOfService,
        place: group.place,
        status: 'held',
        guestCount: this.#random.between(0, 2),
        savedAt: endAt,
        closedAt: null,
        cancelReason: null,
        limitReason: null,
        way: null,
      },
      { id: groupSessionIdentifier(group.id, day) },
    );
    for (const { id: clientId } of members) {
      const id = attendanceIdentifier(session.id, clientId);
      const mark = this.#random.pick(['present', 'present', 'present', 'present', 'no_show'] as const);
      const encounter =
        mark === 'present'
          ? this.#writeContact(
              writer,
              changeLog,
              {
                ...{
                  clientId,
                  workerId: group.facilitatorId,
                  kind: 'group',
                  serviceDate: day,
                  startAt,
                  endAt,
                },
                minutes: group.usualMinutes,
                groupSessionId: session.id,
              },
              attendanceEncounterIdentifier(id),
            )
          : null;
      const values = { sessionId: session.id, clientId, mark, inAt: null, outAt: null, way: null };
      insertRecord(writer, change, Attendance, { ...values, encounterId: encounter?.id ?? null }, { id });
      this.#attendance += 1;
    }
  }

  #writeContact(
    writer: Writer,
    changeLog: ChangeLog,
    values: Pick<
      Values<typeof Encounter>,
      'clientId' | 'workerId' | 'kind' | 'serviceDate' | 'startAt' | 'endAt' | 'minutes' | 'groupSessionId'
    >,
    id?: string,
  ): Row<typeof Encounter> {
    const isByPhone = values.kind === 'phone';
    const encounter = insertRecord(
      writer,
      this.#change(changeLog, values.workerId, values.endAt),
      Encounter,
      {
        ...values,
        modality: isByPhone ? 'audio' : 'in_person',
        excludedMinutes: 0,
        placeOfService: isByPhone ? 'telehealth_home' : 'non_residential',
        status: 'done',
        statusReason: null,
        payerCode: null,
        payerRuleVersion: null,
        limitReason: null,
      },
      id === undefined ? {} : { id },
    );
    this.#contacts += 1;
    this.#writeNote(writer, changeLog, encounter);
    return encounter;
  }

  /** Old contacts have their signed note; of the last three days some wait. */
  #writeNote(writer: Writer, changeLog: ChangeLog, encounter: Row<typeof Encounter>): void {
    const isRecent = this.#options.now - encounter.endAt < 3 * DAY_MILLISECONDS;
    if (isRecent && this.#random.chance(0.4)) return;
    const writtenAt = Math.min(encounter.endAt + 3_600_000, this.#options.now) as InstantMs;
    writeSampleNote(writer, this.#change(changeLog, encounter.workerId, writtenAt), {
      encounter,
      text: this.#random.pick(encounter.kind === 'group' ? GROUP_NOTES : INDIVIDUAL_NOTES),
      language: 'en',
      isSigned: !isRecent || this.#random.chance(0.7),
      goals: goalsOfContact(this.#goalRandom, this.#goals.get(encounter.clientId), encounter.serviceDate),
    });
  }

  #some(members: readonly Member[], count: number): readonly Member[] {
    if (members.length <= count) return members;
    const chosen = new Set<Member>();
    while (chosen.size < count) {
      const member = members[this.#random.between(0, members.length - 1)];
      if (member !== undefined) chosen.add(member);
    }
    return [...chosen];
  }

  /** A whole number that is the given one on average. */
  #rounded(number: number): number {
    return Math.floor(number) + (this.#random.chance(number % 1) ? 1 : 0);
  }

  #at(date: LocalDate, time: string): InstantMs {
    return instantOf(date, time, this.#options.timeZone);
  }

  /** Who did what when: invented work lies in the past and is written as if it had been done then. */
  #change(changeLog: ChangeLog, actorId: string, now: InstantMs): WriteContext {
    return { actorId, now, operationId: this.#options.operationId, changeLog };
  }
}
