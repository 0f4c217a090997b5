import type { ClinicError } from '../../../shared/errors';
import type { MethodInput } from '../../../shared/contract';
import { markProblems } from '../../../shared/rules/attendance';
import type { RollCallContent, RollCallState } from './roll-call-state';

type SaveInput = Omit<MethodInput<'session.saveAttendance'>, 'operationId'>;

/** The roll call as the vault takes it: only people who have a mark. */
export function toSaveInput({ sessionId, revision, content }: RollCallState): SaveInput {
  return {
    sessionId,
    expectedRevision: revision,
    startAt: content.startAt,
    endAt: content.endAt,
    guestCount: content.guestCount,
    marks: content.people.flatMap(({ clientId, mark, inAt, outAt }) =>
      mark === null ? [] : [{ clientId, mark, inAt, outAt }],
    ),
  };
}

/** What is wrong with the roll call: per person, and with the session as a whole. Codes of shared/rules/problem.ts. */
export interface RollCallProblems {
  readonly people: ReadonlyMap<string, string>;
  readonly session: string | null;
}

export const NO_PROBLEMS: RollCallProblems = { people: new Map(), session: null };

/** What the page can see before it asks the vault. */
export function ownProblems(content: RollCallContent): RollCallProblems {
  const people = new Map<string, string>();
  for (const { clientId, mark, inAt, outAt } of content.people) {
    const [problem] = mark === null ? [] : markProblems({ mark, inAt, outAt }, content);
    if (problem !== undefined) people.set(clientId, problem.code);
  }
  return { people, session: content.endAt <= content.startAt ? 'end_not_after_start' : null };
}

/** What the vault found, by the people its paths point to. */
export function vaultProblems(error: ClinicError, input: SaveInput): RollCallProblems {
  const people = new Map<string, string>();
  let session: string | null = null;
  for (const { path, code } of error.details?.problems ?? []) {
    const index = /^marks\[(\d+)\]/.exec(path)?.[1];
    const clientId =
      index === undefined ? /^marks\.([0-9a-f-]{36})/.exec(path)?.[1] : input.marks[Number(index)]?.clientId;
    if (clientId === undefined) session ??= code;
    else if (!people.has(clientId)) people.set(clientId, code);
  }
  return { people, session };
}
