import { describe, expect, test } from 'vitest';
import { z } from 'zod';

import { ACCESS } from '../../../../shared/access';
import type { Role } from '../../../../shared/access';
import { METHOD_NAMES, methodDefinition } from '../../../../shared/contract';
import { ENTITIES } from '../../../../shared/model';
import { VALID_INPUTS } from './valid-inputs';
import { VAULT_METHODS } from './spied-handlers';

const ROLES: readonly Role[] = ['front_desk', 'peer_worker', 'supervisor', 'administrator'];

function inputFields(input: z.ZodType): readonly string[] {
  return input instanceof z.ZodObject ? Object.keys(input.shape) : [];
}

describe.each(METHOD_NAMES)('%s', (name) => {
  const definition = methodDefinition(name);

  test('takes a strict object', () => {
    expect(definition.input).toBeInstanceOf(z.ZodObject);
    expect(definition.input.safeParse({ ...VALID_INPUTS, unexpected: 1 }).success).toBe(false);
  });

  test('has an audit action and an operation id when it changes something', () => {
    if (definition.kind === 'query') {
      expect(inputFields(definition.input)).not.toContain('operationId');
      return;
    }
    expect(definition.auditAction).toMatch(/^[a-z_]+\.[a-z_]+$/);
    expect(inputFields(definition.input)).toContain('operationId');
  });

  test('has an audit action when it opens a chart', () => {
    if (definition.readsChart) expect(definition.auditAction).toMatch(/^[a-z_]+\.[a-z_]+$/);
    else expect([null, definition.auditAction]).toContain(definition.auditAction);
  });

  test('names whom it is about when it is open by relation', () => {
    const isByRelation = ROLES.some((role) => ACCESS[name][role] === 'caseload');
    if (isByRelation) expect(definition.subject).toBeDefined();
    if (definition.subject !== undefined) {
      expect(inputFields(definition.input)).toContain(definition.subject.field);
    }
  });

  test('writes only local entities it names, when it is local', () => {
    const local = ENTITIES.filter((entity) => entity.scope === 'local').map((entity) => entity.name);
    expect(local).toEqual(expect.arrayContaining([...definition.localEntities]));
    if (definition.isLocal) expect(definition.localEntities).not.toHaveLength(0);
  });
});

test('no two commands leave the same audit action', () => {
  const actions = METHOD_NAMES.map((name) => methodDefinition(name).auditAction).filter(
    (action) => action !== null,
  );
  expect(new Set(actions).size).toBe(actions.length);
});

test('the valid inputs of this suite are valid', () => {
  for (const name of VAULT_METHODS) {
    const parsed = methodDefinition(name).input.safeParse(VALID_INPUTS[name]);
    expect(parsed.error?.issues ?? [], name).toEqual([]);
  }
});
