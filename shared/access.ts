import type { MethodName } from './contract';
import type { Tier } from './model';

export type Role = 'front_desk' | 'peer_worker' | 'supervisor' | 'administrator';

/**
 * How far a role's permission for a method reaches. `any`: for everybody the role can see. `caseload`: only
 * for people assigned to the caller or served by them today (R-ROL-02). `none`: refused, and the refusal is audited.
 */
export type Reach = 'any' | 'caseload' | 'none';

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

  'client.list': notAdministrators,
  'client.findDuplicates': notAdministrators,
  'client.create': notAdministrators,
  'client.open': identity,
  'client.update': identity,
  'contact.save': identity,

  'group.list': everyone,
  'group.create': groupWork,
  'group.members': groupWork,
  'group.setMembers': groupWork,
  'session.open': groupWork,
  'session.saveAttendance': groupWork,

  'encounter.record': clinicalWrite,
  'note.start': clinicalWrite,
  'note.open': clinicalRead,
  'note.save': clinicalWrite,
  'note.sign': clinicalWrite,
  'note.addAddendum': clinicalWrite,
  'note.workQueue': groupWork,

  'recipient.list': everyone,
  'recipient.save': administrators,
  'recipient.verify': administrators,
  // The review holds counts and staff names; the file is sealed for the office, so whoever closes the day may write it.
  'endOfDay.review': everyone,
  'endOfDay.export': everyone,
  'bundle.list': everyone,
  'import.preview': leads,
  'import.commit': leads,
  'import.discard': leads,
  'today.board': everyone,

  'app.info': everyone,
  'app.lock': everyone,
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
]);

/** Which kinds of information a role may receive; lists, search, export and print obey it too (R-ROL-01, R-ROL-04). */
export const READABLE_TIERS: Readonly<Record<Role, ReadonlySet<Tier>>> = {
  front_desk: new Set<Tier>(['operations', 'identity', 'contact']),
  peer_worker: new Set<Tier>(['operations', 'identity', 'contact', 'clinical']),
  supervisor: new Set<Tier>(['operations', 'identity', 'contact', 'clinical']),
  administrator: new Set<Tier>(['operations']),
};

/** How long without input until the page locks, in minutes (45 CFR 164.312(a)(2)(iii); never above 15). */
export const IDLE_LOCK_MINUTES: Readonly<Record<Role, number>> = {
  front_desk: 5,
  peer_worker: 10,
  supervisor: 10,
  administrator: 10,
};
