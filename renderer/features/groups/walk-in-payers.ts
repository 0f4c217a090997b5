import type { MethodOutput } from '../../../shared/contract';
import type { RosterRow, SessionView } from '../../../shared/contract/groups';
import { wasThere } from '../../../shared/rules/attendance';
import { useVaultQuery } from '../../vault';

type Payers = MethodOutput<'session.payersOf'>['payers'];

/** People marked as there of whom the session as it was opened knows nothing: walk-ins of this roll call. */
export function walkInsPresent(people: readonly RosterRow[], session: SessionView): readonly string[] {
  const known = new Set(session.roster.map(({ clientId }) => clientId));
  return people
    .filter(({ clientId, mark }) => !known.has(clientId) && mark !== null && wasThere(mark))
    .map(({ clientId }) => clientId);
}

/** The people, each walk-in with who pays for them as far as the vault said. */
export function withPayers(people: readonly RosterRow[], payers: Payers): readonly RosterRow[] {
  const known = new Map(payers.map(({ clientId, payerCode }) => [clientId, payerCode]));
  return people.map((person) => {
    const payerCode = known.get(person.clientId);
    return payerCode === undefined ? person : { ...person, payerCode };
  });
}

/** Everybody on the roll call with who pays for them, walk-ins too, so that limits count before anything is saved. */
export function usePeopleWithPayers(
  people: readonly RosterRow[],
  session: SessionView,
): readonly RosterRow[] {
  const clientIds = session.payerLimits.length === 0 ? [] : walkInsPresent(people, session);
  const { value } = useVaultQuery(
    'session.payersOf',
    clientIds.length === 0 ? null : { sessionId: session.id, clientIds: [...clientIds] },
    { entities: ['coverage', 'encounter', 'payerRule'], keepPrevious: true },
  );
  return value === undefined ? people : withPayers(people, value.payers);
}
