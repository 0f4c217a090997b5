import { randomBytes } from 'node:crypto';

import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { ClinicFailure, ruleBroken } from '../../../../shared/errors';
import { PayerRule } from '../../../../shared/model';
import { FIRST_PAYER_RULE } from '../../../../shared/rules/payer-rules';
import type { PayerRuleVersion } from '../../../../shared/rules/payer-rules';
import type { Reader } from '../../store/connection';
import { findRecords, insertRecord } from '../../store/records';
import { sqlFragment } from '../../store/sql';
import type { ReadContext, WriteContext } from '../context';

/** Every version of every payer's rule, in the order they were saved; the one the product brings is the first. */
export function payerRules(reader: Reader): readonly PayerRuleVersion[] {
  return [FIRST_PAYER_RULE, ...findRecords(reader, PayerRule, sqlFragment`1 ORDER BY created_at, id`)];
}

/** The payers' rules, for whoever records contacts and whoever sets them. */
export function listPayers({ reader }: ReadContext): MethodOutput<'payer.list'> {
  return { rules: payerRules(reader).map(versionForPage) };
}

/**
 * Saves a payer's rule from a day on, as a new version; what was signed under an earlier one keeps it (R-ENC-03).
 * @throws ClinicFailure `NOT_FOUND`, `RULE_BROKEN` (`service_listed_twice`, `kind_has_no_units`).
 */
export function savePayerRule(
  context: WriteContext,
  { operationId: _operation, code, ...values }: ParsedInput<'payer.saveRule'>,
): MethodOutput<'payer.saveRule'> {
  const { writer, change } = context;
  const before = payerRules(writer).filter((rule) => rule.code === code);
  if (code !== null && before.length === 0) throw new ClinicFailure('NOT_FOUND');
  const kinds = values.services.map(({ kind }) => kind);
  const repeated = kinds.findIndex((kind, index) => kinds.indexOf(kind) !== index);
  if (repeated !== -1) throw ruleBroken(`services[${repeated}].kind`, 'service_listed_twice');
  // A no-show and an attempt never have units, whatever a payer's list says (R-ENC-04).
  const empty = kinds.findIndex((kind) => kind === 'no_show' || kind === 'outreach_attempt');
  if (empty !== -1) throw ruleBroken(`services[${empty}].kind`, 'kind_has_no_units');
  const made = insertRecord(writer, change, PayerRule, {
    ...values,
    code: code ?? `payer_${randomBytes(5).toString('hex')}`,
    version: Math.max(0, ...before.map(({ version }) => version)) + 1,
  });
  context.audit({ recordId: made.id });
  return { code: made.code, version: made.version };
}

function versionForPage(rule: PayerRuleVersion): MethodOutput<'payer.list'>['rules'][number] {
  const { code, version, name, validFrom, unitRule, aggregate, isUsual, isOffered } = rule;
  const { maxUnitsPerDay, maxGroupSize, maxPeoplePerFacilitator } = rule;
  return {
    ...{ code, version, name, validFrom, unitRule, aggregate, isUsual, isOffered },
    ...{ maxUnitsPerDay, maxGroupSize, maxPeoplePerFacilitator },
    services: rule.services.map((service) => ({ ...service, modifiers: [...service.modifiers] })),
    videoModifiers: [...rule.videoModifiers],
    audioModifiers: [...rule.audioModifiers],
  };
}
