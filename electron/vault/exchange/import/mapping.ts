import type { ImportNotKeptCode, ImportProblemCode } from '../../../../shared/exchange/import-codes';

/** What is wrong with a line, and where in the resource. */
export interface LineProblem {
  readonly code: ImportProblemCode;
  /** `name[0].family`; empty for the whole line. */
  readonly path: string;
}

/** Collects what is noticed while a line is mapped. */
export class MappingNotes {
  readonly problems: LineProblem[] = [];
  readonly notKept = new Set<ImportNotKeptCode>();

  problem(code: ImportProblemCode, path: string): void {
    this.problems.push({ code, path });
  }
}
