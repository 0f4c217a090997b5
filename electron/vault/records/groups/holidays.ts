import { z } from 'zod';

import type { MethodOutput, ParsedInput } from '../../../../shared/contract';
import { holidayIdentifier } from '../../../../shared/identifiers';
import { SiteHoliday } from '../../../../shared/model';
import { LocalDateSchema, addDays } from '../../../../shared/time';
import type { LocalDate } from '../../../../shared/time';
import type { Reader } from '../../store/connection';
import { getRecord, insertRecord, updateRecord } from '../../store/records';
import { sql } from '../../store/sql';
import type { ReadContext, WriteContext } from '../context';

const SHOWN_DAYS = 366;

/** Days of the coming year on which no group meets. */
export function listHolidays({ reader, today }: ReadContext): MethodOutput<'holiday.list'> {
  const days = holidaysBetween(reader, today, addDays(today, SHOWN_DAYS));
  return { holidays: [...days].map(([heldOn, name]) => ({ heldOn, name })) };
}

/** Sets a day on which no group meets, names it anew, or with `null` takes it back. */
export function setHoliday(
  context: WriteContext,
  { heldOn, name }: ParsedInput<'holiday.set'>,
): MethodOutput<'holiday.set'> {
  const { writer, change } = context;
  const id = holidayIdentifier(heldOn);
  const standing = getRecord(writer, SiteHoliday, id);
  if (standing !== undefined) {
    const values = name === null ? { isActive: false } : { name, isActive: true };
    updateRecord(writer, change, SiteHoliday, id, values, { expectedRevision: 'newest' });
  } else if (name !== null) {
    insertRecord(writer, change, SiteHoliday, { heldOn, name, isActive: true }, { id });
  }
  context.audit({ recordId: id });
  return {};
}

/** The names of the holidays from one day to another, by day. */
export function holidaysBetween(
  reader: Reader,
  from: LocalDate,
  through: LocalDate,
): ReadonlyMap<LocalDate, string> {
  const rows = reader.all(
    sql`SELECT held_on, name FROM site_holiday
      WHERE held_on BETWEEN ${from} AND ${through} AND is_active = 1 ORDER BY held_on`,
    z.object({ held_on: LocalDateSchema, name: z.string() }),
  );
  return new Map(rows.map((row) => [row.held_on, row.name]));
}
