import type { EntityDefinition } from '../../../shared/model/index';

/** When a record becomes unchangeable, and what may still be written then. */
export interface FreezeRule {
  /** Once this field has a value, the record is frozen. */
  readonly field: string;
  readonly stillWritable: ReadonlySet<string>;
}

/** The same as the triggers of the schema say, for merging (R-NOTE-01, R-NOTE-09, R-CON-04). */
const FREEZE_RULES: ReadonlyMap<string, FreezeRule> = new Map([
  ['note', { field: 'signedAt', stillWritable: new Set(['status', 'statusReason']) }],
  // A consent is signed from its first moment on (R-CON-02 to R-CON-04).
  [
    'consent',
    {
      field: 'signedOn',
      stillWritable: new Set(['revokedAt', 'revocationReference', 'endedOn', 'errorReason']),
    },
  ],
]);

/** The entity's rule, when it has one. */
export function freezeRuleOf(entity: EntityDefinition): FreezeRule | undefined {
  return FREEZE_RULES.get(entity.name);
}
