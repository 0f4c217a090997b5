import type { MethodName } from './contract';
import { Draft } from './model';
import type { Row, Tier } from './model';

export type Role = 'front_desk' | 'peer_worker' | 'supervisor' | 'administrator';

/** Every role, as lists of them are ordered. */
export const ROLES: readonly Role[] = ['front_desk', 'peer_worker', 'supervisor', 'administrator'];

/**
 * How far a role's permission for a method reaches. `any`: for everybody the role can see. `caseload`: only
 * for people the caller has to do with (R-ROL-02). `none`: refused, and the refusal is audited.
 */
export type Reach = 'any' | 'caseload' | 'none';

/**
 * How the caller stands to the person a call is about. The first that fits counts: a chart that is hidden stays
 * hidden from whoever once wrote a note in it.
 */
export const RELATIONS = [
  /** The chart is restricted, and the caller is neither the person's worker nor named for it (R-ROL-05). */
  'restricted_not_named',
  /** On the caller's caseload. */
  'assigned',
  /** The chart is restricted, and the caller is named for it. */
  'named',
  /** A contact or an appointment today, or a group of today the caller leads. */
  'served_today',
  /** The record is the caller's own: their note, their contact. */
  'author',
  /** The caller gave a reason within the last `OPENING_MINUTES` (R-ROL-02). */
  'reason_given',
  'unrelated',
] as const;
export type Relation = (typeof RELATIONS)[number];

/** The relations a reach takes in, beside what `SEES_RESTRICTED` says. */
const RELATIONS_OF_REACH: Readonly<Record<Reach, ReadonlySet<Relation>>> = {
  any: new Set<Relation>(RELATIONS),
  caseload: new Set<Relation>(['assigned', 'named', 'served_today', 'author', 'reason_given']),
  none: new Set<Relation>(),
};

/**
 * Who sees restricted charts they aren't named for: somebody has to be able to name staff, to lift a restriction and
 * to read who looked (docs/adr/0014-supervisors-see-restricted-charts.md). Every look is in the log.
 */
export const SEES_RESTRICTED: ReadonlySet<Role> = new Set<Role>(['supervisor']);

/** How long a chart opened with a reason stays open (R-ROL-02). */
export const OPENING_MINUTES = 60;

/** What becomes of a call: it runs, or the code it is refused with. */
export type AccessOutcome = 'allowed' | 'NOT_PERMITTED' | 'NOT_FOUND' | 'NOT_ON_CASELOAD';

/**
 * One cell of the matrix role × method × relation; docs/access.md shows all of them.
 * @param relation `null` for a method that is about nobody in particular
 */
export function accessOutcome(method: MethodName, role: Role, relation: Relation | null): AccessOutcome {
  const reach = ACCESS[method][role];
  if (reach === 'none') return 'NOT_PERMITTED';
  if (relation === 'restricted_not_named') return SEES_RESTRICTED.has(role) ? 'allowed' : 'NOT_FOUND';
  // About nobody in particular there is no relation to reach by: the table and the contract disagree then.
  const isReached = relation === null ? reach === 'any' : RELATIONS_OF_REACH[reach].has(relation);
  return isReached ? 'allowed' : 'NOT_ON_CASELOAD';
}

type Permissions = Readonly<Record<Role, Reach>>;

const everyone: Permissions = {
  front_desk: 'any',
  peer_worker: 'any',
  supervisor: 'any',
  administrator: 'any',
};
const administrators: Permissions = {
  ...everyone,
  front_desk: 'none',
  peer_worker: 'none',
  supervisor: 'none',
};
const leads: Permissions = { ...everyone, front_desk: 'none', peer_worker: 'none' };
const supervisors: Permissions = { ...leads, administrator: 'none' };
const notAdministrators: Permissions = { ...everyone, administrator: 'none' };
/** Identity and contact: the front desk needs everybody's, a peer worker those they serve; administrators run the site without charts (R-ROL-04). */
const identity: Permissions = {
  front_desk: 'any',
  peer_worker: 'caseload',
  supervisor: 'any',
  administrator: 'none',
};
/** Notes and services: never the front desk (R-ROL-01). */
const clinicalRead: Permissions = {
  front_desk: 'none',
  peer_worker: 'caseload',
  supervisor: 'any',
  administrator: 'none',
};
/** Writing about a person: peer workers for those they serve, supervisors who also see people. */
const clinicalWrite: Permissions = clinicalRead;
/** Putting a chart's paper right: a supervisor's work, who sees charts. */
const chartLeads: Permissions = { ...identity, front_desk: 'none', peer_worker: 'none' };
/** A group's roster shows only names, and whoever runs the group must reach everyone on it. */
const groupWork: Permissions = { ...everyone, front_desk: 'none', administrator: 'none' };

/** Who may call what. A method that is missing here doesn't compile. */
export const ACCESS: Readonly<Record<MethodName, Permissions>> = {
  // Before anybody is signed in the role doesn't matter; the dispatcher checks `needs` instead.
  'site.status': everyone,
  'site.create': everyone,
  'site.createSample': everyone,
  'site.wipeSample': everyone,
  'site.usePreviousKeyFile': everyone,
  'session.unlock': everyone,
  'session.recover': everyone,

  'session.current': everyone,
  'session.changePassphrase': everyone,
  'session.setLanguage': everyone,
  'recovery.renew': administrators,
  'recovery.confirm': administrators,
  'recovery.test': administrators,
  'dataKey.status': administrators,
  'dataKey.change': administrators,
  'site.setIdleMinutes': administrators,
  'site.setDaysWithoutContact': leads,

  'user.list': everyone,
  'user.create': administrators,
  'user.update': administrators,
  'user.deactivate': administrators,
  'user.reactivate': administrators,
  // A supervisor is there when no administrator is; an administrator's own account they can't reset.
  'user.resetPassphrase': leads,
  'view.get': everyone,
  'view.set': everyone,
  'draft.save': everyone,
  'draft.get': everyone,
  'draft.list': everyone,
  'draft.discard': everyone,
  // Whoever may add people may go on with an intake a colleague began.
  'draft.othersIntakes': notAdministrators,
  'draft.takeOver': notAdministrators,

  'client.list': notAdministrators,
  'client.find': notAdministrators,
  'client.findDuplicates': notAdministrators,
  'client.create': notAdministrators,
  'client.open': identity,
  'client.openWithReason': { ...everyone, front_desk: 'none', supervisor: 'none', administrator: 'none' },
  'client.setRestriction': supervisors,
  'print.note': clinicalRead,
  'print.signInSheet': groupWork,
  'print.consent': identity,
  'print.recoveryCode': administrators,
  'opening.list': supervisors,
  'opening.markReviewed': supervisors,
  'audit.list': leads,
  'audit.verify': leads,
  'client.update': identity,
  // Whoever may assign anybody one by one may do it for all of a colleague who left.
  'client.handOver': { ...identity, peer_worker: 'none' },
  'client.merge': supervisors,
  'client.separate': supervisors,
  'client.countByWorker': notAdministrators,
  'client.assignMany': { ...identity, peer_worker: 'none' },
  // The handler holds each person to the same relation as `client.update`.
  'client.planContacts': notAdministrators,
  'savedView.list': notAdministrators,
  'savedView.save': notAdministrators,
  'savedView.remove': notAdministrators,
  'contact.save': identity,
  'coverage.save': identity,
  'relatedPerson.save': identity,
  'relatedPerson.remove': identity,
  'admission.saveSituation': identity,
  'admission.saveHealth': clinicalWrite,

  // Consents are signed at the front desk as often as with a peer worker.
  'consent.list': identity,
  'consent.record': identity,
  'consent.revoke': identity,
  'consent.end': identity,
  'consent.markInError': chartLeads,

  'group.list': everyone,
  'group.create': groupWork,
  'group.members': groupWork,
  'group.setMembers': groupWork,
  'session.open': groupWork,
  'session.saveAttendance': groupWork,
  'session.close': groupWork,
  'session.findNames': groupWork,
  'session.payersOf': groupWork,
  'session.addWalkIn': groupWork,
  'session.setCancelled': groupWork,
  'group.open': groupWork,
  'group.update': groupWork,
  'group.setMemberDates': groupWork,
  'group.attendance': groupWork,
  'attendance.ofClient': clinicalRead,
  'holiday.list': everyone,
  'holiday.set': leads,
  'walkIn.list': notAdministrators,

  'encounter.record': clinicalWrite,
  'encounter.correct': clinicalWrite,
  'encounter.markInError': clinicalWrite,
  'payer.list': everyone,
  'payer.saveRule': administrators,
  'goal.add': clinicalWrite,
  'goal.change': clinicalWrite,
  'goal.setStatus': clinicalWrite,
  'streak.add': clinicalWrite,
  'streak.change': clinicalWrite,
  'streak.beginAnew': clinicalWrite,
  'streak.markInError': clinicalWrite,
  'milestone.add': clinicalWrite,
  'milestone.markInError': clinicalWrite,
  'phase.set': clinicalWrite,
  'note.start': clinicalWrite,
  'note.open': clinicalRead,
  'note.save': clinicalWrite,
  'note.sign': clinicalWrite,
  'note.addAddendum': clinicalWrite,
  'note.workQueue': groupWork,
  'note.formats': groupWork,
  'noteFormat.save': leads,
  'note.changeFormat': clinicalWrite,
  'note.previous': clinicalRead,
  'note.findNames': clinicalWrite,
  'note.markInError': clinicalWrite,
  // What it finds is held to the same relation as opening a note.
  'note.search': groupWork,
  'note.drafts': groupWork,
  'snippet.list': groupWork,
  'snippet.save': groupWork,
  'snippet.remove': groupWork,

  'review.queue': supervisors,
  'review.decide': supervisors,
  'cosignPolicy.list': leads,
  'cosignPolicy.set': leads,
  'supervision.list': groupWork,
  'supervision.record': supervisors,

  'recipient.list': everyone,
  'recipient.save': administrators,
  'recipient.verify': administrators,
  // The review holds counts and staff names; the file is sealed for the office, so whoever closes the day may write it.
  'endOfDay.review': everyone,
  'endOfDay.export': everyone,
  'bundle.list': everyone,
  'import.open': leads,
  'import.readTable': leads,
  'import.checkColumn': leads,
  'import.rememberColumns': leads,
  'import.preview': leads,
  'import.previewTable': leads,
  'import.commit': leads,
  'import.discard': leads,
  'today.board': everyone,

  // Appointments say when and with whom, never what about: the front desk makes them (R-ROL-01).
  'appointment.day': notAdministrators,
  'appointment.findOverlaps': identity,
  'appointment.plan': identity,
  'appointment.move': identity,
  'appointment.cancel': identity,
  'appointment.mark': identity,
  'appointment.walkIn': identity,
  'appointment.newWalkIn': notAdministrators,

  // The front desk keeps the list and its clocks; the handler gives what makes somebody a priority to no role that may not read it.
  'waiting.list': notAdministrators,
  'waiting.counts': notAdministrators,
  'waiting.add': identity,
  'waiting.addNew': notAdministrators,
  'waiting.saveAnswers': clinicalWrite,
  'waiting.offer': identity,
  'waiting.recordInterim': clinicalWrite,
  'waiting.takeBackInterim': clinicalWrite,
  'waiting.admit': identity,
  'waiting.remove': identity,
  'waiting.reopen': identity,
  // Counts without names.
  'capacity.status': everyone,
  'capacity.set': leads,
  'capacity.markReported': leads,

  // Whoever picks up the phone. The handler holds each person to the same relation as `consent.list`.
  'caller.takeMessage': notAdministrators,
  'caller.checkConsent': notAdministrators,
  // The handler gives everybody the messages for their own people.
  'callerMessage.list': groupWork,
  'callerMessage.finish': groupWork,

  // Nobody is signed in: the handler asks the backup itself who may.
  'restore.look': everyone,
  'restore.run': everyone,
  'restore.openAnyway': everyone,
  'restore.chooseFolder': everyone,

  'backup.status': everyone,
  'backup.start': everyone,
  'backup.setSecondFolder': administrators,
  'backup.clearSecondFolder': administrators,

  'app.info': everyone,
  'app.lock': everyone,
  'app.stay': everyone,
  'file.chooseToRead': leads,
  'file.chooseFolder': everyone,
  'page.print': everyone,
};

/** What somebody who was given a one-time passphrase can do before they have chosen their own. */
export const ALLOWED_BEFORE_PASSPHRASE_CHANGE: ReadonlySet<MethodName> = new Set<MethodName>([
  'site.status',
  'session.current',
  'session.changePassphrase',
  'session.setLanguage',
  'view.get',
  'view.set',
  'app.info',
  'app.lock',
  'app.stay',
]);

/** Which kinds of information a role may receive; lists, search, export and print obey it too (R-ROL-01, R-ROL-04). */
export const READABLE_TIERS: Readonly<Record<Role, ReadonlySet<Tier>>> = {
  front_desk: new Set<Tier>(['operations', 'identity', 'contact']),
  peer_worker: new Set<Tier>(['operations', 'identity', 'contact', 'clinical']),
  supervisor: new Set<Tier>(['operations', 'identity', 'contact', 'clinical']),
  administrator: new Set<Tier>(['operations']),
};

/** What kind of information an unfinished piece of work holds; a role keeps and gets back only what it may read. */
export const TIER_OF_DRAFT: Readonly<Record<Row<typeof Draft>['kind'], Tier>> = {
  intake: 'identity',
  situation: 'identity',
  health: 'clinical',
  note: 'clinical',
  attendance: 'clinical',
  consent: 'identity',
  coverage: 'identity',
  relatedPerson: 'identity',
  encounter: 'clinical',
  group: 'clinical',
  closing: 'clinical',
  appointment: 'identity',
  callerMessage: 'identity',
  review: 'clinical',
  inError: 'clinical',
  supervision: 'clinical',
  snippet: 'clinical',
  noteFormat: 'operations',
  goal: 'clinical',
  recovery: 'clinical',
  payerRule: 'operations',
  cosignPolicy: 'operations',
  holiday: 'operations',
  groupDay: 'clinical',
  memberDates: 'clinical',
  memberList: 'clinical',
  otherDay: 'operations',
};

/** The kinds of unfinished work a role may have. */
export function draftKindsOf(role: Role): readonly Row<typeof Draft>['kind'][] {
  return Draft.fields.kind.schema.options.filter((kind) => READABLE_TIERS[role].has(TIER_OF_DRAFT[kind]));
}

/** How long without input until the page locks, in minutes (45 CFR 164.312(a)(2)(iii); never above 15). */
export const IDLE_LOCK_MINUTES: Readonly<Record<Role, number>> = {
  front_desk: 5,
  peer_worker: 10,
  supervisor: 10,
  administrator: 10,
};
