import { describe, expect, it } from 'vitest';

import { walkInsPresent, withPayers } from '../../../../../renderer/features/groups/walk-in-payers';
import { limitsOfThosePresent } from '../../../../../renderer/features/groups/roll-call-state';
import type { RosterRow, SessionView } from '../../../../../shared/contract/groups';

const row = (clientId: string, mark: RosterRow['mark'], payerCode: string | null = null) =>
  ({ clientId, mark, payerCode }) as RosterRow;

const LIMITS = [
  {
    payerCode: 'usual',
    isUsual: true,
    payerName: 'Medicaid',
    maxGroupSize: 2,
    maxPeoplePerFacilitator: null,
  },
  {
    payerCode: 'payer_0001',
    isUsual: false,
    payerName: 'County',
    maxGroupSize: 8,
    maxPeoplePerFacilitator: null,
  },
] as unknown as SessionView['payerLimits'];

describe('a walk-in of a roll call', () => {
  it('is asked about once they are marked as there, and only if the session does not know them', () => {
    const session = { roster: [row('a', null)] } as unknown as SessionView;
    const people = [row('a', 'present'), row('b', 'present'), row('c', 'no_show'), row('d', null)];
    expect(walkInsPresent(people, session)).toEqual(['b']);
  });

  it('counts for whoever pays for them, not for the usual payer', () => {
    const people = [row('a', 'present', 'payer_0001'), row('b', 'present')];
    const names = (shown: readonly RosterRow[]) =>
      limitsOfThosePresent(shown, LIMITS).map(({ payerName }) => payerName);
    expect(names(people)).toEqual(['Medicaid', 'County']);
    const known = [{ clientId: 'b', payerCode: LIMITS[1]?.payerCode ?? null }];
    expect(names(withPayers(people, known))).toEqual(['County']);
    expect(names(withPayers(people, [{ clientId: 'b', payerCode: null }]))).toEqual(['Medicaid', 'County']);
  });
});
