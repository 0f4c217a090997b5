import { ClinicFailure } from '../../../../shared/errors';
import type { ImportNotKeptCode } from '../../../../shared/exchange/import-codes';
import type { SiteRules } from '../../../../shared/rules/birth-date';
import { parseGuarded } from './json-guard';
import { readLines } from './line-reader';
import type { FileLine } from './line-reader';
import { mapPatient, resourceTypeOf } from './map-patient';
import type { MappedPerson } from './map-patient';
import type { LineProblem } from './mapping';

/** A problem of a line. */
export interface NumberedProblem extends LineProblem {
  readonly lineNumber: number;
}

/** A person and the line they are on. */
export interface NumberedPerson extends MappedPerson {
  readonly lineNumber: number;
}

/** Everything a file holds. */
export interface ReadFile {
  readonly sha256: string;
  /** What is counted. */
  readonly counts: 'lines' | 'rows';
  /** Lines or rows that hold anything. */
  readonly lineCount: number;
  readonly people: readonly NumberedPerson[];
  readonly problems: readonly NumberedProblem[];
  readonly problemLineCount: number;
  /** What is left behind, and on how many lines. */
  readonly notKept: ReadonlyMap<ImportNotKeptCode, number>;
}

/** More problems than anybody reads; the count goes on. */
export const KEPT_PROBLEMS = 1_000;

type LineOutcome =
  | { readonly kind: 'blank' }
  | {
      readonly kind: 'person';
      readonly person: MappedPerson;
      readonly notKept: ReadonlySet<ImportNotKeptCode>;
    }
  | {
      readonly kind: 'problem';
      readonly problems: readonly LineProblem[];
      readonly resourceType?: string;
      /** Begins as a record does. */
      readonly isObjectBegun?: boolean;
    };

/**
 * Reads and maps a whole FHIR Patient file. A file that isn't one is refused as a whole, with the line that shows it;
 * a line that can't come in is a problem of that line.
 * @throws ClinicFailure `FILE_UNREADABLE`, `FILE_EMPTY`, `FILE_TOO_LARGE`, `FILE_NOT_NDJSON`, `FILE_TRUNCATED`,
 *   `FILE_WRONG_RESOURCE`, `LINE_TOO_LONG`.
 */
export async function readPatientFile(
  path: string,
  rules: SiteRules,
  turn: (byteCount: number, totalBytes: number) => Promise<void>,
): Promise<ReadFile> {
  const collected = new Collector();
  const { sha256 } = await readLines(path, {
    turn,
    onLine: (line) => {
      collected.add(line, outcomeOf(line, rules));
    },
  });
  return collected.finish(sha256);
}

function outcomeOf(line: FileLine, rules: SiteRules): LineOutcome {
  if (line.bytes === undefined) return problem('line_too_long');
  const text = decoded(line.bytes);
  if (text === undefined) return problem('not_utf8');
  if (text.trim() === '') return { kind: 'blank' };
  const parsed = parseGuarded(text);
  if (!parsed.ok) {
    return {
      kind: 'problem',
      problems: [{ code: parsed.problem, path: '' }],
      isObjectBegun: /^\s*\{"/.test(text),
    };
  }
  const mapped = mapPatient(parsed.value, rules);
  if (mapped.ok) return { kind: 'person', person: mapped.person, notKept: mapped.notKept };
  const resourceType = resourceTypeOf(parsed.value);
  return {
    kind: 'problem',
    problems: mapped.problems,
    ...(resourceType === undefined ? {} : { resourceType }),
  };
}

function problem(code: LineProblem['code']): LineOutcome {
  return { kind: 'problem', problems: [{ code, path: '' }] };
}

/** Strict UTF-8; a byte order mark at the start is left out. */
function decoded(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Puts the lines together, and sees when the file as a whole is none an import reads. */
class Collector {
  readonly #people: NumberedPerson[] = [];
  readonly #problems: NumberedProblem[] = [];
  readonly #notKept = new Map<ImportNotKeptCode, number>();
  #lineCount = 0;
  #problemLineCount = 0;
  #hasPatient = false;
  #firstProblem: NumberedProblem | undefined;

  add(line: FileLine, outcome: LineOutcome): void {
    if (outcome.kind === 'blank') return;
    this.#lineCount += 1;
    if (outcome.kind === 'person') {
      this.#hasPatient = true;
      this.#people.push({ ...outcome.person, lineNumber: line.lineNumber });
      for (const code of outcome.notKept) this.#notKept.set(code, (this.#notKept.get(code) ?? 0) + 1);
      return;
    }
    this.#hasPatient ||= outcome.resourceType === 'Patient';
    this.#addProblems(line, outcome.problems, outcome.isObjectBegun === true);
  }

  finish(sha256: string): ReadFile {
    if (this.#lineCount === 0) throw new ClinicFailure('FILE_EMPTY');
    if (!this.#hasPatient && this.#firstProblem !== undefined) throw fileFailure(this.#firstProblem);
    return {
      sha256,
      counts: 'lines',
      lineCount: this.#lineCount,
      people: this.#people,
      problems: this.#problems,
      problemLineCount: this.#problemLineCount,
      notKept: this.#notKept,
    };
  }

  #addProblems(line: FileLine, problems: readonly LineProblem[], isObjectBegun: boolean): void {
    const { lineNumber } = line;
    const first = problems[0];
    if (first === undefined) return;
    // The rest of the file is missing: what came before may be half of what was meant.
    const isBroken = first.code === 'not_json' || first.code === 'not_utf8';
    if (isBroken && !line.isEnded && (this.#lineCount > 1 || isObjectBegun)) {
      throw new ClinicFailure('FILE_TRUNCATED', { lineNumber });
    }
    // A file that doesn't begin like one isn't read to its end, whatever its size.
    const isNothingOfOurs = this.#lineCount === 1 && first.code !== 'wrong_resource' && !this.#hasPatient;
    if (isNothingOfOurs && UNREADABLE.has(first.code)) throw fileFailure({ ...first, lineNumber });
    this.#firstProblem ??= { ...first, lineNumber };
    this.#problemLineCount += 1;
    for (const found of problems) {
      if (this.#problems.length < KEPT_PROBLEMS) this.#problems.push({ ...found, lineNumber });
    }
  }
}

const UNREADABLE = new Set<LineProblem['code']>(['not_json', 'not_utf8', 'line_too_long']);

function fileFailure({ code, lineNumber }: NumberedProblem): ClinicFailure {
  if (code === 'line_too_long') return new ClinicFailure('LINE_TOO_LONG', { lineNumber });
  if (code === 'wrong_resource') return new ClinicFailure('FILE_WRONG_RESOURCE', { lineNumber });
  return new ClinicFailure('FILE_NOT_NDJSON', { lineNumber });
}
