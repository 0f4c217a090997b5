import { randomBytes } from 'node:crypto';

import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { ClinicFailure, ruleBroken } from '../../../../shared/errors';
import { SiteNoteFormat } from '../../../../shared/model';
import type { Note, Row } from '../../../../shared/model';
import { formatOfSite } from '../../../../shared/rules/note-format';
import type { NoteFormat } from '../../../../shared/rules/note-format';
import { NOTE_FORMATS, findNoteFormat } from '../../../../shared/rules/note-formats';
import type { Reader } from '../../store/connection';
import { findRecords, insertRecord, updateRecord } from '../../store/records';
import { sql, sqlFragment } from '../../store/sql';
import type { ReadContext, WriteContext } from '../context';

type Formats = MethodOutput<'note.formats'>['formats'];

/** Every format: the product's, then the site's, each in its newest version. */
export function listFormats({ reader }: ReadContext): MethodOutput<'note.formats'> {
  const own: Formats = NOTE_FORMATS.map((format) => ({
    ...copyOf(format),
    isOffered: true,
    isOfSite: false,
  }));
  const site: Formats = newestOfSite(reader).map((row) => ({
    ...copyOf(formatOfSite(row)),
    isOffered: row.isOffered,
    isOfSite: true,
  }));
  return { formats: [...own, ...site] };
}

/** A format as it goes over the port. */
export function copyOf(format: NoteFormat) {
  return { ...format, label: { ...format.label }, sections: [...format.sections] };
}

/**
 * Makes a format of the site, or a new version of it when its parts or name differ; whether it is offered can change
 * without one.
 * @throws ClinicFailure `NOT_FOUND`, `RULE_BROKEN` `format_version_used` when two parts have one code.
 */
export function saveFormat(
  context: WriteContext,
  { code, name, sections, isOffered }: ParsedInput<'noteFormat.save'>,
): MethodOutput<'noteFormat.save'> {
  const { writer, change } = context;
  const repeated = sections.findIndex(
    (section, index) => sections.findIndex((other) => other.code === section.code) !== index,
  );
  if (repeated !== -1) throw ruleBroken(`sections[${repeated}].code`, 'format_version_used');
  const before = code === null ? undefined : newestOfSite(writer).find((row) => row.code === code);
  if (code !== null && before === undefined) throw new ClinicFailure('NOT_FOUND');
  const isSame = before?.name === name && JSON.stringify(before.sections) === JSON.stringify(sections);
  if (before !== undefined && isSame) {
    updateRecord(writer, change, SiteNoteFormat, before.id, { isOffered }, { expectedRevision: 'newest' });
    return { code: before.code, version: before.version };
  }
  const version = (before?.version ?? 0) + 1;
  const newCode = before?.code ?? `site_${randomBytes(5).toString('hex')}`;
  const made = insertRecord(writer, change, SiteNoteFormat, {
    code: newCode,
    version,
    name,
    sections,
    isOffered,
  });
  context.audit({ recordId: made.id });
  return { code: newCode, version };
}

/** The format a note can be started in, if it is offered. */
export function offeredFormat(reader: Reader, code: string): NoteFormat | undefined {
  const own = NOTE_FORMATS.findLast((format) => format.code === code);
  if (own !== undefined) return own;
  const site = newestOfSite(reader).find((row) => row.code === code && row.isOffered);
  return site && formatOfSite(site);
}

/** The format and version a note was written in, if this version of the app knows it. */
export function knownFormat(
  reader: Reader,
  note: Pick<Row<typeof Note>, 'formatCode' | 'formatVersion'>,
): NoteFormat | undefined {
  const own = findNoteFormat(note.formatCode, note.formatVersion);
  if (own !== undefined) return own;
  const [row] = findRecords(
    reader,
    SiteNoteFormat,
    sql`code = ${note.formatCode} AND version = ${note.formatVersion} ORDER BY created_at, id LIMIT 1`,
  );
  return row && formatOfSite(row);
}

/**
 * The format a note is written in.
 * @throws ClinicFailure `RULE_BROKEN` `format_unknown` for one of a later version of the app.
 */
export function formatOf(
  reader: Reader,
  note: Pick<Row<typeof Note>, 'formatCode' | 'formatVersion'>,
): NoteFormat {
  const format = knownFormat(reader, note);
  if (format === undefined) throw ruleBroken('formatCode', 'format_unknown');
  return format;
}

function newestOfSite(reader: Reader): readonly Row<typeof SiteNoteFormat>[] {
  const rows = findRecords(reader, SiteNoteFormat, sqlFragment`1 ORDER BY version, created_at, id`);
  return [...new Map(rows.map((row) => [row.code, row])).values()].sort((first, second) =>
    first.name.localeCompare(second.name),
  );
}
