import type { CosignPolicy, Row } from '../model';
import type { LocalDate } from '../time';

type Policy = Pick<Row<typeof CosignPolicy>, 'rule' | 'samplePercent' | 'untilOn'>;

/**
 * Whether a note needs a supervisor's co-signature when it is signed (domain §1.7).
 *
 * @param draw a number from 0 to below 100 that nobody can choose, for `sample`
 */
export function needsCosign(
  policy: Policy | undefined,
  note: { readonly serviceDate: LocalDate; readonly draw: number },
): boolean {
  switch (policy?.rule) {
    case 'all':
      return true;
    case 'until_date':
      return policy.untilOn !== null && note.serviceDate <= policy.untilOn;
    case 'sample':
      return note.draw < (policy.samplePercent ?? 0);
    default:
      return false;
  }
}
