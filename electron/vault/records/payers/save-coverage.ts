import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { ClinicFailure, ruleBroken } from '../../../../shared/errors';
import { Client, Coverage } from '../../../../shared/model';
import { doCoveragesOverlap } from '../../../../shared/rules/coverage';
import { chartIds, keptChart } from '../../store/joined-charts';
import { getRecord, insertRecord, updateRecord } from '../../store/records';
import type { WriteContext } from '../context';
import { coveragesOf } from './coverages-of';
import { payerRules } from './rules';

/**
 * Adds who pays for a person, or changes it; what was entered by mistake stays on record and counts nowhere. Contacts
 * that were recorded keep their payer.
 * @throws ClinicFailure `NOT_FOUND`, `STALE_EDIT`, `INVALID_INPUT` for a change without a revision, `RULE_BROKEN`
 *   (`client_is_merged`, `payer_unknown`, `ends_before_starts`, `coverage_overlaps`).
 */
export function saveCoverage(
  context: WriteContext,
  input: ParsedInput<'coverage.save'>,
): MethodOutput<'coverage.save'> {
  const { writer, change } = context;
  const { clientId, coverageId, expectedRevision, payerCode, startsOn, endsOn, isActive } = input;
  const client = getRecord(writer, Client, clientId);
  if (client === undefined) throw new ClinicFailure('NOT_FOUND');
  if (client.status === 'merged') throw ruleBroken('clientId', 'client_is_merged');
  if (!payerRules(writer).some(({ code }) => code === payerCode)) {
    throw ruleBroken('payerCode', 'payer_unknown');
  }
  if (endsOn !== null && endsOn < startsOn) throw ruleBroken('endsOn', 'ends_before_starts');
  const values = { payerCode, memberId: tidyMemberId(input.memberId), startsOn, endsOn, isActive };
  const others = coveragesOf(writer, clientId).filter(({ id }) => id !== coverageId);
  if (isActive && others.some((other) => doCoveragesOverlap(other, values))) {
    throw ruleBroken('startsOn', 'coverage_overlaps');
  }
  if (coverageId === undefined) {
    const added = insertRecord(writer, change, Coverage, { ...values, clientId });
    context.audit({ clientId, recordId: added.id });
    return { coverageId: added.id };
  }
  const current = getRecord(writer, Coverage, coverageId);
  const charts = chartIds(writer, keptChart(writer, clientId));
  if (current === undefined || !charts.includes(current.clientId)) throw new ClinicFailure('NOT_FOUND');
  if (expectedRevision === undefined) throw new ClinicFailure('INVALID_INPUT');
  updateRecord(writer, change, Coverage, coverageId, values, { expectedRevision });
  context.audit({ clientId, recordId: coverageId });
  return { coverageId };
}

/** A number as it stands on a card, without the spaces it is printed with at its ends. */
function tidyMemberId(memberId: string | null): string | null {
  const tidy = memberId?.trim() ?? '';
  return tidy === '' ? null : tidy;
}
