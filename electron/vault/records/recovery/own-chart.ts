import { ClinicFailure, ruleBroken } from '../../../../shared/errors';
import { Client } from '../../../../shared/model';
import type { Row } from '../../../../shared/model';
import type { RuleProblem } from '../../../../shared/rules/problem';
import { getRecord } from '../../store/records';
import type { WriteContext } from '../context';

/**
 * The person whose chart it is, if it is kept up.
 * @throws ClinicFailure `NOT_FOUND`, `RULE_BROKEN` `client_is_merged`.
 */
export function openPerson({ writer }: WriteContext, clientId: string): Row<typeof Client> {
  const client = getRecord(writer, Client, clientId);
  if (client === undefined) throw new ClinicFailure('NOT_FOUND');
  if (client.status === 'merged') throw ruleBroken('clientId', 'client_is_merged');
  return client;
}

/** Of two people who change a record at once the later hears of the other first, whatever else is wrong. */
export function assertFresh({ revision }: { readonly revision: number }, expectedRevision: number): void {
  if (revision !== expectedRevision) throw new ClinicFailure('STALE_EDIT', { currentRevision: revision });
}

/** @throws ClinicFailure `RULE_BROKEN` when there is anything against it. */
export function refuse(problems: readonly RuleProblem[]): void {
  if (problems.length > 0) throw new ClinicFailure('RULE_BROKEN', { problems: [...problems] });
}

/** @throws ClinicFailure `RULE_BROKEN` `reason_missing` for nothing but blanks. */
export function reasonOf(typed: string | null): string {
  const reason = typed?.trim() ?? '';
  if (reason === '') throw ruleBroken('reason', 'reason_missing');
  return reason;
}
