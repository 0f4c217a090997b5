import type { AuditKind } from './audit-kinds';
import { METHOD_NAMES, methodDefinition } from './contract';
import type { MethodAuditAction } from './contract';

/** Entries that aren't the audit action of a method. */
const OTHER_ACTIONS = {
  'access.refused': 'refusal',
  'session.unlock_failed': 'sign_in',
  'session.reauthentication_failed': 'sign_in',
  'session.locked': 'sign_in',
  'recovery.test_failed': 'sign_in',
  'clock.set_back': 'log',
  'backup.made': 'file',
  'backup.failed': 'file',
} as const satisfies Readonly<Record<string, AuditKind>>;

/** What an entry of the log says was done. The labels are held to it, so that none is shown as a code. */
export type AuditAction = MethodAuditAction | keyof typeof OTHER_ACTIONS;

/** Kinds that the first word of an action gives away. */
const KIND_OF_AREA: Readonly<Record<string, AuditKind>> = {
  session: 'sign_in',
  recovery: 'sign_in',
  site: 'setting',
  user: 'setting',
  view: 'setting',
  recipient: 'setting',
  capacity: 'setting',
  data_key: 'setting',
  bundle: 'file',
  import: 'file',
  backup: 'file',
  audit: 'log',
};

const KIND_OF_ACTION: ReadonlyMap<string, AuditKind> = new Map([
  ...METHOD_NAMES.flatMap((name) => {
    const { auditAction } = methodDefinition(name);
    return auditAction === null ? [] : [[auditAction, kindOf(name, auditAction)] as const];
  }),
  ...Object.entries(OTHER_ACTIONS),
]);

/** Every action the log can hold an entry of, in no particular order. */
export const AUDIT_ACTIONS: readonly string[] = [...KIND_OF_ACTION.keys()];

/** The kind of an action; a version that knew more actions may have written one this version doesn't know. */
export function auditKindOf(action: string): AuditKind {
  return KIND_OF_ACTION.get(action) ?? 'change';
}

/** The actions of these kinds. */
export function actionsOfKinds(kinds: readonly AuditKind[]): string[] {
  return AUDIT_ACTIONS.filter((action) => kinds.includes(auditKindOf(action)));
}

function kindOf(name: (typeof METHOD_NAMES)[number], action: string): AuditKind {
  const { kind, readsChart } = methodDefinition(name);
  const area = action.slice(0, action.indexOf('.'));
  if (readsChart || action === 'client.opened_with_reason') return 'chart';
  if (name.startsWith('print.')) return 'print';
  if (action === 'client.restriction_set') return 'setting';
  return KIND_OF_AREA[area] ?? (kind === 'query' ? 'search' : 'change');
}
