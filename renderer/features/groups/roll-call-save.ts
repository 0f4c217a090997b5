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
    way: content.way,
    marks: content.people.flatMap(({ clientId, mark, inAt, outAt, way }) =>
      mark === null ? [] : [{ clientId, mark, inAt, outAt, way }],
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

/** Rules that ask for a reason instead of refusing (R-GRP-04, R-ENC-06, R-NOTE-01). */
export type ReasonAsked = 'correction' | 'limit';

/** Which reason the vault waits for, if that is all it has against the roll call. */
export function reasonAsked(error: ClinicError): ReasonAsked | null {
  const codes = new Set((error.details?.problems ?? []).map(({ code }) => code));
  if (codes.has('note_already_signed')) return 'correction';
  return codes.has('group_over_limit') || codes.has('over_day_limit') ? 'limit' : null;
}

/** What the vault found, by the people its paths point to; that a reason is asked for is said where it is asked. */
export function vaultProblems(error: ClinicError, input: SaveInput): RollCallProblems {
  const people = new Map<string, string>();
  let session: string | null = null;
  for (const { path, code } of error.details?.problems ?? []) {
    const index = /^marks\[(\d+)\]/.exec(path)?.[1];
    const clientId =
      index === undefined ? /^marks\.([0-9a-f-]{36})/.exec(path)?.[1] : input.marks[Number(index)]?.clientId;
    if (code === 'group_over_limit') continue;
    if (clientId === undefined) session ??= code;
    else if (!people.has(clientId)) people.set(clientId, code);
  }
  return { people, session };
}
