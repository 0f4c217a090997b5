import { PayerCodeSchema } from '../../../../shared/model';
import { FIRST_PAYER_RULE, ruleOfContact, usualPayer } from '../../../../shared/rules/payer-rules';
import type { Encounter, Row } from '../../../../shared/model';
import type { Reader } from '../../store/connection';
import { sql } from '../../store/sql';
import { payerRules } from './rules';

/** The payer of the person's last contact that named one: people rarely change theirs. `null` is the usual one. */
export function lastPayerOf(reader: Reader, clientId: string): Row<typeof Encounter>['payerCode'] {
  return (
    reader.value(
      sql`SELECT payer_code FROM encounter
        WHERE client_id = ${clientId} AND payer_code IS NOT NULL AND status = 'done'
        ORDER BY start_at DESC, id LIMIT 1`,
      PayerCodeSchema,
    ) ?? null
  );
}

/** The payer and the version of its rule that a contact is signed under; they stay with it (R-ENC-03). */
export function payerAtSigning(
  reader: Reader,
  encounter: Row<typeof Encounter>,
): Pick<Row<typeof Encounter>, 'payerCode' | 'payerRuleVersion'> {
  const rules = payerRules(reader);
  const payerCode = encounter.payerCode ?? PayerCodeSchema.parse(usualPayer(rules));
  const rule = ruleOfContact(rules, { ...encounter, payerCode });
  return { payerCode, payerRuleVersion: rule?.version ?? FIRST_PAYER_RULE.version };
}
