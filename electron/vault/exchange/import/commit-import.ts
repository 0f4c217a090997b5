import { importMethods } from '../../../../shared/contract/exchange';
import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { ClinicFailure, ruleBroken } from '../../../../shared/errors';
import { Client, ContactMethod, ImportRun, RelatedPerson } from '../../../../shared/model/index';
import { noteCapacity } from '../../records/capacity/capacity';
import { chartNumber, nextChartNumber } from '../../records/clients/chart-number';
import { assertWorker } from '../../records/clients/worker';
import type { JobContext, WriteContext } from '../../records/context';
import { insertRecord } from '../../store/records';
import { turnOf } from '../turn';
import { readChunks } from './chunk-reader';
import { dropPreview, requirePreview } from './preview-store';
import type { PreparedImport } from './preview-store';
import { dropTable } from './table/table-store';
import type { NumberedPerson } from './read-file';

type Output = MethodOutput<'import.commit'>;
type Input = ParsedInput<'import.commit'>;

/** About 20 ms of writing, so that a cancel is heard and others read in between. */
const PEOPLE_PER_TURN = 25;

/** Who comes in, and why somebody who looks like another is taken in all the same. */
interface Chosen {
  readonly people: readonly NumberedPerson[];
  readonly included: ReadonlySet<number>;
}

/**
 * Takes in what a preview showed: everybody chosen, their contacts and the report, in one transaction of many turns.
 * @throws ClinicFailure `PREVIEW_GONE`, `FILE_CHANGED`, `FILE_UNREADABLE`, `IMPORT_NOTHING_TO_DO`, `RULE_BROKEN`,
 *   `INVALID_INPUT` (a line that is no likely duplicate), `CANCELLED` (nothing stays of what was written).
 */
export async function commitImport(context: JobContext, input: Input): Promise<Output> {
  const stored = context.storedResult();
  if (stored !== undefined) return importMethods['import.commit'].output.parse(stored);
  const preview = requirePreview(context.store, input.previewId, context.user.id);
  const chosen = choose(preview, input);
  const turn = turnOf(context.signal);
  context.progress('verifying', 0, 0);
  const { sha256 } = await readChunks(preview.path, {
    turn: async (byteCount, totalBytes) => {
      context.progress('verifying', byteCount, totalBytes);
      await turn();
    },
  });
  if (sha256 !== preview.file.sha256) throw new ClinicFailure('FILE_CHANGED');
  const output = await context.commitInParts((write) =>
    writeImport(write, preview, chosen, input, async (writtenCount) => {
      context.progress('writing', writtenCount, chosen.people.length);
      await turn();
    }),
  );
  dropPreview(context.store, preview.previewId);
  dropTable(context.store);
  return output;
}

function choose(preview: PreparedImport, input: Input): Chosen {
  if (preview.file.problemLineCount > 0 && !input.skipProblemLines) {
    throw ruleBroken('skipProblemLines', 'problem_lines_left');
  }
  const included = new Set(input.includeDuplicateLines);
  if ([...included].some((lineNumber) => !preview.duplicates.has(lineNumber))) {
    throw new ClinicFailure('INVALID_INPUT');
  }
  if (included.size > 0 && (input.includeReason ?? '').trim() === '') {
    throw ruleBroken('includeReason', 'reason_missing');
  }
  const people = preview.ready.filter(
    ({ lineNumber }) => !preview.duplicates.has(lineNumber) || included.has(lineNumber),
  );
  if (people.length === 0) throw new ClinicFailure('IMPORT_NOTHING_TO_DO');
  return { people, included };
}

async function writeImport(
  context: WriteContext,
  preview: PreparedImport,
  { people, included }: Chosen,
  input: Input,
  pause: (writtenCount: number) => Promise<void>,
): Promise<Output> {
  const { writer, change, site } = context;
  assertWorker(writer, input.assignedWorkerId, 'assignedWorkerId');
  let number = nextChartNumber(writer, site.siteCode);
  for (const [index, person] of people.entries()) {
    if (index % PEOPLE_PER_TURN === 0) await pause(index);
    const client = insertRecord(writer, change, Client, {
      ...person.client,
      chartNumber: chartNumber(site.siteCode, number),
      assignedWorkerId: input.assignedWorkerId,
      notDuplicateReason: included.has(person.lineNumber) ? input.includeReason : null,
      noEmergencyContact: null,
      nextContactOn: null,
    });
    for (const contact of person.contacts) {
      insertRecord(writer, change, ContactMethod, { ...contact, clientId: client.id });
    }
    if (person.emergencyContact !== null) {
      insertRecord(writer, change, RelatedPerson, {
        ...person.emergencyContact,
        clientId: client.id,
        language: null,
        isEmergencyContact: true,
        isSupport: false,
        remark: null,
        consentId: null,
        isActive: true,
        errorReason: null,
      });
    }
    number += 1;
  }
  await pause(people.length);
  noteCapacity(context);
  const counts = {
    importedCount: people.length,
    alreadyHereCount: preview.alreadyHereCount,
    duplicateSkippedCount: preview.duplicates.size - included.size,
    problemLineCount: preview.file.problemLineCount,
  };
  const run = insertRecord(writer, change, ImportRun, {
    fileSha256: preview.file.sha256,
    importedAt: change.now,
    report: {
      lineCount: preview.file.lineCount,
      ...counts,
      problems: preview.file.problems.map(({ lineNumber, code, path }) => ({ lineNumber, code, path })),
      notKept: [...preview.file.notKept].map(([code, lineCount]) => ({ code, lineCount })),
    },
    note: input.includeReason,
  });
  context.audit({
    recordId: run.id,
    ...(input.includeReason === null ? {} : { reason: input.includeReason }),
  });
  return { importRunId: run.id, ...counts };
}
