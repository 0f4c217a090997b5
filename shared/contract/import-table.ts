import { z } from 'zod';

import { ImportFieldSchema } from '../exchange/import-fields';
import { IMPORT_COLUMN_LIMIT } from '../exchange/import-limits';
import { DelimiterSchema, TextEncodingSchema } from '../exchange/table-format';
import { UuidSchema } from '../identifiers';
import { ImportMapping } from '../model';
import { DATE_ORDERS } from '../rules/written-dates';
import { LocalDateSchema } from '../time';
import { Nothing, command, query } from './define-method';
import { FileTokenSchema } from './file-token';

const DateOrderSchema = z.enum(DATE_ORDERS);

/** What a person decided about words of a column that stand for no known code; `null` leaves the answer open. */
const WordChoiceSchema = z.strictObject({
  text: z.string().min(1).max(200),
  code: z.string().max(40).nullable(),
});

/** What one column is. */
export const ColumnChoiceSchema = z.strictObject({
  /** Counted from 0. */
  column: z
    .int()
    .nonnegative()
    .max(IMPORT_COLUMN_LIMIT - 1),
  field: ImportFieldSchema,
  /** Needed where the dates can be read both ways; otherwise the dates themselves say it. */
  dateOrder: DateOrderSchema.nullable(),
  words: z.array(WordChoiceSchema).max(200),
});
export type ColumnChoice = z.infer<typeof ColumnChoiceSchema>;

export const ColumnChoicesSchema = z.array(ColumnChoiceSchema).max(IMPORT_COLUMN_LIMIT);

/** What the cells of a column are like when they are read as a field. */
export const ColumnCheckSchema = z.strictObject({
  filledCount: z.int(),
  dates: z
    .strictObject({
      /**
       * `same`: no date can be read two ways. `month_first`, `day_first`: one date at least can be read only so. `ask`:
       * nothing tells. `mixed`: some can be read only the one way and some only the other.
       */
      order: z.enum([...DATE_ORDERS, 'same', 'ask', 'mixed']),
      unreadableCount: z.int(),
      /** A date that can be read both ways, as it stands there. */
      example: z
        .strictObject({ text: z.string(), month_first: LocalDateSchema, day_first: LocalDateSchema })
        .nullable(),
      hasTwoDigitYears: z.boolean(),
    })
    .nullable(),
  /** Words that stand for no code, the most frequent first; the first 100. */
  unknownWords: z.array(z.strictObject({ text: z.string(), rowCount: z.int() })).max(100),
  unknownWordCount: z.int(),
});
export type ColumnCheck = z.infer<typeof ColumnCheckSchema>;

/** A spreadsheet that was opened, and what its columns most likely are. */
export const ImportTableSchema = z.strictObject({
  tableId: UuidSchema,
  format: z.enum(['delimited', 'workbook']),
  encoding: TextEncodingSchema.nullable(),
  delimiter: DelimiterSchema.nullable(),
  sheets: z.array(z.string()),
  sheet: z.int().nonnegative(),
  /** The row with the names of the columns; `null` without one. */
  headerRow: z.int().positive().nullable(),
  firstRows: z.array(z.strictObject({ rowNumber: z.int().positive(), text: z.string() })),
  rowCount: z.int(),
  /** Where the columns' meanings come from. */
  source: z.enum(['remembered', 'guessed']),
  /** Cells with letters beyond A to Z, to see that they were read right. */
  accents: z.array(z.string()).max(8),
  /** Cells with letters that could not be read at all. */
  unreadableCellCount: z.int(),
  columns: z
    .array(
      z.strictObject({
        column: z.int().nonnegative(),
        letters: z.string(),
        header: z.string(),
        samples: z.array(z.string()).max(3),
        /** Social Security numbers are never shown. */
        isHidden: z.boolean(),
        field: ImportFieldSchema.nullable(),
        dateOrder: DateOrderSchema.nullable(),
        words: z.array(WordChoiceSchema).max(200),
        /** Of the field; `null` while there is none. */
        check: ColumnCheckSchema.nullable(),
      }),
    )
    .max(IMPORT_COLUMN_LIMIT),
});
export type ImportTable = z.infer<typeof ImportTableSchema>;

export const importTableMethods = {
  /** Says what kind of file was chosen. A spreadsheet is opened; of a file of records the token stays good. */
  'import.open': query({
    input: z.strictObject({ fileToken: FileTokenSchema }),
    output: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('records') }),
      z.strictObject({ kind: z.literal('table'), table: ImportTableSchema }),
    ]),
  }),
  /** Reads an opened spreadsheet again in another way; what isn't said is found out anew. */
  'import.readTable': query({
    input: z.strictObject({
      tableId: UuidSchema,
      encoding: TextEncodingSchema.optional(),
      delimiter: DelimiterSchema.optional(),
      sheet: z.int().nonnegative().max(1_000).optional(),
      headerRow: z.int().positive().nullable().optional(),
    }),
    output: z.strictObject({ table: ImportTableSchema }),
  }),
  /** What a column is like when it is read as another field. */
  'import.checkColumn': query({
    input: z.strictObject({
      tableId: UuidSchema,
      column: z
        .int()
        .nonnegative()
        .max(IMPORT_COLUMN_LIMIT - 1),
      field: ImportFieldSchema,
    }),
    output: z.strictObject({ check: ColumnCheckSchema }),
  }),
  /** Keeps what the columns are, for the next file with the same names of columns. */
  'import.rememberColumns': command({
    auditAction: 'import.columns_remembered',
    isLocal: true,
    localEntities: [ImportMapping.name],
    input: { tableId: UuidSchema, columns: ColumnChoicesSchema },
    output: Nothing,
  }),
};
