import { READABLE_TIERS } from '../../../../shared/access';
import type { ParsedInput } from '../../../../shared/contract';
import type { ImportPreview } from '../../../../shared/contract/exchange';
import { ClinicFailure } from '../../../../shared/errors';
import { newIdentifier } from '../../../../shared/identifiers';
import type { SiteRules } from '../../../../shared/rules/birth-date';
import type { PersonIdentity } from '../../../../shared/rules/duplicates';
import { displayName } from '../../../../shared/rules/names';
import type { JobContext } from '../../records/context';
import { readTransaction } from '../../store/connection';
import type { Reader } from '../../store/connection';
import { DuplicateIndex } from './duplicate-index';
import type { DuplicateMatch } from './duplicate-index';
import { identifierKey, knownIdentifiers, knownPeople } from './known-people';
import type { KnownPerson } from './known-people';
import { keepPreview } from './preview-store';
import type { MatchSubject, PreparedImport, ShownPerson } from './preview-store';
import { readPatientFile } from './read-file';
import type { NumberedPerson, NumberedProblem, ReadFile } from './read-file';
import { turnOf } from '../turn';
import { peopleOfTable } from './table/people';
import { requireTable } from './table/table-store';

const SHOWN_DUPLICATES = 1_000;
const SHOWN_PROBLEMS = 1_000;
const SHOWN_PEOPLE = 20;
const PEOPLE_PER_TURN = 50;

/** Reads a file of records and says what would come of it; nothing is stored. */
export async function previewImport(
  context: JobContext,
  { fileToken }: ParsedInput<'import.preview'>,
): Promise<ImportPreview> {
  const { path, use } = context.takeFile(fileToken);
  if (use !== 'read') throw new ClinicFailure('FILE_TOKEN_UNKNOWN');
  const turn = turnOf(context.signal);
  context.progress('reading', 0, 0);
  const file = await readPatientFile(path, siteRules(context), async (byteCount, totalBytes) => {
    context.progress('reading', byteCount, totalBytes);
    await turn();
  });
  return previewOf(context, { path, file });
}

/** The same for an opened spreadsheet, with what somebody says its columns are. */
export async function previewTable(
  context: JobContext,
  { tableId, columns }: ParsedInput<'import.previewTable'>,
): Promise<ImportPreview> {
  const table = requireTable(context.store, tableId, context.user.id).file;
  const turn = turnOf(context.signal);
  const file = await peopleOfTable(table, columns, siteRules(context), async (done, total) => {
    context.progress('checking', done, total);
    await turn();
  });
  return previewOf(context, { path: table.path, file });
}

interface PeopleFile {
  readonly path: string;
  readonly file: ReadFile;
}

async function previewOf(context: JobContext, people: PeopleFile): Promise<ImportPreview> {
  const preview = await readTransaction(context.store, (reader) => comparePeople(context, reader, people));
  keepPreview(context.store, preview);
  return previewAnswer(context, preview);
}

function siteRules({ today, site }: JobContext): SiteRules {
  return { today, servesMinors: site.servesMinors };
}

/** Tells apart who is new, who is already here under the same id, and who looks like somebody else. */
async function comparePeople(
  context: JobContext,
  reader: Reader,
  { path, file }: PeopleFile,
): Promise<PreparedImport> {
  const turn = turnOf(context.signal);
  const { ready, problems, problemLineCount, alreadyHereCount } = withoutKnown(context, reader, file);
  const index = new DuplicateIndex<MatchSubject>();
  for (const window of knownPeople(reader, context.user)) {
    for (const person of window) index.add(subjectOf(person), person.identity);
    await turn();
  }
  const duplicates = new Map<number, DuplicateMatch<MatchSubject>>();
  for (const [position, person] of ready.entries()) {
    const identity = identityOf(person);
    const match = index.find(identity);
    if (match !== undefined) duplicates.set(person.lineNumber, match);
    index.add({ kind: 'line', lineNumber: person.lineNumber, ...shownPerson(person) }, identity);
    if (position % PEOPLE_PER_TURN === 0) {
      context.progress('matching', position, ready.length);
      await turn();
    }
  }
  return {
    previewId: newIdentifier(),
    userId: context.user.id,
    path,
    file: { ...file, problems, problemLineCount },
    ready,
    alreadyHereCount,
    duplicates,
  };
}

interface Sorted {
  readonly ready: readonly NumberedPerson[];
  readonly problems: readonly NumberedProblem[];
  readonly problemLineCount: number;
  readonly alreadyHereCount: number;
}

/** Takes out people who are here under the same id, and lines that repeat an earlier one's id. */
function withoutKnown(context: JobContext, reader: Reader, file: ReadFile): Sorted {
  const here = knownIdentifiers(reader, context.site.id);
  const inFile = new Set<string>();
  const ready: NumberedPerson[] = [];
  const problems = [...file.problems];
  let problemLineCount = file.problemLineCount;
  let alreadyHereCount = 0;
  for (const person of file.people) {
    const keys = person.client.externalIdentifiers.map(({ system, value }) => identifierKey(system, value));
    if (keys.some((key) => here.has(key))) {
      alreadyHereCount += 1;
    } else if (keys.some((key) => inFile.has(key))) {
      problemLineCount += 1;
      if (problems.length < SHOWN_PROBLEMS) {
        problems.push({ lineNumber: person.lineNumber, code: 'same_id_twice', path: 'identifier' });
      }
    } else {
      ready.push(person);
    }
    for (const key of keys) inFile.add(key);
  }
  problems.sort((left, right) => left.lineNumber - right.lineNumber);
  return { ready, problems, problemLineCount, alreadyHereCount };
}

function subjectOf({ clientId, chartNumber, identity }: KnownPerson): MatchSubject {
  return {
    kind: 'client',
    clientId,
    chartNumber,
    displayName: displayName(identity),
    birthDate: identity.birthDate,
  };
}

/** What is compared of a person from the file. */
export function identityOf(person: NumberedPerson): PersonIdentity {
  const { client, contacts } = person;
  return {
    legalFirstName: client.legalFirstName,
    legalLastName: client.legalLastName,
    preferredName: client.preferredName,
    aliases: client.aliases,
    birthDate: client.birthDate,
    birthDateIsEstimated: client.birthDateIsEstimated,
    medicaidId: client.medicaidId,
    contactValues: contacts.filter(({ isActive }) => isActive).map(({ value }) => value),
    // Equal ids were found before.
    externalIdentifiers: [],
  };
}

function previewAnswer(context: JobContext, preview: PreparedImport): ImportPreview {
  const { file, ready, duplicates } = preview;
  return {
    previewId: preview.previewId,
    counts: file.counts,
    lineCount: file.lineCount,
    readyCount: ready.length - duplicates.size,
    alreadyHereCount: preview.alreadyHereCount,
    problemLineCount: file.problemLineCount,
    problems: file.problems.map(({ lineNumber, code, path }) => ({ lineNumber, code, path })),
    notKept: [...file.notKept].map(([code, lineCount]) => ({ code, lineCount })),
    duplicates: ready
      .flatMap((person) => {
        const match = duplicates.get(person.lineNumber);
        if (match === undefined) return [];
        const { displayName: incomingName, birthDate: incomingBirthDate } = shownPerson(person);
        return [
          {
            lineNumber: person.lineNumber,
            incomingName,
            incomingBirthDate,
            match: shownMatch(context, match.subject),
            reasons: [...match.reasons],
          },
        ];
      })
      .slice(0, SHOWN_DUPLICATES),
    duplicateCount: duplicates.size,
    sample: ready.slice(0, SHOWN_PEOPLE).map((person) => ({
      lineNumber: person.lineNumber,
      ...shownPerson(person),
      contactCount: person.contacts.length,
    })),
  };
}

function shownPerson({ client }: NumberedPerson): ShownPerson {
  return { displayName: displayName(client), birthDate: client.birthDate };
}

/** An administrator may bring in a file but reads no charts (R-ROL-04): of people here they see the chart number. */
function shownMatch(
  context: JobContext,
  subject: MatchSubject,
): ImportPreview['duplicates'][number]['match'] {
  const isHidden = subject.kind === 'client' && !READABLE_TIERS[context.user.role].has('identity');
  return isHidden ? { ...subject, displayName: '', birthDate: null } : subject;
}
