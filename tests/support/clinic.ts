import { randomUUID } from 'node:crypto';

import type { Role } from '../../shared/access';
import { CONTRACT } from '../../shared/contract';
import type { MethodOutput } from '../../shared/contract';
import { ClinicFailure } from '../../shared/errors';
import { newIdentifier } from '../../shared/identifiers';
import { Client, Site, User } from '../../shared/model';
import type { Row, Values } from '../../shared/model';
import { instantOf, localDateAt } from '../../shared/time';
import type { InstantMs, LocalDate, TimeZoneName } from '../../shared/time';
import { createDevice } from '../../electron/vault/store/device';
import { transaction } from '../../electron/vault/store/connection';
import type { Writer } from '../../electron/vault/store/connection';
import { insertRecord } from '../../electron/vault/store/records';
import type { WriteContext as ChangeContext } from '../../electron/vault/store/changes';
import { accessHandlers } from '../../electron/vault/records/access/handlers';
import { appointmentHandlers } from '../../electron/vault/records/appointments/handlers';
import { callerHandlers } from '../../electron/vault/records/callers/handlers';
import { clientHandlers } from '../../electron/vault/records/clients/handlers';
import { consentHandlers } from '../../electron/vault/records/consents/handlers';
import { admissionHandlers } from '../../electron/vault/records/admission/handlers';
import { goalHandlers } from '../../electron/vault/records/goals/handlers';
import { recoveryHandlers } from '../../electron/vault/records/recovery/handlers';
import { draftHandlers } from '../../electron/vault/records/drafts/handlers';
import { encounterHandlers } from '../../electron/vault/records/encounters/handlers';
import { groupHandlers } from '../../electron/vault/records/groups/handlers';
import { noteHandlers } from '../../electron/vault/records/notes/handlers';
import { payerHandlers } from '../../electron/vault/records/payers/handlers';
import { relatedPersonHandlers } from '../../electron/vault/records/related-people/handlers';
import { todayHandlers } from '../../electron/vault/records/today/handlers';
import { viewHandlers } from '../../electron/vault/records/views/handlers';
import { waitingListHandlers } from '../../electron/vault/records/waiting-list/handlers';
import type { Handler, ReadContext, WriteContext } from '../../electron/vault/records/context';
import { siteHandlers } from '../../electron/vault/records/site/handlers';
import { readSignedInUser, readSiteSummary } from '../../electron/vault/records/site/session-view';
import { FakeClock } from './fake-clock';
import { clientValues, userValues } from './record-values';
import { temporaryStore } from './temporary-store';
import type { TestStore } from './temporary-store';
import type { CallInput } from './vault-harness';

const HANDLERS = {
  ...accessHandlers,
  ...appointmentHandlers,
  ...callerHandlers,
  ...admissionHandlers,
  ...clientHandlers,
  ...consentHandlers,
  ...draftHandlers,
  ...encounterHandlers,
  ...goalHandlers,
  ...groupHandlers,
  ...noteHandlers,
  ...payerHandlers,
  ...relatedPersonHandlers,
  ...recoveryHandlers,
  ...todayHandlers,
  ...viewHandlers,
  ...waitingListHandlers,
  ...siteHandlers,
};
type ClinicMethod = keyof typeof HANDLERS;

/** The passphrase everybody in a test clinic signs with. */
export const CLINIC_PASSPHRASE = 'we sign with all of these words';

export const CLINIC_ZONE = 'America/Denver' as TimeZoneName;

/** Somebody signed in at the clinic. */
export interface StaffSeat {
  readonly user: Row<typeof User>;
  /** What was audited by the last command. */
  readonly audited: readonly AuditedSubject[];
  call<Name extends ClinicMethod>(method: Name, input: CallInput<Name>): MethodOutput<Name>;
  /** The same for a method that waits before it writes, such as signing. */
  callLater<Name extends ClinicMethod>(method: Name, input: CallInput<Name>): Promise<MethodOutput<Name>>;
}

interface AuditedSubject {
  readonly clientId?: string;
  readonly recordId?: string;
  readonly reason?: string;
}

/** A real encrypted database with a site and its staff, whose record handlers are called without a dispatcher. */
export class Clinic {
  readonly database: TestStore;
  readonly clock: FakeClock;
  readonly #change: ChangeContext;

  constructor(options: { readonly servesMinors?: boolean; readonly at?: string } = {}) {
    this.clock = new FakeClock(options.at === undefined ? undefined : Date.parse(options.at));
    this.database = temporaryStore({ clock: this.clock });
    this.#change = this.database.context();
    this.write((writer, change) => {
      createDevice(writer, change);
      insertRecord(writer, change, Site, {
        name: 'Cedar House',
        siteCode: 'LC',
        timeZone: CLINIC_ZONE,
        language: 'en',
        personNoun: 'participant',
        servesMinors: options.servesMinors ?? false,
        isSample: false,
        recoveryCodeConfirmedAt: null,
        recoveryCodeTestedAt: null,
        frontDeskIdleMinutes: null,
        othersIdleMinutes: null,
        daysWithoutContact: null,
      });
    });
  }

  get today(): LocalDate {
    return localDateAt(this.clock.now(), CLINIC_ZONE);
  }

  /** The instant of a wall-clock time today. */
  at(time: string, date: LocalDate = this.today): InstantMs {
    return instantOf(date, time, CLINIC_ZONE);
  }

  /** Writes by the store's own functions. */
  write<Value>(work: (writer: Writer, change: ChangeContext) => Value): Value {
    return transaction(this.database.store, (writer) =>
      work(writer, { ...this.#change, now: this.clock.now(), operationId: newIdentifier() }),
    );
  }

  /** Adds a staff member and signs them in. */
  staff(role: Role, values: Partial<Values<typeof User>> = {}): StaffSeat {
    const user = this.write((writer, change) =>
      insertRecord(
        writer,
        change,
        User,
        userValues({
          role,
          signInName: `u${randomUUID().slice(0, 8)}`,
          displayName: `Some ${role}`,
          ...values,
        }),
      ),
    );
    return new Seat(this, user);
  }

  /** Adds a person's record as it is, without an intake. */
  client(values: Partial<Values<typeof Client>> = {}): Row<typeof Client> {
    return this.write((writer, change) => insertRecord(writer, change, Client, clientValues(values)));
  }
}

class Seat implements StaffSeat {
  readonly user: Row<typeof User>;
  readonly #clinic: Clinic;
  #audited: AuditedSubject[] = [];

  constructor(clinic: Clinic, user: Row<typeof User>) {
    this.#clinic = clinic;
    this.user = user;
  }

  get audited(): readonly AuditedSubject[] {
    return this.#audited;
  }

  call<Name extends ClinicMethod>(method: Name, input: CallInput<Name>): MethodOutput<Name> {
    // The table is indexed by the same name the types are.
    const handler = HANDLERS[method] as unknown as Handler<never>;
    const definition = CONTRACT[method];
    const complete = definition.kind === 'command' ? { operationId: newIdentifier(), ...input } : input;
    const parsed = definition.input.safeParse(complete);
    if (!parsed.success) throw new ClinicFailure('INVALID_INPUT', undefined, { cause: parsed.error });
    const output: unknown = this.#run(handler, parsed.data);
    return definition.output.parse(output) as MethodOutput<Name>;
  }

  async callLater<Name extends ClinicMethod>(
    method: Name,
    input: CallInput<Name>,
  ): Promise<MethodOutput<Name>> {
    const handler = HANDLERS[method] as unknown as Handler<'note.sign'>;
    if (handler.run === 'write') {
      const reauthenticate = async (passphrase: string): Promise<void> => {
        if (passphrase !== CLINIC_PASSPHRASE) throw new ClinicFailure('WRONG_PASSPHRASE');
      };
      await handler.before?.({ reauthenticate }, input as never);
    }
    return this.call(method, input);
  }

  #run(handler: Handler<never>, input: unknown): unknown {
    const { database, clock } = this.#clinic;
    const { reader } = database.store;
    const caller = {
      user: readSignedInUser(reader, this.user.id),
      site: readSiteSummary(reader),
      clock,
      today: this.#clinic.today,
    };
    if (handler.run === 'job') throw new Error('No jobs here');
    if (handler.run === 'read')
      return handler.handle({ ...caller, reader } satisfies ReadContext, input as never);
    this.#audited = [];
    return transaction(database.store, (writer) => {
      const context: WriteContext = {
        ...caller,
        writer,
        change: { ...database.context(this.user.id) },
        audit: (subject) => {
          this.#audited.push(subject);
        },
      };
      return handler.handle(context, input as never);
    });
  }
}

/** Whole brief intake of somebody invented; what a test is about is given. */
export function intakeOf(
  values: Partial<CallInput<'client.create'>['intake']> = {},
): CallInput<'client.create'>['intake'] {
  return {
    legalFirstName: 'Ana',
    legalMiddleName: null,
    legalLastName: 'Baca',
    nameWithheld: false,
    preferredName: null,
    aliases: [],
    pronouns: 'she_her',
    pronounsText: null,
    birthDate: '1985-04-12',
    birthDateIsEstimated: false,
    language: 'es',
    firstContactOn: '2026-03-09',
    referralSource: 'self',
    participationConsentOn: '2026-03-09',
    noticeGivenOn: '2026-03-09',
    noticeLanguage: 'es',
    assignedWorkerId: null,
    contacts: [],
    ...values,
  };
}
