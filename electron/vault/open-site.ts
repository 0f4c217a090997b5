import type { Clock } from '../../shared/clock';
import { methodDefinition } from '../../shared/contract';
import type { MethodName, MethodNameOf } from '../../shared/contract';
import { AUDIT_PAUSE_MINUTES } from '../../shared/contract/define-method';
import type { SignedInUser, SiteSummary } from '../../shared/contract/site';
import { ClinicFailure } from '../../shared/errors';
import type { EventData } from '../../shared/events';
import { User } from '../../shared/model';
import { localDateAt } from '../../shared/time';
import type { LocalDate } from '../../shared/time';
import type { ReadContext, WriteContext } from './records/context';
import { readSignedInUser, readSiteSummary } from './records/site/session-view';
import { unsentChangeCount } from './records/site/unsent-changes';
import type { CallSubject } from './relations';
import { appendAudit } from './store/audit';
import type { AuditEntry } from './store/audit';
import { changedRecords } from './changed-records';
import type { ChangeLog, WriteContext as ChangeContext } from './store/changes';
import { lastSequence } from './store/changes';
import { runCommand, runLongCommand, storedResult } from './store/commands';
import { transaction } from './store/connection';
import type { Reader, Store, Writer } from './store/connection';
import { getRecord } from './store/records';

type VaultMethod = MethodNameOf<'vault'>;
type RecordsChanged = EventData<'records.changed'>;

/** Whose command, and which. */
export interface CommandCall {
  readonly method: VaultMethod;
  readonly operationId: string;
  readonly subject: CallSubject | undefined;
}

/** What a handler says its command was about. */
interface AuditSubject {
  readonly clientId?: string;
  readonly recordId?: string;
  readonly reason?: string;
}

interface OpenSiteParts {
  readonly store: Store;
  readonly changeLog: ChangeLog;
  readonly clock: Clock;
  readonly userId: string;
  readonly onChanged: (changed: RecordsChanged) => void;
}

/** An unlocked site with somebody signed in: the only way from a call to the rows. */
export class OpenSite {
  readonly store: Store;
  readonly reader: Reader;
  readonly clock: Clock;
  readonly changeLog: ChangeLog;
  readonly #onChanged: (changed: RecordsChanged) => void;
  /** When a kind of call that comes often was last audited, in monotonic milliseconds. */
  readonly #auditedAt = new Map<string, number>();
  #user: SignedInUser;
  #site: SiteSummary;

  /** @throws ClinicFailure `NOT_FOUND` when the account isn't there or was deactivated. */
  constructor(parts: OpenSiteParts) {
    this.store = parts.store;
    this.reader = parts.store.reader;
    this.clock = parts.clock;
    this.changeLog = parts.changeLog;
    this.#onChanged = parts.onChanged;
    this.#user = readSignedInUser(this.reader, parts.userId);
    this.#site = readSiteSummary(this.reader);
  }

  /** The person signed in. */
  get user(): SignedInUser {
    return this.#user;
  }

  get site(): SiteSummary {
    return this.#site;
  }

  /** What the signed-in person types at the lock screen. */
  signInName(): string {
    const user = getRecord(this.reader, User, this.#user.id);
    if (user === undefined) throw new ClinicFailure('NOT_FOUND');
    return user.signInName;
  }

  /** Today at the site. */
  get today(): LocalDate {
    return localDateAt(this.clock.now(), this.#site.timeZone);
  }

  /** What every handler is told. */
  caller(): Pick<ReadContext, 'user' | 'site' | 'clock' | 'today'> {
    return { user: this.#user, site: this.#site, clock: this.clock, today: this.today };
  }

  readContext(): ReadContext {
    return { ...this.caller(), reader: this.reader };
  }

  /**
   * Runs a command's writing part in one transaction, with its audit row and its result; a repeated operation gets
   * its first result and runs nothing. The page is told what changed once it is durable.
   */
  commit<Output>(call: CommandCall, work: (context: WriteContext) => Output): Output {
    const definition = methodDefinition(call.method);
    const before = this.#lastSequence();
    const now = this.clock.now();
    let isRepeated = false;
    let value: Output;
    if (definition.isLocal) {
      value = transaction(this.store, (writer) => {
        const output = work(this.#writeContext(writer, call, () => undefined));
        if (this.#isAuditDue(call)) this.#appendAudit(writer, call, undefined);
        return output;
      });
      this.#noteAudited(call);
    } else {
      const command = { operationId: call.operationId, actorId: this.#user.id, method: call.method, now };
      const outcome = runCommand(this.store, command, (writer) => {
        const subjects: AuditSubject[] = [];
        const output = work(
          this.#writeContext(writer, call, (subject) => {
            subjects.push(subject);
          }),
        );
        if (subjects.length === 0) this.#appendAudit(writer, call, undefined);
        for (const subject of subjects) this.#appendAudit(writer, call, subject);
        return output;
      });
      ({ value, isRepeated } = outcome);
    }
    if (!isRepeated) this.#tellChanges(before, definition.localEntities);
    return value;
  }

  /**
   * The same for a job whose writing takes many turns: one transaction, during which other calls wait
   * their turn.
   */
  async commitInParts<Output>(
    call: CommandCall,
    work: (context: WriteContext) => Promise<Output>,
  ): Promise<Output> {
    const definition = methodDefinition(call.method);
    if (definition.isLocal) throw new TypeError('A local command is one short transaction');
    await this.store.whenWritable();
    const before = this.#lastSequence();
    const command = {
      operationId: call.operationId,
      actorId: this.#user.id,
      method: call.method,
      now: this.clock.now(),
    };
    const { value, isRepeated } = await runLongCommand(this.store, command, async (writer) => {
      const subjects: (AuditSubject | undefined)[] = [];
      const context = this.#writeContext(writer, call, (subject) => {
        subjects.push(subject);
      });
      const output = await work(context);
      for (const subject of subjects.length === 0 ? [undefined] : subjects) {
        this.#appendAudit(writer, call, subject);
      }
      return output;
    });
    if (!isRepeated) this.#tellChanges(before, definition.localEntities);
    return value;
  }

  /** The stored result of an operation of this caller that already ran; `undefined` when it didn't. */
  storedResult(operationId: string, method: VaultMethod): unknown {
    return storedResult(this.reader, { operationId, actorId: this.#user.id, method })?.value;
  }

  /** Audits a read before its answer leaves; without room for the row there is no answer. */
  auditRead(method: VaultMethod, subject: CallSubject | undefined): void {
    const call = { method, subject, operationId: '' };
    if (methodDefinition(method).auditAction === null || !this.#isAuditDue(call)) return;
    transaction(this.store, (writer) => {
      this.#appendAudit(writer, call, undefined);
    });
    this.#noteAudited(call);
  }

  /** Audits a call that was refused for its role or its relation to the person. */
  auditRefusal(method: MethodName, subject: CallSubject | undefined): void {
    this.audit({ action: 'access.refused', detail: { method }, ...subjectColumns(subject) });
  }

  /** Audits something that isn't a call, such as failed sign-ins before this one. */
  audit(entry: Omit<AuditEntry, 'at' | 'actorId'>): void {
    transaction(this.store, (writer) => {
      appendAudit(writer, { at: this.clock.now(), actorId: this.#user.id, ...entry });
    });
  }

  /** Changes no end-of-day file holds yet. */
  unsentChangeCount(): number {
    return unsentChangeCount(this.reader);
  }

  #writeContext(writer: Writer, call: CommandCall, audit: (subject: AuditSubject) => void): WriteContext {
    const change: ChangeContext = {
      actorId: this.#user.id,
      now: this.clock.now(),
      operationId: call.operationId,
      changeLog: this.changeLog,
    };
    return { ...this.caller(), writer, change, audit };
  }

  #appendAudit(writer: Writer, call: CommandCall, given: AuditSubject | undefined): void {
    const action = methodDefinition(call.method).auditAction;
    if (action === null) throw new ClinicFailure('INTERNAL');
    const { clientId, recordId, reason } = given ?? {};
    appendAudit(writer, {
      at: this.clock.now(),
      actorId: this.#user.id,
      action,
      ...subjectColumns(call.subject),
      ...(clientId === undefined ? {} : { clientId }),
      ...(recordId === undefined ? {} : { recordId }),
      ...(reason === undefined ? {} : { reason }),
    });
  }

  /** Whether this call needs a row of its own, or the one of a call a few minutes ago stands for it too. */
  #isAuditDue(call: CommandCall): boolean {
    const definition = methodDefinition(call.method);
    if (definition.readsChart || (definition.kind === 'command' && !definition.isLocal)) return true;
    const auditedAt = this.#auditedAt.get(auditKey(call));
    if (auditedAt === undefined) return true;
    return this.clock.monotonicMilliseconds() - auditedAt >= AUDIT_PAUSE_MINUTES * 60_000;
  }

  #noteAudited(call: CommandCall): void {
    if (this.#isAuditDue(call)) this.#auditedAt.set(auditKey(call), this.clock.monotonicMilliseconds());
  }

  #lastSequence(): number {
    return lastSequence(this.reader, this.changeLog.deviceId);
  }

  #tellChanges(before: number, localEntities: readonly string[]): void {
    const changed = changedRecords(this.reader, {
      deviceId: this.changeLog.deviceId,
      after: before,
      through: this.#lastSequence(),
    });
    if (changed.entities.includes('user')) this.#user = readSignedInUser(this.reader, this.#user.id);
    if (changed.entities.includes('site')) this.#site = readSiteSummary(this.reader);
    const entities = [...changed.entities, ...localEntities];
    if (entities.length === 0) return;
    this.#onChanged({
      entities,
      clientIds: changed.clientIds,
      unsentChangeCount: this.unsentChangeCount(),
    });
  }
}

function auditKey({ method, subject }: CommandCall): string {
  return `${method} ${subject?.recordId ?? ''}`;
}

function subjectColumns(
  subject: CallSubject | undefined,
): Pick<AuditEntry, 'entity' | 'recordId' | 'clientId'> {
  if (subject === undefined) return {};
  return {
    entity: subject.entity,
    recordId: subject.recordId,
    ...(subject.clientId === null ? {} : { clientId: subject.clientId }),
  };
}
