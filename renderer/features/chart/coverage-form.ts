import { z } from 'zod';
import type { MethodInput } from '../../../shared/contract';
import type { CoverageView } from '../../../shared/contract/coverage';
import { UuidSchema } from '../../../shared/identifiers';
import { PayerCodeSchema } from '../../../shared/model';
import { LocalDateSchema, type LocalDate } from '../../../shared/time';
import { textOrNull } from '../support/text-or-null';

/** Who pays for a person as its form holds it, and as it is kept. */
export const CoverageFormSchema = z.object({
  /** The one being changed, with what the change is based on; `null` for a new one. */
  changes: z.object({ coverageId: UuidSchema, revision: z.int().positive() }).nullable(),
  payerCode: PayerCodeSchema.nullable(),
  memberId: z.string().max(40),
  startsOn: LocalDateSchema.nullable(),
  endsOn: LocalDateSchema.nullable(),
});
export type CoverageForm = z.infer<typeof CoverageFormSchema>;

/** @param today the first day of a new one, until somebody says another. */
export function emptyCoverage(today: LocalDate): CoverageForm {
  return { changes: null, payerCode: null, memberId: '', startsOn: today, endsOn: null };
}

/** One on record, to be changed. */
export function formOfCoverage(coverage: CoverageView): CoverageForm {
  const { id, revision, payerCode, memberId, startsOn, endsOn } = coverage;
  return {
    changes: { coverageId: id, revision },
    payerCode,
    memberId: memberId ?? '',
    startsOn,
    endsOn,
  };
}

/** As the vault takes it, or `null` while something is missing. */
export function toCoverageInput(
  { changes, payerCode, memberId, startsOn, endsOn }: CoverageForm,
  isActive: boolean,
): Omit<MethodInput<'coverage.save'>, 'operationId' | 'clientId'> | null {
  if (payerCode === null || startsOn === null) return null;
  return {
    ...(changes === null ? {} : { coverageId: changes.coverageId, expectedRevision: changes.revision }),
    payerCode,
    memberId: textOrNull(memberId),
    startsOn,
    endsOn,
    isActive,
  };
}
