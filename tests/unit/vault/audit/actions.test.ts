import { expect, test } from 'vitest';

import { AUDIT_ACTIONS, actionsOfKinds, auditKindOf } from '../../../../shared/audit-actions';
import { AUDIT_KINDS } from '../../../../shared/audit-kinds';
import { AUDIT_ACTION_LABELS } from '../../../../shared/audit-labels';
import { METHOD_NAMES, methodDefinition } from '../../../../shared/contract';

test('every action the log can hold has its words in both languages, and no other has', () => {
  expect(Object.keys(AUDIT_ACTION_LABELS).toSorted()).toEqual(AUDIT_ACTIONS.toSorted());
  for (const { en, es } of Object.values(AUDIT_ACTION_LABELS)) expect(en).not.toBe(es);
});

test('every action has one kind, and every kind some action', () => {
  const byKind = AUDIT_KINDS.map((kind) => actionsOfKinds([kind]));
  expect(byKind.flat().toSorted()).toEqual(AUDIT_ACTIONS.toSorted());
  for (const actions of byKind) expect(actions).not.toEqual([]);
});

test.each([
  ['client.opened', 'chart'],
  ['note.opened', 'chart'],
  ['client.listed', 'search'],
  ['client.duplicates_searched', 'search'],
  ['note.printed', 'print'],
  ['bundle.exported', 'file'],
  ['session.unlocked', 'sign_in'],
  ['session.unlock_failed', 'sign_in'],
  ['user.created', 'setting'],
  ['client.restriction_set', 'setting'],
  ['access.refused', 'refusal'],
  ['clock.set_back', 'log'],
  ['note.signed', 'change'],
  ['of.a_later_version', 'change'],
])('%s is of kind %s', (action, kind) => {
  expect(auditKindOf(action)).toBe(kind);
});

/** Methods whose answer shows no person who is served: settings, staff, counts, the caller's own unfinished work. */
const SHOWS_NOBODY: readonly string[] = [
  'site.status',
  'session.current',
  'user.list',
  'view.get',
  'draft.get',
  'draft.list',
  'group.list',
  'recipient.list',
  'endOfDay.review',
  'bundle.list',
  'import.discard',
  'import.open',
  'import.readTable',
  'import.checkColumn',
  'cosignPolicy.list',
  'note.formats',
  'payer.list',
  'savedView.list',
  'snippet.list',
  'supervision.list',
  'backup.status',
  'dataKey.status',
  'holiday.list',
  'restore.look',
  'capacity.status',
  'waiting.counts',
];

test('every query of the vault that can show a person is in the log (R-AUD-01)', () => {
  const silent = METHOD_NAMES.filter((name) => {
    const { kind, process, auditAction } = methodDefinition(name);
    return kind === 'query' && process === 'vault' && auditAction === null;
  });
  expect(silent.toSorted()).toEqual(SHOWS_NOBODY.toSorted());
});
