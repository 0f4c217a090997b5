import { PayerCodeSchema } from '../../../../shared/model';
import { coverageOn } from '../../../../shared/rules/coverage';
import { FIRST_PAYER_RULE, ruleOfContact, usualPayer } from '../../../../shared/rules/payer-rules';
import type { Encounter, Row } from '../../../../shared/model';
import type { LocalDate } from '../../../../shared/time';
import type { Reader } from '../../store/connection';
import { sql } from '../../store/sql';
import { coveragesOf } from './coverages-of';
import { payerRules } from './rules';

/**
 * Who pays for a contact of a person on a day, as far as anybody said: their coverage of the day, and for people whose
 * coverage nobody entered the payer of their last contact. `null` is the usual one.
 */
export function payerOn(reader: Reader, clientId: string, on: LocalDate): Row<typeof Encounter>['payerCode'] {
  const coverages = coveragesOf(reader, clientId);
  if (coverages.length > 0) return coverageOn(coverages, on)?.payerCode ?? null;
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
